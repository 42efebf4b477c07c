#!/usr/bin/env bash
# usage: run.sh BUILD SECONDS [TARGET...]
#
# Runs the fuzz targets of a build, as many at a time as there are processors, each for SECONDS or
# for ten million inputs; then prints a table. Exits with 1 if one has found something, and says by
# which command it is found again. What they invent stays in BUILD/corpus for the next run.
set -euo pipefail
shopt -s nullglob
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$1 seconds=$2
targets=("${@:3}")

most_inputs=10000000
longest_input=4096
# Nothing may grow without bounds. The fuzzer looks at the clock, and a machine may be busy: a unit
# that it finds slow is a finding if it takes this many seconds of a processor.
most_seconds=5
bounds=(-report_slow_units=5 -timeout=600 -rss_limit_mb=2048)
# Less of what is freed is watched, for more inputs.
export ASAN_OPTIONS=malloc_context_size=8:quarantine_size_mb=32${ASAN_OPTIONS:+:$ASAN_OPTIONS}

if ((${#targets[@]} == 0)); then
    for program in "$build"/tests/fuzz/fuzz_*; do
        if [[ -f $program && -x $program ]]; then targets+=("${program##*/fuzz_}"); fi
    done
fi

# fuzz TARGET
fuzz() {
    local name=$1 folder unit corpora=("$build/corpus/$1")
    rm -rf "$build/findings/$name"
    mkdir -p "$build/corpus/$name" "$build/findings/$name" "$build/logs"
    for folder in "$root/corpus/fuzz/$name" "$root/corpus/crashes/$name"; do
        if [[ -d $folder ]]; then corpora+=("$folder"); fi
    done
    "$build/tests/fuzz/fuzz_$name" "${bounds[@]}" -max_len=$longest_input -runs=$most_inputs \
        -max_total_time="$seconds" -print_final_stats=1 -dict="$build/tests/fuzz/$name.dict" \
        -artifact_prefix="$build/findings/$name/" "${corpora[@]}" >"$build/logs/$name.log" 2>&1 ||
        touch "$build/findings/$name/failed"
    for unit in "$build/findings/$name"/slow-unit-*; do
        if ! is_slow "$name" "$unit"; then rm "$unit"; fi
    done
}

# is_slow TARGET UNIT
is_slow() {
    local TIMEFORMAT=%U used
    used=$({ time "$build/tests/fuzz/fuzz_$1" "$2" >/dev/null 2>&1; } 2>&1)
    ((${used%.*} >= most_seconds))
}

# number LOG PATTERN: the last number that the extended regular expression finds.
number() { grep -oE "$2" "$1" | tail -n 1 | grep -oE '[0-9]+' | tail -n 1 || printf '?\n'; }

# row TARGET
row() {
    local log=$build/logs/$1.log units
    units=$(find "$build/findings/$1" -type f ! -name failed | wc -l)
    if ((units == 0)) && [[ -e $build/findings/$1/failed ]]; then units=failed; fi
    printf '%-16s %12s %8s %8s %10s %9s\n' "$1" \
        "$(number "$log" 'number_of_executed_units: +[0-9]+')" \
        "$(number "$log" 'average_exec_per_sec: +[0-9]+')" \
        "$(number "$log" 'cov: [0-9]+')" "$(number "$log" 'ft: [0-9]+')" "$units"
}

# tell TARGET: how its findings are found again; fails if there are any.
tell() {
    local unit status=0
    for unit in "$build/findings/$1"/*; do
        status=1
        if [[ ${unit##*/} == failed ]]; then
            printf '%s failed, see %s\n' "$1" "$build/logs/$1.log"
        else
            printf 'found: %s\n' "$build/tests/fuzz/fuzz_$1 $unit"
        fi
    done
    return "$status"
}

for name in "${targets[@]}"; do
    if [[ ! -x $build/tests/fuzz/fuzz_$name ]]; then
        printf 'run.sh: there is no target %s\n' "$name" >&2
        exit 2
    fi
done
for name in "${targets[@]}"; do
    while (($(jobs -rp | wc -l) >= $(nproc))); do wait -n || true; done
    fuzz "$name" &
done
wait

printf '%-16s %12s %8s %8s %10s %9s\n' target executions per_sec edges features findings
for name in "${targets[@]}"; do row "$name"; done
found=0
for name in "${targets[@]}"; do tell "$name" || found=1; done
exit "$found"
