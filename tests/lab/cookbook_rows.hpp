#pragma once

#include <string>
#include <vector>

#include "hop.hpp"

namespace sshplan::test {

/// Whether a way leads anywhere before its file is migrated.
enum class Before { arrives, starts_itself_for_ever };

/// One command line of the cookbook, and where it must arrive.
struct Way {
    std::string command;  // $SSH is who connects; `where` says where it arrived
    std::vector<Hop> hops;
    std::string routes{};         // the hosts to which the probes of R17 and R18 find a route
    std::string from = "client";  // or the host whose SOCKS proxy dials
    Before before = Before::arrives;
};

/// A configuration of corpus/cookbook, and the ways that it gives.
struct CookbookRow {
    std::string config;  // the file's name; empty for none
    std::vector<Way> ways;
};

/// Ways to several hosts through the same hops.
[[nodiscard]] std::vector<Way> ways_to(const std::vector<std::string>& hosts,
                                       const std::vector<Hop>& hops);

// Every row whose recipe connects, by what it is made of. Not here: R22-R25, R28, R29 and R34
// (carried_data_test.cpp), R21, R23, R25 and R37 (shown_hops_test.cpp). R31 and R33 are about the
// others, and R36 about clients that cannot connect so.

/// R01-R04: ProxyJump, in files and on the command line.
[[nodiscard]] std::vector<CookbookRow> jump_rows();
/// R05-R08, R30, R35: an ssh -W as ProxyCommand.
[[nodiscard]] std::vector<CookbookRow> dash_w_rows();
/// R09-R14, R32: a command on the jump host.
[[nodiscard]] std::vector<CookbookRow> netcat_rows();
/// R15, R16: the way is computed from the name.
[[nodiscard]] std::vector<CookbookRow> computed_rows();
/// R17-R20: the way depends on what a command finds.
[[nodiscard]] std::vector<CookbookRow> probe_rows();
/// R26, R27: through a SOCKS proxy at port 9050, which connects from bastion1.
[[nodiscard]] std::vector<CookbookRow> socks_rows();

/// All but the last, which need Lab::start_socks().
[[nodiscard]] std::vector<CookbookRow> rows_without_proxies();

}  // namespace sshplan::test
