#!/bin/sh
# Says in the summary of the job which hosts go another way than at INPUT_BASE. Nothing of it goes
# to the log: names of hosts could be read there as commands to the runner.
set -eu
[ -n "$INPUT_BASE" ] || exit 0

scratch=$(mktemp -d "${RUNNER_TEMP:-/tmp}/sshplan.XXXXXX")

# In a container the repository belongs to somebody else, which git refuses unless told.
repository() {
    git -C "$GITHUB_WORKSPACE" -c safe.directory="$GITHUB_WORKSPACE" "$@"
}

# check_out COMMIT NAME: its files, in a folder of that name.
check_out() {
    repository worktree add --quiet --detach "$scratch/$2" "$1"
}

# shellcheck disable=SC2317 # the trap calls it
tidy_up() {
    rm -rf "$scratch"
    repository worktree prune
}
trap tidy_up EXIT

# finish STATUS: hands on how the comparison ended.
finish() {
    printf 'status=%s\n' "$1" >>"$GITHUB_OUTPUT"
    exit 0
}

# summarise FILE: shows it as it is, behind a fence that is longer than any in it.
summarise() {
    fence='```'
    while grep -qF -e "$fence" "$1"; do fence="$fence\`"; done
    printf '### Routes, compared with %s\n\n%stext\n' "$base" "$fence"
    head -c 500000 "$1" # GitHub takes 1 MiB a step
    printf '\n%s\n\n' "$fence"
    [ "$(wc -c <"$1")" -le 500000 ] ||
        printf 'This is cut: sshplan hosts --diff OLD NEW shows all of it.\n\n'
}

if ! base=$(repository rev-parse --quiet --verify "$INPUT_BASE^{commit}"); then
    echo "sshplan: there is no $INPUT_BASE to compare with here: give actions/checkout fetch-depth: 2"
    finish 2
fi
check_out "$base" before
check_out HEAD after
cd "$scratch" # so that files are called before/... and after/..., and nothing else is read

if [ ! -e "before/$INPUT_PATH" ]; then
    echo "There is no $INPUT_PATH in it: nothing to compare with." >changes
    summarise changes >>"$GITHUB_STEP_SUMMARY"
    finish 0
fi
status=0
"$SSHPLAN" hosts --diff --root . -- "before/$INPUT_PATH" "after/$INPUT_PATH" >changes 2>&1 ||
    status=$?
summarise changes >>"$GITHUB_STEP_SUMMARY"
case $status in
    0) echo 'routes-differ=false' >>"$GITHUB_OUTPUT" ;;
    1) echo 'routes-differ=true' >>"$GITHUB_OUTPUT" ;;
esac
finish "$status"
