#include "tests/lab/cookbook_rows.hpp"

namespace sshplan::test {

std::vector<CookbookRow> dash_w_rows() {
    const Hop jump{"ana", "bastion1", "jump"};
    const Hop ops{"ops", "bastion1", "jump"};
    const Hop ops_2022{"ops", "bastion1", "[jump]:2022"};
    const Hop server{"ana", "bastion2", "192.0.2.50"};
    std::vector<Way> spellings = ways_to({"after",
                                          "glued",
                                          "bundled",
                                          "quoted",
                                          "bracketed",
                                          "with-path",
                                          "with-equals",
                                          "with-tty",
                                          "with-null",
                                          "with-file"},
                                         {jump, server});
    spellings.push_back({"$SSH with-user where", {ops, server}});
    spellings.push_back({"$SSH with-login where", {ops_2022, server}});
    spellings.push_back({"$SSH with-option where", {ops_2022, server}});
    spellings.push_back({"$SSH with-remote-user where",
                         {{"fred", "bastion1", "jump"}, {"fred", "bastion2", "192.0.2.50"}}});
    const std::vector<Hop> to_server{{"ana", "bastion1", "jumphost.example.org"},
                                     {"fred", "bastion2", "server.example.org"}};
    const Hop jumphost{"ana", "bastion1", "jumphost"};
    return {
        {"r05_dash_w.conf", {{"$SSH server where", to_server}}},
        {"",
         {{"$SSH -o ProxyCommand='ssh -W %h:%p jumphost.example.org' fred@server.example.org where",
           to_server}}},
        {"r05_jump_with_block.conf",
         {{"$SSH server where",
           {{"ana", "bastion1", "door"}, {"ops", "bastion2", "the-jump"}, server}}}},
        {"r05_spellings.conf", spellings},
        {"r06_user_and_key.conf",
         {{"$SSH server where",
           {{"fred2", "bastion1", "jumphost", "rsa_key"},
            {"fred3", "bastion2", "server.example.org"}}}}},
        {"r07_dash_w_chain.conf",
         {{"$SSH machine3 where",
           {{"fred", "bastion1", "[machine1.example.org]:2222", "machine1_key"},
            {"fred2", "bastion2", "[machine2.example.org]:2222", "machine2_key"},
            {"fred3", "target", "[machine3.example.org]:2222", "machine3_key"}}}}},
        {"r08_name_on_jump.conf",
         {{"$SSH fuloong04 where", {jumphost, {"ana", "bastion2", "fuloong04"}}}}},
        {"",
         {{"$SSH -o ProxyCommand='ssh -W fuloong04.localnet.lan:22 jumphost' whatever where",
           {jumphost, {"ana", "bastion2", "whatever,fuloong04.localnet.lan"}}},
          {"$SSH -J jumphost fuloong04.localnet.lan where",
           {jumphost, {"ana", "bastion2", "fuloong04.localnet.lan"}}}}},
        {"r08_with_port.conf",
         {{"$SSH fuloong04 where", {jumphost, {"ana", "bastion2", "[fuloong04]:2222"}}}}},
        {"r30_many_keys.conf",
         {{"$SSH server where",
           {{"ana", "bastion1", "jump.example.org", "jump_key"},
            {"ana", "bastion2", "server.example.org", "server_key"}}}}},
        {"r35_two_keys.conf",
         {{"$SSH jump where",
           {{"ana", "bastion1", "gateway.example.org", "rsa_key"},
            {"ana", "bastion2", "server.example.org", "rsa_key_2"}}}}},
    };
}

}  // namespace sshplan::test
