#!/usr/bin/env bash
# Writes what users see of each package into its PublicAPI.Unshipped.txt: run it after a change that is meant, and review the difference.
# The analyzer's code fix does the same in an editor, except for what a generator writes.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en

log=$(mktemp)
trap 'rm -f "$log"' EXIT

for file in src/*/PublicAPI.Unshipped.txt; do
    echo '#nullable enable' > "$file"
done

for file in src/*/PublicAPI.Unshipped.txt; do
    dotnet build "$(dirname "$file")" -v q -nologo -p:TreatWarningsAsErrors=false >> "$log" || { cat "$log"; exit 1; }
done

# The analyzer says each line: RS0016 is a symbol that is not declared, RS0017 one that was shipped and is gone.
for file in src/*/PublicAPI.Unshipped.txt; do
    project=$(basename "$(dirname "$file")").csproj
    sed -nE "/$project\]\$/ {
        s/.*RS0016: Symbol '(.*)' is not part of the declared .*/\1/p
        s/.*RS0017: Symbol '(.*)' is part of the declared .*/*REMOVED*\1/p
    }" "$log" | LC_ALL=C sort -u >> "$file"
    echo "$file: $(($(wc -l < "$file") - 1)) lines"
done
