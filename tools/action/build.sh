#!/bin/sh
# Builds sshplan from the sources around this action: there is no release to download yet. Where
# SSHPLAN is set, it is taken instead.
set -eu

if [ -z "${SSHPLAN:-}" ]; then
    root=$(cd "$GITHUB_ACTION_PATH/../.." && pwd)
    "$root/tools/dev" build
    SSHPLAN=$root/build/release/bin/sshplan
fi
printf 'sshplan=%s\n' "$SSHPLAN" >>"$GITHUB_OUTPUT"
