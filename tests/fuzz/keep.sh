#!/usr/bin/env bash
# usage: keep.sh BUILD [TARGET...]
#
# Chooses, of all inputs of each target (those that are kept, and those that it has invented), the
# few that reach most, and keeps these in corpus/fuzz.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$1
targets=("${@:2}")

most_files=100
most_bytes=300000

if ((${#targets[@]} == 0)); then
    for folder in "$build"/corpus/*/; do targets+=("$(basename "$folder")"); done
fi

# keep TARGET: the merge writes what adds most first, so the oldest files are the best.
keep() {
    local name=$1 kept=$root/corpus/fuzz/$1 chosen files=0 bytes=0 file size
    chosen=$(mktemp -d)
    mkdir -p "$kept"
    "$build/tests/fuzz/fuzz_$name" -set_cover_merge=1 -timeout=600 -rss_limit_mb=2048 "$chosen" \
        "$kept" "$build/corpus/$name" >"$build/logs/$name-keep.log" 2>&1
    rm -rf "$kept"
    mkdir -p "$kept"
    while IFS= read -r file; do
        size=$(stat -c %s "$chosen/$file")
        if ((files < most_files && bytes + size <= most_bytes)); then
            cp "$chosen/$file" "$kept/$file"
            files=$((files + 1)) bytes=$((bytes + size))
        fi
    done < <(ls -tr "$chosen")
    rm -rf "$chosen"
    printf '%-16s %4d files %7d bytes\n' "$name" "$files" "$bytes"
}

mkdir -p "$build/logs"
for name in "${targets[@]}"; do keep "$name"; done
