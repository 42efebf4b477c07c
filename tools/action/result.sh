#!/bin/sh
# Fails if lint did, if routes could not be compared, or if other routes are to be rejected.
set -eu
ended=0

# fail STATUS TEXT
fail() {
    printf 'sshplan: %s\n' "$2"
    ended=$1
}

case $INPUT_ROUTE_CHANGES in
    show | reject) ;;
    *) fail 2 "route-changes is show or reject, not '$INPUT_ROUTE_CHANGES'" ;;
esac
case $HOSTS_STATUS:$INPUT_ROUTE_CHANGES in
    :* | 0:* | 1:show) ;;
    1:*) fail 1 'some hosts go another way: the summary of this job names them' ;;
    *) fail "$HOSTS_STATUS" "routes were not compared (hosts --diff: status $HOSTS_STATUS)" ;;
esac
case $LINT_STATUS in
    0) ;;
    1) fail 1 'lint found something: it stands above, and at its lines' ;;
    *) fail "$LINT_STATUS" "not all could be judged (lint: status $LINT_STATUS)" ;;
esac
exit "$ended"
