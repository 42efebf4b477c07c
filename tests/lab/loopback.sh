#!/usr/bin/env bash
# usage: loopback.sh FOLDER
#
# Raises three sshd's of whoever runs this, at 127.0.0.2, .3 and .4: hosts called near, middle and
# far, for machines where nobody may make namespaces. Says "up", and ends them, by process id, when
# its standard input ends. FOLDER must be empty; config in it is an ssh_config that knows the hosts,
# and HOST.log has what each sshd says. Nothing keeps these hosts apart.
set -euo pipefail
if ((EUID == 0)) && [[ ${2:-} != inside ]]; then # sshd wants a folder of root's in /run
    exec unshare --mount --propagation private bash "$0" "$1" inside
fi
folder=$1
hosts=(near middle far)
started=()
end() {
    ((${#started[@]} == 0)) || kill "${started[@]}"
    wait
}
trap end EXIT
trap 'exit 1' HUP INT TERM
if ((EUID == 0)); then
    mount -t tmpfs -o mode=755 none /run
    mkdir /run/sshd
fi

# free_port ADDRESS: one at which nothing listens.
free_port() {
    local port=$((20000 + RANDOM % 10000))
    while (exec 4<>"/dev/tcp/$1/$port") 2>/dev/null; do port=$((port + 1)); done
    echo $port
}

# start HOST ADDRESS PORT
start() {
    ssh-keygen -q -t ed25519 -N '' -f "$folder/$1_key"
    echo "$1 $(cut -d' ' -f1,2 "$folder/$1_key.pub")" >>"$folder/known_hosts"
    cat >"$folder/$1.sshd" <<END
ListenAddress $2:$3
HostKey $folder/$1_key
AuthorizedKeysFile $folder/key.pub
SetEnv LAB_HOST=$1
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
KexAlgorithms curve25519-sha256
LogLevel VERBOSE
END
    cat >>"$folder/config" <<END
Host $1
    HostName $2
    Port $3
    HostKeyAlias $1
END
    /usr/sbin/sshd -D -E "$folder/$1.log" -f "$folder/$1.sshd" &
    started+=($!)
    until (exec 4<>"/dev/tcp/$2/$3") 2>/dev/null; do
        kill -0 $! # it may have refused to start
        sleep 0.02
    done
}

ssh-keygen -q -t ed25519 -N '' -f "$folder/key"
cat >"$folder/config" <<END
Host middle
    ProxyJump near
Host far
    ProxyCommand ssh -F $folder/config -W %h:%p middle
Host *
    BatchMode yes
    StrictHostKeyChecking yes
    UserKnownHostsFile $folder/known_hosts
    UpdateHostKeys no
    IdentityFile $folder/key
    IdentitiesOnly yes
END
address=2
for host in "${hosts[@]}"; do
    start "$host" "127.0.0.$address" "$(free_port "127.0.0.$address")"
    address=$((address + 1))
done
echo up
cat >/dev/null
