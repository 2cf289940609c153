#!/usr/bin/env bash
# Makes the pictures of the documents anew, in docs/images: the dashboard as a test sees it. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p docs/images
WITHALLO_PICTURES="$PWD/docs/images" dotnet test --project tests/Dashboard.Tests -- --filter-method "*The_picture_in_the_README_is_small"
ls -l docs/images
