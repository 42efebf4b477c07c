#include <unistd.h>

#include <iostream>

#include <catch2/catch.hpp>

#include "lab.hpp"
#include "tests/support/case_lines.hpp"

using namespace sshplan;
using test::Connector;
using test::Hop;
using test::Lab;

namespace {

/// Something to be carried through the lab, and what the command line prints if it arrived whole.
struct Carriage {
    std::string name;
    std::string text;
    std::string out;
};

const std::string chain =
    "Host bastion1\n    User fred\n"
    "Host bastion2\n    User fred2\n    ProxyJump bastion1\n"
    "Host target\n    User fred3\n    ProxyJump bastion2\n"
    "Host *\n    ExitOnForwardFailure yes\n";

const std::vector<Hop> chain_hops{{"fred", "bastion1", "bastion1"},
                                  {"fred2", "bastion2", "bastion2"},
                                  {"fred3", "target", "target,[target]:2222"}};

const std::vector<Carriage> through_forwards{
    {"-L (R22)",
     "$SSH -N -L 8900:localhost:80 target & ssh=$!\n"
     "await 8900 && curl -sS -m 10 http://localhost:8900/; kill $ssh",
     "hello from target\n"},
    {"-L with -J (R22)",
     "$SSH -N -L 8901:localhost:80 -J fred@bastion1,fred2@bastion2 target & ssh=$!\n"
     "await 8901 && curl -sS -m 10 http://localhost:8901/; kill $ssh",
     "hello from target\n"},
    {"-D (R24): bastion2 looks the name up",
     "$SSH -N -D 8899 bastion2 & ssh=$!\n"
     "await 8899 && curl -sS -m 10 --socks5-hostname localhost:8899 http://target/; kill $ssh",
     "hello from target\n"},
    {"-D twice, in the background (R24)",
     "$SSH -D 1080 -D 1081 -f -C -q -N -M -S control target\n"
     "curl -sS -m 10 --socks5-hostname localhost:1080 http://localhost/\n"
     "curl -sS -m 10 --socks5-hostname localhost:1081 http://localhost/\n"
     "$SSH -q -S control -O exit target",
     "hello from target\nhello from target\n"},
    {"-R",
     "$SSH -R 9191:localhost:80 target curl -sS -m 10 http://localhost:9191/",
     "hello from client\n"},
    {"-W",
     "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | $SSH -W localhost:80 target | tail -n 1",
     "hello from target\n"},
    {"rsync over -L (R23)",
     "mkdir -p from; echo words >from/file\n"
     "$SSH -N -L 2222:target:22 bastion2 & ssh=$!\n"
     "await 2222\n"
     "rsync -a -e \"$SSH -p 2222 -o HostKeyAlias=target\" from/ fred3@localhost:to/; kill $ssh\n"
     "$SSH target cat to/file",
     "words\n"},
};

const std::vector<Carriage> through_programs{
    {"100 MB there and back",
     "head -c 100000000 /dev/urandom >big\n"
     "$SSH target cat <big | cmp - big && echo whole; rm big",
     "whole\n"},
    {"sftp",
     "head -c 300000 /dev/urandom >f\n"
     "printf 'put f there\\nget there back\\n' | sftp -q -b - -S $SSH_PROGRAM target >log\n"
     "cmp f back && echo same",
     "same\n"},
    {"scp",
     "scp -q -S $SSH_PROGRAM f target:by-scp && scp -q -S $SSH_PROGRAM target:by-scp back2\n"
     "cmp f back2 && echo same",
     "same\n"},
    {"scp -O",
     "scp -O -q -S $SSH_PROGRAM f target:old && scp -O -q -S $SSH_PROGRAM target:old back3\n"
     "cmp f back3 && echo same",
     "same\n"},
    {"rsync",
     "mkdir -p folder/below; cp f folder/below/; rsync -a -e \"$SSH\" folder/ target:copy/\n"
     "rsync -a -e \"$SSH\" target:copy/ returned/; diff -r folder returned && echo same",
     "same\n"},
    {"git, by a URL with a port",
     "export GIT_SSH_COMMAND=\"$SSH\"\n"
     "$SSH target 'rm -rf project.git; git init -q --bare -b main project.git'\n"
     "rm -rf one two; git init -q -b main one; cd one; echo words >file; git add file\n"
     "git -c user.name=Ana -c user.email=ana@example.org commit -q -m 'Add words'\n"
     "git push -q ssh://fred3@target:2222/home/fred3/project.git main\n"
     "cd ..; git clone -q ssh://fred3@target:2222/~/project.git two; cat two/file",
     "words\n"},
};

/// As root, with a tun device at both ends; what answers is an sshd, through the tunnel.
Carriage tunnel(const std::string& name, const std::string& words) {
    return {
        name,
        words +
            " 'ip addr add 203.0.113.18/30 dev tun1; ip link set tun1 up; echo up' >up & ssh=$!\n"
            "for _ in $(seq 500); do grep -q up up && break; sleep 0.02; done\n"
            "ip addr add 203.0.113.17/30 dev tun0; ip link set tun0 up\n"
            "exec 3<>/dev/tcp/203.0.113.18/22; head -c 8 <&3; kill $ssh; wait $ssh; rm up",
        "SSH-2.0-"};
}

void carry(const Carriage& carriage,
           const Connector& connector,
           Lab::Account account = Lab::Account::ana) {
    INFO(carriage.name << " (" << connector.name << ")");
    const test::ProcessEnd end = test::lab()->run("client", carriage.text, connector, account);
    INFO(end.err);
    CHECK(end.out == carriage.out);
}

void carry_all(const std::vector<Carriage>& carriages, const Connector& connector) {
    test::lab()->write(".ssh/config", chain);
    test::lab()->allow(chain_hops);
    for (const Carriage& carriage : carriages) carry(carriage, connector);
}

/// R28 and R34: files from behind a jump host, under names of keys that the recipes say.
void carry_files_of_recipes(const Connector& connector) {
    Lab& lab = *test::lab();
    lab.write(".ssh/config", test::read_bytes(SSHPLAN_SOURCE_DIR "/corpus/cookbook/r34_sftp.conf"));
    lab.allow({{"ana", "bastion1", "jumphost.example.org"}, {"ana", "bastion2", "sftpserver"}});
    lab.write("f", "words");
    carry({"R34",
           "scp -q -S $SSH_PROGRAM f sftpserver:\n"
           "echo 'get f f2' | sftp -q -b - -S $SSH_PROGRAM sftpserver >log; cat f2; rm f2",
           "words"},
          connector);
    lab.allow({{"ana", "bastion1", "machine1"}, {"fred", "bastion2", "machine1"}});
    // Both keys are filed under one name, and ssh would take bastion2's for one that is no more.
    lab.write(".ssh/config", "UpdateHostKeys no\n");
    carry({"R28",
           "printf 'put f\\nget f f2\\n' | sftp -b - -S $SSH_PROGRAM "
           "-o 'ProxyCommand ssh %h nc machine2 22' fred@machine1 >log; cat f2; rm f2",
           "words"},
          connector);
}

void carry_through_tunnels(const Connector& connector) {
    if (::access("/dev/net/tun", R_OK | W_OK) != 0) {
        std::cout << "SKIPPED: there is no /dev/net/tun\n";
        return;
    }
    test::lab()->allow({{"root", "bastion1", "192.0.2.15"}});
    carry(tunnel("-w (R29)", "$SSH -w 0:1 root@192.0.2.15"), connector, Lab::Account::root);
    test::lab()->allow({{"fred", "bastion1", "bastion1"},
                        {"fred2", "bastion2", "bastion2"},
                        {"root", "target", "target"}});
    carry(tunnel("-w through the chain", "$SSH -w 0:1 -J fred@bastion1,fred2@bastion2 root@target"),
          connector,
          Lab::Account::root);
}

}  // namespace

TEST_CASE("carried: by forwards of ssh, through the chain") {
    if (test::lab() == nullptr) return;
    carry_all(through_forwards, test::plain_ssh());
}

TEST_CASE("carried: files, through the chain by ssh") {
    if (test::lab() == nullptr) return;
    carry_all(through_programs, test::plain_ssh());
    carry_files_of_recipes(test::plain_ssh());
}

TEST_CASE("carried: by tunnels of ssh") {
    if (test::lab() == nullptr) return;
    carry_through_tunnels(test::plain_ssh());
}

TEST_CASE("carried: by forwards of sshplan connect, through the chain") {
    if (test::lab() == nullptr) return;
    carry_all(through_forwards, test::sshplan_connect());
}

TEST_CASE("carried: files, through the chain by sshplan connect") {
    if (test::lab() == nullptr) return;
    carry_all(through_programs, test::sshplan_connect());
    carry_files_of_recipes(test::sshplan_connect());
}

TEST_CASE("carried: by tunnels of sshplan connect") {
    if (test::lab() == nullptr) return;
    carry_through_tunnels(test::sshplan_connect());
}
