#!/usr/bin/env bash
# Runs every test. Installs what is missing (Debian packages), starts a throwaway PostGIS on a free port as a user that
# is not root, and stops it again. Arguments go to `dotnet test`.
set -euo pipefail
cd "$(dirname "$0")/.."

needs=()
need() { # command-or-file package
    command -v "$1" >/dev/null 2>&1 || [ -e "$1" ] || needs+=("$2")
}
need chromium chromium
need ogrinfo gdal-bin
need soffice libreoffice-calc-nogui
need pdftotext poppler-utils
need /usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py python3-gdal
need /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc fonts-noto-cjk
ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 || needs+=(postgresql-15-postgis-3)
if [ ${#needs[@]} -gt 0 ]; then
    echo "Installing: ${needs[*]}"
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "This is no Debian system. Install by hand what these Debian packages hold: ${needs[*]}" >&2
        exit 1
    fi
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${needs[@]}" >/dev/null
fi

# PostgreSQL refuses to run as root.
as_server=()
[ "$(id -u)" != 0 ] || as_server=(runuser -u postgres --)
binaries=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
folder=$(mktemp -d)
password=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
printf '%s' "$password" >"$folder/password"
[ "$(id -u)" != 0 ] || chown -R postgres "$folder"
stop() {
    "${as_server[@]}" "$binaries/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
"${as_server[@]}" "$binaries/initdb" -D "$folder/data" -U enclave --pwfile="$folder/password" -A scram-sha-256 -E UTF8 --locale=C >/dev/null
port=
for _ in $(seq 20); do
    candidate=$((20000 + RANDOM % 30000))
    if "${as_server[@]}" "$binaries/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
        -o "-p $candidate -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off" start >/dev/null 2>&1; then
        port=$candidate
        break
    fi
done
if [ -z "$port" ]; then
    echo "PostgreSQL did not start:" >&2
    cat "$folder/log" >&2
    exit 1
fi
PGPASSWORD=$password psql -q -h 127.0.0.1 -p "$port" -U enclave -d postgres -c 'CREATE DATABASE enclave_test' >/dev/null
PGPASSWORD=$password psql -q -h 127.0.0.1 -p "$port" -U enclave -d enclave_test -c 'CREATE EXTENSION postgis' >/dev/null
export ENCLAVE_TEST_POSTGIS="Host=127.0.0.1;Port=$port;Username=enclave;Password=$password;Database=enclave_test"

dotnet test --solution EnclavePlanner.sln --no-progress "$@"
