#!/bin/sh
# Judges INPUT_PATH: annotations on standard output and, if wanted, INPUT_SARIF_FILE. How lint ended
# is an output: result.sh fails for it, after all has been said.
set -eu
set -f # options are cut at blanks, and become no names of files
cd "$GITHUB_WORKSPACE"

# lint FORMAT
lint() {
    set -- --root . --format "$1" --profile "$INPUT_PROFILE" --fail-on "$INPUT_FAIL_ON"
    [ -z "$INPUT_CONFIG" ] || set -- "$@" --config "$INPUT_CONFIG"
    # shellcheck disable=SC2086 # cut at blanks
    "$SSHPLAN" lint "$@" $INPUT_LINT_OPTIONS -- "$INPUT_PATH"
}

status=0
lint github || status=$?
printf 'status=%s\n' "$status" >>"$GITHUB_OUTPUT"
[ -n "$INPUT_SARIF_FILE" ] || exit 0

rm -f "$INPUT_SARIF_FILE" # what is judged may have put a link there
again=0
lint sarif >"$INPUT_SARIF_FILE" 2>/dev/null || again=$? # standard error would say the same again
if [ "$again" != "$status" ] || [ ! -s "$INPUT_SARIF_FILE" ]; then
    rm -f "$INPUT_SARIF_FILE" # wrong usage: nothing was judged
    exit 0
fi
printf 'sarif-file=%s\n' "$INPUT_SARIF_FILE" >>"$GITHUB_OUTPUT"
