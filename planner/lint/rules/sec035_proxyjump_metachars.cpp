#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "parser/config/jump.hpp"
#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/invocation/validity.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// What becomes of a name that ssh would not take on its command line.
enum class Fate : std::uint8_t { option, variable, quotes, shell };

Fate fate_of(std::string_view name) {
    if (name.starts_with('-')) return Fate::option;
    if (name.find_first_of("'`\";&<>|()\\ \t") == std::string_view::npos) return Fate::variable;
    const bool is_quoted = name.size() > 1 && name.front() == name.back() &&
                           (name.front() == '"' || name.front() == '\'') &&
                           name.find_first_of("'`\"$;&<>|()\\", 1) == name.size() - 1;
    return is_quoted ? Fate::quotes : Fate::shell;
}

/// A name of a jump, and what becomes of it.
struct OddName {
    std::string_view name;
    Fate fate = Fate::shell;
};

/// The first name of a jump that ssh would not take on its command line.
std::optional<OddName> odd_name(const Endpoint& hop, const Dialect& dialect) {
    if (!is_valid_host(hop.host, dialect)) return OddName{hop.host, fate_of(hop.host)};
    if (!hop.user || is_valid_user(*hop.user, dialect)) return std::nullopt;
    return OddName{*hop.user, fate_of(*hop.user)};
}

std::string message_of(const OddName& odd) {
    switch (odd.fate) {
        case Fate::option:
            return fmt::format("ssh takes '{}' for an option of the ssh to the jump host",
                               odd.name);
        case Fate::variable:
            return fmt::format("a shell, and not ssh, replaces the variable in '{}'", odd.name);
        case Fate::quotes:
            return fmt::format("the quotes in '{}' count as part of the name", odd.name);
        case Fate::shell:
            break;
    }
    return fmt::format("'{}' reaches a shell as it stands here", odd.name);
}

void check(const Subject& subject, Findings& findings) {
    const Dialect& dialect = subject.newest();
    for (const HeldLine& line : held_lines(subject, Keyword::proxy_jump)) {
        const std::string_view raw = raw_value(*line.directive);
        const auto list = is_none(raw) ? std::nullopt : parse_jump_list(raw, jump_reading(dialect));
        if (!list) continue;
        for (const Endpoint& hop : list->hops) {
            const auto odd = odd_name(hop, dialect);
            if (!odd) continue;
            Finding& finding = findings.add(line.value_place(), message_of(*odd));
            const bool works = odd->fate == Fate::variable || odd->fate == Fate::quotes;
            if (works) finding.severity = Severity::warning;
            finding.notes = {
                "ssh builds the command `ssh -W TARGET JUMP` of it and hands that to a shell, "
                "without quotes; a ProxyJump of a file is not checked"};
            finding.help = {"write a plain [user@]host[:port]"};
        }
    }
}

}  // namespace

extern const Rule sec035_proxyjump_metachars{
    .id = "SEC035",
    .name = "proxyjump-metachars",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A ProxyJump holds more than names and ports",
    .why = R"(
ssh makes of `ProxyJump host` the command `ssh -W TARGET host` and has a shell run it, without quotes.
Since 10.3 it checks what is given with `-J`; a line of a file it takes as it stands, in every release.
So `ProxyJump a;cmd` runs `cmd`, and `ProxyJump -oProxyCommand=cmd` hands an option to the ssh that is
started. Quotes and variables happen to work, as the shell takes them off or replaces them; `ssh -G`,
and other programs that read the file, see a host of that very name.
)",
    .advice =
        "Write the name of a host, with a user and a port if needed. Tokens such as `%r@gw` are "
        "fine.",
    .bad = {.text = R"(
Host db
    ProxyJump «gw;date»
)"},
    .good = {.text = R"(
Host db
    ProxyJump ops@gw:2222
)"},
    .check = check,
};

}  // namespace sshplan
