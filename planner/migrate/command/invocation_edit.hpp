#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "planner/invocation/invocation.hpp"

namespace sshplan {

/// "KEYWORD VALUE" of an -o, as ssh cuts it.
struct OptionLine {
    std::string keyword{};
    std::string value{};
};

/// What an -o says; nothing for another option.
[[nodiscard]] std::optional<OptionLine> line_of_option(const OptionUse& use);

/// Whether an option is an -o of this keyword, in whatever letters.
[[nodiscard]] bool is_option_line(const OptionUse& use, std::string_view keyword);

/// The value of the first -o of a keyword.
[[nodiscard]] std::optional<std::string> option_line(const Invocation& invocation,
                                                     std::string_view keyword);

/// Takes options out.
void remove_options(Invocation& invocation, const std::function<bool(const OptionUse&)>& is_meant);

/// Puts an option behind those before the destination.
void add_option(Invocation& invocation, OptionUse use);

/// Puts -J in the place of the first -o ProxyCommand, and takes all of them out.
void put_jump(Invocation& invocation, const std::string& jumps);

/// Names another host; a login name that -l says moves to it, so that it stands there once.
void set_host(Invocation& invocation, const std::string& host);

/// Names the login name with the host, and nowhere else.
void set_user(Invocation& invocation, const std::string& user);

/// Takes every word about the port out, and writes one; nothing: none.
void set_port(Invocation& invocation, const std::optional<std::string>& port);

}  // namespace sshplan
