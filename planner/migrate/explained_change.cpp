#include "planner/migrate/explained_change.hpp"

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

bool is_among(std::string_view word, std::string_view text) {
    return text.find(word) != std::string_view::npos;
}

/// Reach and needs follow each other: what had to be run on a hop need not be any more.
std::optional<Explained> by_needs(const RouteChange& change) {
    const bool had_command = is_among("nc", change.before) || is_among("bash", change.before);
    const bool forwards = is_among("tcp-forwarding", change.after);
    if (had_command && forwards) return Explained{"needs-tcp-forwarding"};
    return std::nullopt;
}

std::optional<Explained> by_reach(const RouteChange& change) {
    const bool was_command = change.before == "netcat" || change.before == "dev-tcp";
    if (was_command && change.after == "jump") return Explained{""};
    return std::nullopt;
}

/// What a jump host could see and cannot any more.
std::optional<Explained> by_exposure(const RouteChange& change) {
    if (change.from_end == 0 || !change.after.empty()) return std::nullopt;
    return Explained{"session-no-longer-exposed"};
}

/// What started itself for ever arrives now; or, where a jump host is spelt with other letters than
/// its own block, is at least refused.
bool ends_loop(const ComparedCase& one) {
    if (one.before.status != RouteStatus::loop) return false;
    const std::string& host = one.of.invocation.destination.host;
    const bool is_other_spelling = lower_case(host) != host;
    return one.after.status == RouteStatus::ok ||
           (one.after.status == RouteStatus::refused && is_other_spelling);
}

std::optional<Explained> by_option(const RouteChange& change, const RecipesInUse& recipes) {
    const bool is_of_jump = change.from_end > 0;
    if (is_of_jump && change.keyword == Keyword::log_level && recipes.is_quiet) {
        return Explained{"quiet"};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Explained> explained(const RouteChange& change,
                                   const ComparedCase& one,
                                   const RecipesInUse& recipes) {
    if (ends_loop(one)) return Explained{"loop-removed"};
    const bool is_direct_login = one.before.hops.size() == 1 && one.after.hops.size() == 1;
    if (recipes.moves_options && is_direct_login &&
        (change.kind == ChangeKind::option || change.kind == ChangeKind::identities)) {
        return Explained{"direct-login"};
    }
    switch (change.kind) {
        case ChangeKind::needs:
            return by_needs(change);
        case ChangeKind::reach:
            return by_reach(change);
        case ChangeKind::exposure:
            return by_exposure(change);
        case ChangeKind::forwards:
            if (change.from_end > 0 && change.after.empty()) return Explained{"jump-forwards"};
            return std::nullopt;
        case ChangeKind::files:
            if (change.from_end > 0) return Explained{"jump-config-file"};
            return std::nullopt;
        case ChangeKind::control:
            return Explained{"control-path"};
        case ChangeKind::option:
            return by_option(change, recipes);
        default:
            return std::nullopt;
    }
}

}  // namespace sshplan
