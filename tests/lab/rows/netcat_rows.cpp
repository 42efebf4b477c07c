#include "tests/lab/cookbook_rows.hpp"

namespace sshplan::test {

std::vector<CookbookRow> netcat_rows() {
    const std::vector<Hop> direct{{"ana", "bastion1", "jumphost.example.org"}};
    const auto by_jumphost = [](const std::string& host) -> std::vector<Hop> {
        return {{"ana", "bastion1", "jumphost.example.org"}, {"ana", "bastion2", host}};
    };
    const std::vector<Hop> to_server2{{"ana", "bastion1", "jumphost"},
                                      {"ana", "bastion2", "server2"}};
    return {
        {"r09_netcat.conf",
         ways_to({"host2",
                  "by-netcat",
                  "by-ncat",
                  "by-path",
                  "with-timeout",
                  "with-glued-timeout",
                  "with-quit",
                  "with-quit-apart",
                  "null-here",
                  "null-there",
                  "by-exec",
                  "literal-port"},
                 {{"ana", "bastion1", "host1"}, {"ana", "bastion2", "192.0.2.60"}})},
        {"r10_turned_around.conf", {{"$SSH server2 where", to_server2}}},
        {"",
         {{"$SSH -o 'ProxyCommand ssh %h nc server2.example.org 22' "
           "-o 'HostKeyAlias server2.example.org' jumphost.example.org where",
           by_jumphost("server2.example.org")},
          {"$SSH -l user2 -o 'ProxyCommand ssh -l fred %h nc machine2 22' "
           "-o 'HostKeyAlias machine2' machine1 where",
           {{"fred", "bastion1", "machine1"}, {"user2", "bastion2", "machine2"}}}}},
        {"r11_users_and_key.conf",
         {{"$SSH machine2 where",
           {{"fred", "bastion1", "machine1", "machine1_key"},
            {"user2", "bastion2", "machine2", "machine2_key"}}}}},
        {"r12_exception_first.conf",
         {{"$SSH jumphost.example.org where", direct},
          {"$SSH a.example.org where", by_jumphost("a.example.org")},
          {"$SSH my-private-host where", by_jumphost("my-private-host")}}},
        {"r12_without_exception.conf",
         {{"$SSH a.example.org where",
           by_jumphost("a.example.org"),
           "",
           "client",
           Before::starts_itself_for_ever}}},
        {"r12b_hole.conf",
         {{"$SSH private.example.org where", {{"ana", "bastion1", "private.example.org"}}},
          {"$SSH a.example.org where",
           {{"ana", "bastion1", "jumphost"}, {"ana", "bastion2", "a.example.org"}}}}},
        {"r13_routing_table.conf",
         {{"$SSH server where",
           {{"user1", "bastion1", "jump.example.org", "jump_key"},
            {"fred", "bastion2", "server.example.org", "inside_key"}}},
          {"$SSH other where",
           {{"user1", "bastion1", "jump.example.org", "jump_key"},
            {"ana", "bastion2", "192.0.2.61"}}}}},
        {"r14_dev_tcp.conf",
         {{"$SSH server2 where",
           {{"fred", "bastion1", "jumphost"}, {"ana", "bastion2", "server2.example.org"}}}}},
        {"r14_turned_around.conf",
         {{"$SSH server2 where",
           {{"fred", "bastion1", "jumphost"}, {"ana", "bastion2", "server2"}}}}},
        {"",
         {{"$SSH -o HostKeyAlias=server2.example.org -o ProxyCommand=\"ssh -l fred %h 'exec "
           "3<>/dev/tcp/server2.example.org/22; cat <&3 & cat >&3;kill $!'\" "
           "jumphost.example.org where",
           {{"fred", "bastion1", "jumphost.example.org"},
            {"ana", "bastion2", "server2.example.org"}}}}},
        {"r32_user_by_jump.conf",
         {{"$SSH server where", {{"ana", "bastion1", "jump"}, {"fred", "bastion2", "server"}}}}},
        {"r32_user_by_netcat.conf",
         {{"$SSH server where", {{"ana", "bastion1", "jump"}, {"fred", "bastion2", "server"}}}}},
        {"r32_user_of_the_jump.conf",
         {{"$SSH server where", {{"ops", "bastion1", "jump"}, {"fred", "bastion2", "server"}}}}},
    };
}

}  // namespace sshplan::test
