#include "tests/lab/cookbook_rows.hpp"

namespace sshplan::test {

namespace {

/// R15: each ssh is called with what is left of the name, and files the key under it.
std::vector<Hop> by_slashes(const std::string& user, const std::string& last) {
    return {{user, "bastion1", "host1"},
            {user, "bastion2", "host1/host2"},
            {user, "target", "host1/host2/host3"},
            {user, "target", last}};
}

}  // namespace

std::vector<CookbookRow> computed_rows() {
    const std::string four = "host1/host2/host3/host4";
    const Hop jump{"ana", "bastion1", "jump"};
    return {
        {"r15_slashes.conf",
         {{"$SSH " + four + " where", by_slashes("ana", four)},
          {"$SSH -l fred -p 2222 " + four + " where", by_slashes("fred", "[" + four + "]:2222")}}},
        {"r15_backticks.conf", {{"$SSH " + four + " where", by_slashes("ana", four)}}},
        // As published: the port of host2 becomes that of its own ssh, which dials 22.
        {"r16_plus.conf",
         {{"$SSH host1+host2:2022+host3:2224 where",
           {{"ana", "bastion1", "host1"},
            {"ana", "bastion2", "[host1+host2]:2022"},
            {"ana", "target", "host1+host2:2022+host3:2224"}}},
          {"$SSH user1%host1+user2%host2+host3 where",
           {{"user1", "bastion1", "host1"},
            {"user2", "bastion2", "user1%host1+host2"},
            {"ana", "target", "user1%host1+user2%host2+host3"}}}}},
        {"r16_other_tools.conf",
         {{"$SSH host2.by-cut where", {jump, {"ana", "bastion2", "host2.by-cut"}}},
          {"$SSH host2.by-basename where", {jump, {"ana", "bastion2", "host2.by-basename"}}},
          {"$SSH host2.by-extended where", {jump, {"ana", "bastion2", "host2.by-extended"}}},
          {"$SSH host2.by-tr where", {jump, {"ana", "bastion2", "host2.by-tr"}}},
          {"$SSH host2.by-parameter where", {jump, {"ana", "bastion2", "host2.by-parameter"}}}}},
    };
}

}  // namespace sshplan::test
