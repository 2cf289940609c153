#!/usr/bin/env bash
# Mutation tests of the code that must not be wrong: retries, limits and errors of the client, signatures and the way of a delivery.
# Stryker changes one operator, literal or statement at a time and expects a test to fail; each test project's stryker-config.json says
# which files, and which share of the mutants must be found. Both, or one of them:
#   eng/mutants.sh [Api|Webhooks]
# Not part of .ci/run: each takes ten to twenty minutes on two cores. Reports: artifacts/mutants/<name>/reports.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
# A property of the build: of the client's tests, those that are about this code.
export MutationTests=true
root=$PWD status=0

dotnet tool restore
for name in ${1:-Webhooks Api}; do
    cd "$root/tests/Withallo.$name.Tests"
    dotnet stryker --output "$root/artifacts/mutants/$name" || status=1
done

exit $status
