#include "tests/lab/cookbook_rows.hpp"

namespace sshplan::test {

namespace {

/// R17 and R18: directly where there is a route, through the jump host where there is none.
std::vector<Way> with_and_without_route() {
    const std::string command = "$SSH server.example.org where";
    return {{command, {{"fred", "bastion1", "server.example.org"}}, "server.example.org\n"},
            {command,
             {{"ana", "bastion1", "jumphost.example.org"},
              {"fred", "bastion2", "server.example.org"}}}};
}

Way direct(const std::string& host, const std::string& key_name) {
    return {"$SSH " + host + " where", {{"ana", "bastion1", key_name}}};
}

Way by(const std::string& jump, const std::string& host) {
    return {"$SSH " + host + " where", {{"ana", "bastion1", jump}, {"ana", "bastion2", host}}};
}

}  // namespace

std::vector<CookbookRow> probe_rows() {
    return {
        {"r17_probe_by_name.conf", with_and_without_route()},
        {"r17_hostname_below.conf",
         {{"$SSH server where",
           {{"ana", "bastion1", "jumphost.example.org"}, {"fred", "bastion2", "2001:db8::20"}}}}},
        // r17_hostname_above.conf goes directly to an address that the client cannot reach.
        {"r18_probe_in_a_pipe.conf", with_and_without_route()},
        {"r19_probe.conf",
         {direct("jumphost.example.org", "jumphost.example.org"),
          direct("server.example.org", "server.example.org"),
          by("jumphost.example.org", "inside.example.org")}},
        {"r19_alias.conf",
         {direct("jump", "203.0.113.7"),
          {"$SSH inside.example.org where",
           {{"ana", "bastion1", "203.0.113.7"}, {"ana", "bastion2", "inside.example.org"}}}}},
        {"r20_addresses.conf",
         {direct("192.168.1.1", "192.168.1.1"),
          by("192.168.1.1", "192.168.1.7"),
          by("192.168.2.1", "192.168.2.7")}},
        {"r20_named_jumps.conf",
         {by("jumphost1.example.org", "192.168.1.7"), by("jumphost2.example.org", "192.168.2.7")}},
    };
}

}  // namespace sshplan::test
