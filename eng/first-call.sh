#!/usr/bin/env bash
# Publishes as native code one program that reads a page of calls, by hand and by the SDK. Prints their sizes, and fails when the SDK's is
# over 9.75 MiB, a little more than it is: a size is the same on every machine, so this is a gate. docs/aot.md has the figures.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en
out=artifacts/first-call
most_kib=9984
rid=$(dotnet --info | sed -nE 's/^ *RID: *//p' | head -1)
mkdir -p "$out"

publish() { # name, project, properties...
  local name=$1 project=$2; shift 2
  # In the build folder of eng/aot-smoke.sh, which has compiled the same sources in the same way.
  dotnet publish "benchmarks/$project" -c Release -r "$rid" -p:SmokeMode=native \
    --artifacts-path artifacts/aot/native -o "$out/$name" -v q "$@" 2>&1 | tee "$out/$name.log"
  if grep -E 'warning (IL|AOT)' "$out/$name.log"; then echo "IL warnings in $name" >&2; exit 1; fi
}

publish hand FirstCall.Hand
publish sdk FirstCall.Sdk

# Any response of ten calls will do; one server for both.
server_dll=benchmarks/Withallo.Benchmarks/bin/Debug/net10.0/Withallo.Benchmarks.dll
[ -e "$server_dll" ] || dotnet build benchmarks/Withallo.Benchmarks -v q
coproc SERVER { dotnet "$server_dll" serve; }
server=$SERVER_PID
read -r url <&"${SERVER[0]}"
trap 'eval "exec ${SERVER[1]}>&-"; wait "$server" 2>/dev/null || true' EXIT

size_of() { stat -c %s "$1"; }
hand_size=$(size_of "$out/hand/FirstCall.Hand")
printf '| program | size | beside hand | says |\n|---|---:|---:|---|\n'
for pair in hand:FirstCall.Hand sdk:FirstCall.Sdk; do
  program="$out/${pair%%:*}/${pair##*:}"
  said=$("$program" "$url" key +12025550100)
  [ "$said" = "10 calls, 200 rows" ] || { echo "$program says: $said" >&2; exit 1; }
  awk -v name="${pair%%:*}" -v size="$(size_of "$program")" -v hand="$hand_size" -v said="$said" \
    'BEGIN { printf "| %s | %.2f MiB | %+.2f MiB | %s |\n", name, size / 1048576, (size - hand) / 1048576, said }'
done

size=$(($(size_of "$out/sdk/FirstCall.Sdk") / 1024))
if [ "$size" -gt "$most_kib" ]; then
  echo "The SDK's program has $size KiB: at most $most_kib are allowed." >&2
  exit 1
fi
