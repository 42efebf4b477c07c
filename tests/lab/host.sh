#!/usr/bin/env bash
# usage: host.sh FOLDER NAME
#
# The first process of a host of the lab, in namespaces of its own: makes it look like one, starts
# its servers, and ends, and the host with it, when its standard input does.
set -euo pipefail
folder=$1
read -r pid _ </proc/self/stat # as those outside call this process
hostname "$2"
mount -t proc proc /proc
for file in passwd group shadow hosts nsswitch.conf resolv.conf ssh; do
    mount --bind "$folder/etc/$file" "/etc/$file"
done
mount --bind "$folder/home" /home
mount --bind "$folder/root" /root
mount --bind "$folder/../bin" /usr/local/bin
mount -t tmpfs -o mode=755 none /run
mkdir /run/sshd
ip link set lo up
echo 0 >/proc/sys/net/ipv4/ip_forward
servers=()
if [[ $2 != client ]]; then
    /usr/sbin/sshd -D -E "$folder/sshd.log" -f "$folder/sshd_config" &
    servers+=(22)
fi
if [[ $2 == client || $2 == target ]]; then
    mkdir "$folder/www"
    cd "$folder/www"
    echo "hello from $2" >index.html
    /usr/bin/python3 -m http.server --bind 0.0.0.0 80 &
    servers+=(80)
fi
for port in "${servers[@]}"; do
    until (exec 4<>"/dev/tcp/127.0.0.1/$port"); do sleep 0.02; done 2>"$folder/waited"
done
: >"$folder/sshd.log"
echo "$pid" >"$folder/pid"
cat >"$folder/held"
