#include "tools/sshplan/commands/hosts_options.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace sshplan::cli {

namespace {

constexpr std::string_view verb = "hosts";

OptionFault set_task(HostsOptions& options, HostsTask task) {
    const bool is_other = options.task != HostsTask::list && options.task != task;
    options.task = task;
    return is_other ? OptionFault{"--diff and --fail-if-any exclude each other"} : std::nullopt;
}

OptionFault compare(HostsOptions& options, const std::string& /*value*/) {
    return set_task(options, HostsTask::diff);
}

OptionFault fail_if_any(HostsOptions& options, const std::string& /*value*/) {
    return set_task(options, HostsTask::fail_if_any);
}

OptionFault only_direct(HostsOptions& options, const std::string& /*value*/) {
    options.selection.ways = HostSelection::Ways::direct;
    return std::nullopt;
}

template <std::optional<std::string> HostSelection::* member>
OptionFault select(HostsOptions& options, const std::string& value) {
    options.selection.*member = value;
    return std::nullopt;
}

OptionFault store_format(HostsOptions& options, const std::string& value) {
    return choose_for("--format",
                      options.format,
                      value,
                      {{"text", HostsFormat::text},
                       {"json", HostsFormat::json},
                       {"names", HostsFormat::names},
                       {"routes", HostsFormat::routes}});
}

// In the order of the help.
// clang-format off
constexpr std::array<VerbOption<HostsOptions>, 7> own_options{{
    {{"--match",       "GLOB",   "only names that match: 'prod-*'"},                    select<&HostSelection::match>},
    {{"--via",         "NAME",   "only hosts behind this hop, by its name or address"}, select<&HostSelection::via>},
    {{"--direct",      "",       "only hosts that some outcome reaches without a hop"}, only_direct},
    {{"--key-name",    "NAME",   "only hosts that known_hosts has by this name"},       select<&HostSelection::key_name>},
    {{"--fail-if-any", "",       "exit with 1 if a host is listed"},                    fail_if_any},
    {{"--diff",        "",       "compare two PATHs: which hosts go another way"},      compare},
    {{"--format",      "FORMAT", "text, json, names or routes (text)"},                 store_format},
}};
// clang-format on

/// What does not go together.
OptionFault fault_of(const HostsOptions& options) {
    const bool is_diff = options.task == HostsTask::diff;
    const std::size_t most = is_diff ? 2 : 1;
    if (options.paths.size() > most || (is_diff && options.paths.size() < most)) {
        return is_diff ? "--diff takes two PATHs: OLD NEW" : "hosts takes one PATH at most";
    }
    if (is_diff && options.format == HostsFormat::routes) {
        return "--diff prints text, json or names";
    }
    return std::nullopt;
}

}  // namespace

std::variant<HostsOptions, WrongOption> read_hosts_options(std::span<const std::string> words) {
    return read_verb_options<HostsOptions>(words, verb, own_options, fault_of);
}

std::string hosts_options_help() {
    return path_options_help(verb, shapes_of<HostsOptions>(own_options));
}

}  // namespace sshplan::cli
