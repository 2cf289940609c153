#!/usr/bin/env bash
# Runs a command with a throw-away Redis on a free loopback port:
#   eng/with-redis.sh dotnet test --project tests/Withallo.Interop.Tests
# The command finds it by WITHALLO_TEST_REDIS. Installs Debian's redis-server if there is none (as root).
set -euo pipefail

if ! command -v redis-server > /dev/null; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends redis-server
fi

folder=$(mktemp -d)
server=
stop() {
    if [ -n "$server" ]; then
        kill "$server" 2> /dev/null || true
        wait "$server" 2> /dev/null || true
    fi
    rm -rf "$folder"
}
trap stop EXIT

# A port that is free now may be taken in a moment: another one is tried then.
for attempt in 1 2 3 4 5; do
    port=$(shuf -i 20000-60000 -n 1)
    redis-server --bind 127.0.0.1 --port "$port" --dir "$folder" --save '' --appendonly no > "$folder/server.log" &
    server=$!
    # By its process id: the port might belong to another Redis.
    until redis-cli -h 127.0.0.1 -p "$port" info server 2> /dev/null | grep -q "^process_id:$server[[:space:]]"; do
        kill -0 "$server" 2> /dev/null || break
        sleep 0.1
    done
    if kill -0 "$server" 2> /dev/null; then
        break
    elif [ "$attempt" -eq 5 ]; then
        cat "$folder/server.log" >&2
        exit 1
    fi
done

status=0
WITHALLO_TEST_REDIS="127.0.0.1:$port" "$@" || status=$?
exit "$status"
