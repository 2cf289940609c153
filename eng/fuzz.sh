#!/usr/bin/env bash
# Has afl-fuzz make up bodies for the readers of webhooks and responses, from the fixtures on, for two minutes or as many seconds as the
# argument says. Fails when one of them ends in an exception that is not foreseen; the bodies are in artifacts/fuzz/findings/default/crashes.
# Installs Debian's afl++ if there is none (as root), and SharpFuzz's tool into artifacts/fuzz. Not part of CI.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-120}
out=artifacts/fuzz

if ! command -v afl-fuzz > /dev/null; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends afl++
fi

[ -x "$out/tools/sharpfuzz" ] || dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$out/tools"

rm -rf "$out/app" "$out/corpus" "$out/findings"
dotnet publish tests/Withallo.Fuzz -c Release -o "$out/app" -v q -nologo
for package in Withallo.Webhooks Withallo.Api; do
    "$out/tools/sharpfuzz" "$out/app/$package.dll"
done

mkdir -p "$out/corpus"
find tests/Fixtures -name '*.json' -size -4k | while read -r file; do
    cp "$file" "$out/corpus/$(echo "${file#tests/Fixtures/}" | tr / -)"
done

# In a container, cores are neither dumped to a file nor bound to a processor as afl-fuzz would like.
AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1 AFL_FORKSRV_INIT_TMOUT=60000 \
    afl-fuzz -V "$seconds" -t 10000 -m none -i "$out/corpus" -o "$out/findings" dotnet "$out/app/Withallo.Fuzz.dll" > "$out/afl.log" 2>&1 \
    || { tail -20 "$out/afl.log" >&2; exit 1; }

grep -E '^(execs_done|execs_per_sec|corpus_count|corpus_found|saved_crashes|saved_hangs|edges_found)' "$out/findings/default/fuzzer_stats"
grep -qE '^saved_crashes +: 0$' "$out/findings/default/fuzzer_stats"
