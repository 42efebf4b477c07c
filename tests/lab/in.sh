#!/usr/bin/env bash
# usage: in.sh FOLDER HOST USER TEXT
#
# Runs a shell's text on a host of the lab, as one of its users, without a terminal to ask at. Who
# connects is $SSH, in words, and $SSH_PROGRAM, as the path of one program.
set -euo pipefail
home=/home/$3
[[ $3 == root ]] && home=/root
exec nsenter --target "$(cat "$1/$2/pid")" --net --mount --uts --pid \
    setpriv --reuid="$3" --regid="$3" --clear-groups \
    setsid --wait \
    env --ignore-environment --chdir="$home" \
    PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME="$home" USER="$3" LOGNAME="$3" \
    SHELL=/bin/bash TERM=dumb SSH="${SSH:-ssh}" SSH_PROGRAM="${SSH_PROGRAM:-/usr/bin/ssh}" \
    bash -c "$4"
