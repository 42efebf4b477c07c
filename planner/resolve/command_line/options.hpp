#pragma once

#include "planner/resolve/evaluation.hpp"

/// The parts of read_command_line() among themselves (ssh.c main's getopt loop).
namespace sshplan::command_line {

/// What every option counts for: always.
inline const Activity always{};

/// An option as the origin of a value: "-l ann".
[[nodiscard]] Origin origin_of(const OptionUse& use);

/// Sets a value unless there is one: -l, -P, and what the destination says.
void set_first(Evaluation& evaluation, Keyword keyword, std::string text, const Origin& origin);

/// The same for a port, which may be the name of a service.
[[nodiscard]] Flow set_port(Evaluation& evaluation, const std::string& text, const Origin& origin);

/// Obeys one option.
[[nodiscard]] Flow take_option(Evaluation& evaluation, const OptionUse& use);

// Options whose argument has a grammar of its own.

// arguments.cpp
[[nodiscard]] Flow set_jump(Evaluation& evaluation, const OptionUse& use);
[[nodiscard]] Flow set_any_keyword(Evaluation& evaluation, const OptionUse& use);
[[nodiscard]] Flow add_identity(Evaluation& evaluation, const OptionUse& use);
[[nodiscard]] Flow set_ciphers(Evaluation& evaluation, const OptionUse& use);
[[nodiscard]] Flow set_macs(Evaluation& evaluation, const OptionUse& use);
[[nodiscard]] Flow set_escape_character(Evaluation& evaluation, const OptionUse& use);
[[nodiscard]] Flow set_tunnel(Evaluation& evaluation, const OptionUse& use);
// forward_options.cpp
[[nodiscard]] Flow set_stdio_forward(Evaluation& evaluation, const OptionUse& use);
[[nodiscard]] Flow add_forward(Evaluation& evaluation, const OptionUse& use);

}  // namespace sshplan::command_line
