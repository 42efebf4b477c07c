#include "tests/lab/cookbook_rows.hpp"

namespace sshplan::test {

std::vector<CookbookRow> jump_rows() {
    const std::vector<Hop> by_jumphost{{"ana", "bastion1", "jumphost.example.org"},
                                       {"ana", "bastion2", "192.0.2.44"}};
    const std::vector<Hop> by_old{{"ana", "bastion1", "old-jump.example.org"},
                                  {"ana", "bastion2", "192.0.2.44"}};
    const std::vector<Hop> by_door{{"ana", "bastion1", "door"}, {"ana", "bastion2", "192.0.2.44"}};
    return {
        {"r01_jump_with_user.conf",
         {{"$SSH server2 where",
           {{"fred", "bastion1", "jumphost.example.org"}, {"fred", "bastion2", "192.0.2.20"}}}}},
        {"r02_list.conf",
         {{"$SSH server3 where",
           {{"ana", "bastion1", "j0"},
            {"user1", "bastion2", "jumphost1.example.org"},
            {"user2", "target", "[jumphost2.example.org]:2222"},
            {"fred", "target", "192.0.2.38"}}}}},
        {"r03_command_line.conf",
         {{"$SSH -J fred@jump1:2222,jump2 by-jump where",
           {{"fred", "bastion1", "[jump1]:2222"},
            {"ana", "bastion2", "jump2"},
            {"ana", "bastion2", "192.0.2.40"}}},
          {"$SSH -J jump1 by-command where",
           {{"ana", "bastion1", "jump1"}, {"ana", "bastion2", "192.0.2.41"}}},
          {"$SSH -J jump1 -o ProxyCommand=x by-command where",
           {{"ana", "bastion1", "jump1"}, {"ana", "bastion2", "192.0.2.41"}}}}},
        // The others of R04 leave the destination to be reached directly, which the lab prevents.
        {"r04_command_then_jump.conf", {{"$SSH server4 where", by_door}}},
        {"r04_command_then_jump_none.conf", {{"$SSH server4 where", by_door}}},
        {"r04_jump_then_command.conf", {{"$SSH server4 where", by_jumphost}}},
        {"r04_jump_then_recipe.conf", {{"$SSH server4 where", by_jumphost}}},
        {"r04_recipe_then_jump.conf", {{"$SSH server4 where", by_old}}},
    };
}

}  // namespace sshplan::test
