#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>

#include "planner/explore/host_selection.hpp"
#include "tools/sshplan/commands/path_options.hpp"

namespace sshplan::cli {

enum class HostsFormat : std::uint8_t { text, json, names, routes };

/// What `hosts` does with a list: print it, fail if it is not empty, compare it with another one.
enum class HostsTask : std::uint8_t { list, fail_if_any, diff };

/// What follows `hosts`.
struct HostsOptions : PathOptions {  // one path at most; with `diff` two
    HostSelection selection{};
    HostsFormat format = HostsFormat::text;
    HostsTask task = HostsTask::list;
};

/// Reads the words that follow `hosts`.
[[nodiscard]] std::variant<HostsOptions, WrongOption> read_hosts_options(
    std::span<const std::string> words);

/// A line for each option, for the help.
[[nodiscard]] std::string hosts_options_help();

}  // namespace sshplan::cli
