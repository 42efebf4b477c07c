#include "tests/lab/cookbook_rows.hpp"

namespace sshplan::test {

namespace {

Way by_socks(const std::string& command, const std::vector<Hop>& hops) {
    return {command, hops, "", "bastion1"};
}

}  // namespace

std::vector<CookbookRow> socks_rows() {
    const std::vector<Hop> inside{{"ana", "bastion2", "host.example.org"}};
    // SOCKS 4 takes addresses, so the name is looked up here, where it means bastion1.
    const std::vector<Hop> outside{{"ana", "bastion1", "host.example.org"}};
    const std::vector<Hop> onion{{"ana", "bastion2", "abcdefghijklmnop.onion"}};
    const std::string by_option = "$SSH -o VerifyHostKeyDNS=no -o ProxyCommand='nc ";
    const std::string to_host = "-x localhost:9050 %h %p' host.example.org where";
    return {
        // The others of these files need proxies and programs that the lab does not have.
        {"r26_tor.conf",
         {by_socks("$SSH tor where", inside),
          by_socks("$SSH tor-default where", inside),
          by_socks("$SSH tor-4 where", outside)}},
        {"",
         {by_socks(by_option + "-X 5 " + to_host, inside),
          by_socks(by_option + to_host, inside),
          by_socks(by_option + "-X 4 " + to_host, outside)}},
        {"r26_behind_tor.conf",
         {by_socks("$SSH vault where",
                   {{"ana", "bastion2", "jump.example.org"}, {"ana", "bastion2", "192.0.2.71"}})}},
        // r27_one_pass.conf goes directly to a name that the client cannot look up.
        {"r27_onion.conf", {by_socks("$SSH nick where", onion)}},
        {"r27_with_domains.conf", {by_socks("$SSH nick where", onion)}},
    };
}

}  // namespace sshplan::test
