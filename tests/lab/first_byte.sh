#!/usr/bin/env bash
# usage: first_byte.sh SSHPLAN [RUNS]
#
# Raises the lab, and measures how long `ssh` and `sshplan connect` take from their start to the
# first byte of the target, through both bastions: stand_ins/first-byte. Needs root.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sshplan=$1
runs=${2:-40}
lab=$(mktemp -d)
coproc raised { exec bash "$here/raise.sh" "$lab" "$sshplan"; }
raised_pid=$!
hold=${raised[1]}
trap 'eval "exec $hold>&-"; wait "$raised_pid" || true' EXIT
read -r _ <&"${raised[0]}"
ssh=$lab/client/home/ana/.ssh
jump=
while read -r name host user; do
    cp "$lab/keys/id_ed25519.pub" "$lab/$host/authorized/$user"
    echo "$host $(cut -d' ' -f1,2 "$lab/$host/host_key.pub")" >>"$ssh/known_hosts"
    printf 'Host %s\n    HostName %s\n    User %s\n%s' "$name" "$host" "$user" "$jump" >>"$ssh/config"
    jump="    ProxyJump $name"$'\n'
done <<'END'
one bastion1 fred
two bastion2 fred2
three target fred3
END
chown 5000:5000 "$ssh/config" "$ssh/known_hosts" # ana, as raise.sh numbers its users
bash "$here/in.sh" "$lab" client ana "first-byte $runs three"
