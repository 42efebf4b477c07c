#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// A route of a case, and one of the outcomes that lead to it.
struct SeenRoute {
    const Route* route = nullptr;
    const When* when = nullptr;
};

/// The routes of a case, each once; none of a case that is a named host in other letters.
[[nodiscard]] std::vector<SeenRoute> seen_routes(const Visit& visit);

/// A command that an ssh of a case asked for, and the occasion.
struct AskedCommand {
    const Condition* condition = nullptr;
    const Asking* asking = nullptr;  // by a line
};

/// What the `Match exec` criteria asked on the routes of a case.
[[nodiscard]] std::vector<AskedCommand> asked_commands(const Visit& visit);

/// The value of the line behind an origin, without its keyword; nothing if no line of a judged file
/// says it.
[[nodiscard]] std::optional<Place> value_place(const Subject& subject, const Origin& origin);

/// The place of a heading or of another line, by its directive; nothing if no judged file holds it.
[[nodiscard]] std::optional<Place> place_of(const Subject& subject, const Directive* directive);

/// Whether the line of a proxy is a ProxyCommand. Above it `none` of the same keyword keeps it out.
[[nodiscard]] bool is_proxy_command(const Subject& subject, const Origin& origin);

/// Whether what was asked is a criterion of the line of which this was decided, by whichever ssh.
[[nodiscard]] bool is_asked_in(const Asking& asking, const BlockDecision& decision);

/// The line by which a hop is reached: its ProxyJump or ProxyCommand, or the list of jumps that it
/// stands in. Null if nothing leads to it.
[[nodiscard]] const Origin* way_to(const Route& route, std::size_t hop);

}  // namespace sshplan
