#!/usr/bin/env bash
# The long forms of tests whose short forms are in every run: programs killed (kill -9) during commits into files and
# databases, imports, undos and the taking in of outside edits, eight writers on one plan, the readers fed with files changed
# at random and with the corpora of broken files (5 s, 500 MiB), and points of every 3° zone projected by PROJ. Kills and
# writers need PostGIS: set ENCLAVE_TEST_POSTGIS as for the tests. Prints how many, how long, and the outcome. How long to go on
# is yours to say:
#   ENCLAVE_SOAK_KILLS=200 ENCLAVE_SOAK_EDITS=500 ENCLAVE_SOAK_MUTATIONS=100000 ENCLAVE_SOAK_POINTS=100000 \
#       scripts/soak.sh [kills] [writers] [mutations] [broken] [points]
set -euo pipefail
cd "$(dirname "$0")/.."
export ENCLAVE_SOAK_KILLS=${ENCLAVE_SOAK_KILLS:-200}
export ENCLAVE_SOAK_EDITS=${ENCLAVE_SOAK_EDITS:-500}
export ENCLAVE_SOAK_MUTATIONS=${ENCLAVE_SOAK_MUTATIONS:-100000}
export ENCLAVE_SOAK_POINTS=${ENCLAVE_SOAK_POINTS:-100000}
[ $# -gt 0 ] || set -- kills mutations

outcome=0
run() { # project filter
    local program=tests/$1/bin/Release/net10.0/$1
    dotnet build "tests/$1" -c Release -v q -nologo
    # The figures are among what a passed test says of itself.
    if env ${heap:+DOTNET_GCHeapHardLimit=$heap} "$program" --filter "$2" --output Detailed --progress off --no-ansi >"$log" 2>&1; then
        grep -E '^ +.*; [0-9]+ s$' "$log" || true
        echo "passed: $2"
    else
        cat "$log"
        echo "FAILED: $2"
        outcome=1
    fi
}
log=$(mktemp)
files=
trap 'rm -rf "$log" ${files:+"$files"}' EXIT

for form in "$@"; do
    case $form in
    kills)
        run EnclavePlanner.Storage.Tests ClassName~Killed
        ;;
    writers)
        run EnclavePlanner.Storage.Tests ClassName~ConcurrentWritersTests
        ;;
    mutations)
        # Every mutation is written to a file and read again: in memory, where the system offers that.
        if [ -w /dev/shm ]; then
            files=$(mktemp -d -p /dev/shm)
            export TMPDIR=$files
        fi
        run EnclavePlanner.Exchange.Tests Name~changed_at_random
        ;;
    broken)
        # One class at a time: side by side they would share the heap.
        for class in BrokenShapefileTests BrokenGeoJsonTests BrokenBoundaryPointTests BrokenGeoPackageTests DxfBrokenTests BrokenCsvTests BrokenWorkbookTests; do
            ENCLAVE_SOAK_STOP=5 heap=0x1F400000 run EnclavePlanner.Exchange.Tests "ClassName~$class&Name!~changed_at_random"
        done
        ;;
    points)
        run EnclavePlanner.Geodesy.Tests Name~places_random_points
        ;;
    *)
        echo "scripts/soak.sh [kills] [writers] [mutations] [broken] [points]" >&2
        exit 2
        ;;
    esac
done
exit "$outcome"
