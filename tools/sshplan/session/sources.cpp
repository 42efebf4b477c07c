#include "tools/sshplan/session/sources.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sshplan::cli {

namespace {

/// The lines of a table's file, and behind them those that a --world gives.
std::variant<NameTable, BadNameTable> read_table(World& world, const EvaluationOptions& options) {
    std::string lines;
    const std::string path = options.dns_table.value_or("");
    if (options.dns_table) {
        FileAnswer answer = world.read_file(path);
        if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
            return BadNameTable{fmt::format("--dns-table {}: {}", path, failure->reason)};
        }
        lines = std::get<FileContent>(std::move(answer)).bytes + "\n";
    }
    auto read = NameTable::read(lines + options.names);
    if (const auto* const fault = std::get_if<NameTableFault>(&read)) {
        const auto own = static_cast<std::size_t>(std::ranges::count(lines, '\n'));
        if (fault->line > own) return BadNameTable{fmt::format("--world: {}", fault->message)};
        return BadNameTable{
            fmt::format("--dns-table {}:{}: {}", path, fault->line, fault->message)};
    }
    return std::get<NameTable>(std::move(read));
}

}  // namespace

std::variant<ConditionSources, BadNameTable> condition_sources(const Caller& caller,
                                                               const EvaluationOptions& options,
                                                               const std::string& shell) {
    ConditionSources sources{.commands = options.exec == Exec::run ? caller.acting : caller.reading,
                             .names = options.dns == Dns::system ? caller.acting : caller.reading,
                             .networks = caller.reading,
                             .shell = shell};
    if (options.dns_table || !options.names.empty()) {
        auto table = read_table(caller.reading, options);
        if (auto* const bad = std::get_if<BadNameTable>(&table)) return *bad;
        sources.table = std::get<NameTable>(std::move(table));
    }
    return sources;
}

}  // namespace sshplan::cli
