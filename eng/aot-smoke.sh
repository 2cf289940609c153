#!/usr/bin/env bash
# Publishes tests/Withallo.AotSmoke trimmed and as native code, and runs each against a sandbox in
# another process. Fails on any trim or AOT warning. Prints size, memory and time to the first response.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en
out=artifacts/aot
rid=$(dotnet --info | sed -nE 's/^ *RID: *//p' | head -1)

run() { # folder
  local program=$1/Withallo.AotSmoke
  coproc SERVER { "$program" serve; }
  local pid=$SERVER_PID url key
  read -r url key <&"${SERVER[0]}"
  "$program" call "$url" "$key" &
  local client=$! peak=0 now
  while kill -0 "$client" 2>/dev/null; do
    now=$(sed -nE 's/^VmHWM:[[:space:]]*([0-9]+).*/\1/p' "/proc/$client/status" 2>/dev/null || true)
    [ -n "$now" ] && peak=$now
    sleep 0.02
  done
  local status=0; wait "$client" || status=$?
  eval "exec ${SERVER[1]}>&-"
  wait "$pid" 2>/dev/null || true
  printf 'peak memory %d KiB\n' "$peak"
  return "$status"
}

publish() { # name, properties...
  local name=$1; shift
  printf '\n== %s\n' "$name"
  dotnet publish tests/Withallo.AotSmoke -c Release -r "$rid" --artifacts-path "$out/$name" -o "$out/$name/app" -v q "$@" 2>&1 | tee "$out-$name.log"
  if grep -E 'warning (IL|AOT)' "$out-$name.log"; then echo "IL warnings in $name" >&2; exit 1; fi
  printf 'size %d KiB\n' "$(du -sk "$out/$name/app" --exclude='*.dbg' --exclude='*.pdb' --exclude='*.xml' | cut -f1)"
  run "$out/$name/app"
}

mkdir -p artifacts
publish trimmed -p:SmokeMode=trimmed
publish native -p:SmokeMode=native
