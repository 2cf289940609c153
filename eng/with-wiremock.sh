#!/usr/bin/env bash
# Runs a command with the real WireMock at hand:
#   eng/with-wiremock.sh dotnet test tests/Withallo.Contract.Tests
# The command finds its jar by WITHALLO_TEST_WIREMOCK and starts it itself, with `java`.
# The jar comes with the npm package of the same name, into artifacts/. Installs Debian's Java and npm if there are none (as root).
set -euo pipefail

version=3.13.2
folder="$(cd "$(dirname "$0")/.." && pwd)/artifacts/wiremock"
jar="$folder/node_modules/wiremock/build/wiremock-standalone-$version.jar"

missing=()
command -v java > /dev/null || missing+=(default-jre-headless)
[ -e "$jar" ] || command -v npm > /dev/null || missing+=(npm)
if [ "${#missing[@]}" -gt 0 ]; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
fi

if [ ! -e "$jar" ]; then
    # Only the jar is wanted, so nothing of the package need run.
    npm install --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --prefix "$folder" "wiremock@$version"
fi

WITHALLO_TEST_WIREMOCK="$jar" exec "$@"
