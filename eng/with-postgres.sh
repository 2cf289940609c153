#!/usr/bin/env bash
# Runs a command with a throw-away PostgreSQL on a free loopback port:
#   eng/with-postgres.sh dotnet test --project tests/Withallo.Webhooks.PostgreSql.Tests
# The command finds it by WITHALLO_TEST_POSTGRES. With --fsync before it, the server waits for the disk, as one that is measured must.
# Installs Debian's postgresql if there is none (as root).
set -euo pipefail

fsync=off
if [ "${1:-}" = --fsync ]; then
    fsync=on
    shift
fi

find_binaries() {
    if command -v initdb > /dev/null; then
        dirname "$(readlink -f "$(command -v initdb)")"
    else
        # The newest version that Debian has installed.
        find /usr/lib/postgresql -path '*/bin/initdb' 2> /dev/null | sort -V | tail -n 1 | xargs -r dirname
    fi
}

binaries=$(find_binaries)
if [ -z "$binaries" ]; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postgresql
    binaries=$(find_binaries)
fi

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

folder=$(mktemp -d)
stop() {
    as_owner "$binaries/pg_ctl" stop -D "$folder/data" -m immediate -s > /dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT

if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$folder"
fi

as_owner "$binaries/initdb" -D "$folder/data" -U withallo -A trust -E UTF8 --no-sync --no-instructions > "$folder/initdb.log"

# A port that is free now may be taken in a moment: another one is tried then.
for attempt in 1 2 3 4 5; do
    port=$(shuf -i 20000-60000 -n 1)
    if as_owner "$binaries/pg_ctl" start -D "$folder/data" -w -s -l "$folder/data/server.log" \
        -o "-c listen_addresses=127.0.0.1 -p $port -k '' -c fsync=$fsync"; then
        break
    elif [ "$attempt" -eq 5 ]; then
        cat "$folder/data/server.log" >&2
        exit 1
    fi
done

status=0
WITHALLO_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=withallo;Database=postgres" "$@" || status=$?
exit "$status"
