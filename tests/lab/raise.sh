#!/usr/bin/env bash
# usage: raise.sh FOLDER SSHPLAN
#
# Raises four hosts in namespaces of their own, each of which reaches only its neighbours:
#
#     client -- bastion1 -- bastion2 -- target
#
# Says "up", and holds them until its standard input ends: so nothing outlives whoever holds the
# other end, however that ends. FOLDER must be empty, and readable to others; it is removed.
# Nothing of this machine changes: accounts, names and homes are mounted inside each host only.
# Needs root. Who may log in is for the tests to say, in FOLDER/HOST/authorized/USER.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$1
sshplan=$2
hosts=(client bastion1 bastion2 target)
users=(ana fred fred2 fred3 user1 user2 ops remoteuser)
ports=(22 2022 2201 2222 2224)

# The cookbook's names. Each means the next host, wherever it is looked up: where a connection
# arrives tells how many hosts it went through.
names=(
    bastion1 bastion2 target j0 door jump jump1 jump2 jumphost jumphost.example.org jump.example.org
    jumphost1.example.org jumphost2.example.org jumphost1 jumphost2 gateway.example.org
    host.example.org host1 host2 host3 host4 machine1 machine2 machine3 machine1.example.org
    machine2.example.org machine3.example.org server server2 server.example.org server2.example.org
    old-jump.example.org elsewhere.example.org sftpserver.example.org firewall.example.com
    my-private-host private.example.org a.example.org host-2 host2-by-tr
)
# These are unknown to the client.
inside=(fuloong04.localnet.lan inside.example.org abcdefghijklmnop.onion)

# The commands of ip(8) that give each host its addresses, and its ways to those of the next one.
declare -A addresses=(
    [client]="
        addr add 198.51.100.1/30 dev e0
        link set e0 up
        route add 192.0.2.15/32 via 198.51.100.2
        route add 192.168.1.1/32 via 198.51.100.2
        route add 192.168.2.1/32 via 198.51.100.2
        route add 203.0.113.7/32 via 198.51.100.2"
    [bastion1]="
        addr add 198.51.100.2/30 dev e0
        addr add 198.51.100.5/30 dev e1
        addr add 2001:db8:0:1::1/64 dev e1 nodad
        addr add 192.0.2.15/32 dev lo
        addr add 192.168.1.1/32 dev lo
        addr add 192.168.2.1/32 dev lo
        addr add 203.0.113.7/32 dev lo
        link set e0 up
        link set e1 up
        route add 192.0.2.0/24 via 198.51.100.6
        route add 192.168.1.7/32 via 198.51.100.6
        route add 192.168.2.7/32 via 198.51.100.6
        route add 2001:db8::20/128 via 2001:db8:0:1::2"
    [bastion2]="
        addr add 198.51.100.6/30 dev e0
        addr add 198.51.100.9/30 dev e1
        addr add 2001:db8:0:1::2/64 dev e0 nodad
        addr add 2001:db8::20/128 dev lo
        addr add 192.0.2.20/32 dev lo
        addr add 192.0.2.40/32 dev lo
        addr add 192.0.2.41/32 dev lo
        addr add 192.0.2.44/32 dev lo
        addr add 192.0.2.50/32 dev lo
        addr add 192.0.2.60/32 dev lo
        addr add 192.0.2.61/32 dev lo
        addr add 192.0.2.70/32 dev lo
        addr add 192.0.2.71/32 dev lo
        addr add 192.168.1.7/32 dev lo
        addr add 192.168.2.7/32 dev lo
        link set e0 up
        link set e1 up"
    [target]="
        addr add 198.51.100.10/30 dev e0
        addr add 192.0.2.38/32 dev lo
        link set e0 up"
)

new_key() { ssh-keygen -q -t ed25519 -N '' -C "$(basename "$1")" -f "$1"; }

# write_accounts HOST: passwd, group and shadow, and a home for each user.
write_accounts() {
    local etc=$folder/$1/etc home=$folder/$1/home user id=5000
    grep -E '^(nobody|sshd|daemon):' /etc/passwd >"$etc/passwd"
    echo 'root:x:0:0:root:/root:/bin/bash' >>"$etc/passwd"
    grep -E '^(root|nogroup|daemon|tty):' /etc/group >"$etc/group"
    printf '%s:*:19000::::::\n' root sshd "${users[@]}" >"$etc/shadow"
    mkdir -p "$folder/$1/root/.ssh"
    for user in "${users[@]}"; do
        echo "$user:x:$id:$id::/home/$user:/bin/bash" >>"$etc/passwd"
        echo "$user:x:$id:" >>"$etc/group"
        mkdir -p "$home/$user/.ssh"
        chown -R "$id:$id" "$home/$user"
        id=$((id + 1))
    done
}

# write_names HOST NEXT_ADDRESS
write_names() {
    local etc=$folder/$1/etc known=("${names[@]}")
    [[ $1 == client ]] || known+=("${inside[@]}")
    {
        echo "127.0.0.1 localhost"
        printf "$2 %s\n" "${known[@]}"
    } >"$etc/hosts"
    echo "hosts: files" >"$etc/nsswitch.conf"
    : >"$etc/resolv.conf"
}

# write_sshd_config HOST
write_sshd_config() {
    local at=$folder/$1
    mkdir "$at/authorized"
    new_key "$at/host_key"
    printf 'Port %s\n' "${ports[@]}" >"$at/sshd_config"
    cat >>"$at/sshd_config" <<END
HostKey $at/host_key
AuthorizedKeysFile $at/authorized/%u
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PermitTunnel yes
MaxStartups 100
KexAlgorithms curve25519-sha256
LogLevel VERBOSE
Subsystem sftp internal-sftp
END
}

# What holds for all users of HOST: nobody is asked anything, and the key of a bastion is its own.
write_client_config() {
    local at=$folder/$1/etc/ssh
    printf 'Host *\n    BatchMode yes\n    StrictHostKeyChecking yes\n    ConnectTimeout 10\n' \
        >"$at/ssh_config"
    [[ $1 == client ]] && return
    new_key "$at/own_key"
    chmod 644 "$at/own_key" # everybody's; root's keys are not asked for their mode
    echo "    IdentityFile /etc/ssh/own_key" >>"$at/ssh_config"
}

write_keys_of_ana() {
    local home=$folder/client/home key
    for key in id_ed25519 jump_key inside_key machine1_key machine2_key machine3_key server_key \
        stranger k1 k2 k3 k4 k5; do
        new_key "$home/ana/.ssh/$key"
    done
    new_key "$home/fred/.ssh/rsa_key"
    new_key "$home/fred/.ssh/rsa_key_2"
    mkdir "$folder/keys"
    cp "$home"/{ana,fred}/.ssh/*.pub "$folder/keys"
    cp "$home/ana/.ssh"/id_ed25519* "$folder/client/root/.ssh"
    chown -R 5000:5000 "$home"/{ana,fred}/.ssh
}

# What a bastion knows of the next host, under every name.
write_known_hosts() {
    local from=$1 to=$2 key
    key=$(cut -d' ' -f1,2 "$folder/$to/host_key.pub")
    echo "* $key" >"$folder/$from/etc/ssh/ssh_known_hosts"
    cp "$folder/$from/etc/ssh/own_key.pub" "$folder/keys/$from.pub"
}

# start HOST: its first process holds our standard input too, and ends with it.
start() {
    unshare --net --mount --uts --pid --fork --propagation private \
        bash "$here/host.sh" "$folder/$1" "$1" <&3 >"$folder/$1/log" 2>&1 &
    local try
    for ((try = 0; try < 500; try++)); do
        [[ -s $folder/$1/pid ]] && return
        sleep 0.02
    done
    echo "$1 did not start:" "$(cat "$folder/$1/log")" >&2
    exit 1
}

pid_of() { cat "$folder/$1/pid"; }

# link HOST INTERFACE HOST INTERFACE
link() {
    ip link add "$2" netns "$(pid_of "$1")" type veth peer name "$4" netns "$(pid_of "$3")"
}

exec 3<&0
trap 'exec 3<&-; wait; rm -rf -- "$folder"' EXIT
chmod 755 "$folder"
mkdir -p "$folder/bin/libexec/sshplan" # what the hosts have in /usr/local/bin
cp "$here"/stand_ins/* "$folder/bin"
cp "$sshplan" "$folder/bin/sshplan"
ln -s ../../sshplan "$folder/bin/libexec/sshplan/ssh"
next=(198.51.100.2 198.51.100.6 198.51.100.10 192.0.2.38)
for index in "${!hosts[@]}"; do
    host=${hosts[index]}
    mkdir -p "$folder/$host/etc/ssh"
    write_accounts "$host"
    write_names "$host" "${next[index]}"
    write_sshd_config "$host"
    write_client_config "$host"
done
write_keys_of_ana
write_known_hosts bastion1 bastion2
write_known_hosts bastion2 target
for host in "${hosts[@]}"; do start "$host"; done
link client e0 bastion1 e0
link bastion1 e1 bastion2 e0
link bastion2 e1 target e0
for host in "${hosts[@]}"; do
    nsenter --net --target "$(pid_of "$host")" ip -batch - <<<"${addresses[$host]}"
    nsenter --net --target "$(pid_of "$host")" ip -oneline address >"$folder/$host/addresses"
done
echo up
cat <&3 >"$folder/held" || true
