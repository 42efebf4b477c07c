#include "planner/resolve/match/criteria.hpp"

#include <array>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

using enum Difference;
using enum Criterion::Argument;
using enum Criterion::Form;

constexpr std::array criteria{
    Criterion{"host", Test::host},
    Criterion{"originalhost", Test::original_host},
    Criterion{"user", Test::user},
    Criterion{"localuser", Test::local_user},
    Criterion{"localnetwork", Test::local_network, match_local_network},
    Criterion{"version", Test::version, match_command},
    Criterion{"tagged", Test::tagged, match_local_network, may_be_empty},
    Criterion{"command", Test::command, match_command, may_be_empty},
    Criterion{"sessiontype", Test::session_type, match_command, wanted, next_word},
    Criterion{"exec", Test::exec},
};

}  // namespace

std::span<const Criterion> all_criteria() { return criteria; }

const Criterion* find_criterion(std::string_view name, const Dialect& dialect) {
    for (const Criterion& criterion : criteria) {
        const bool known = !criterion.since || dialect.has(*criterion.since);
        if (known && equals_ignoring_case(criterion.name, name)) return &criterion;
    }
    return nullptr;
}

}  // namespace sshplan
