#include "tools/sshplan/session/sources.hpp"

#include <fmt/format.h>

namespace sshplan::cli {

namespace {

std::variant<NameTable, BadNameTable> read_table(World& world, const std::string& path) {
    const FileAnswer answer = world.read_file(path);
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        return BadNameTable{fmt::format("--dns-table {}: {}", path, failure->reason)};
    }
    auto read = NameTable::read(std::get<FileContent>(answer).bytes);
    if (const auto* const fault = std::get_if<NameTableFault>(&read)) {
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
    if (options.dns_table) {
        auto table = read_table(caller.reading, *options.dns_table);
        if (auto* const bad = std::get_if<BadNameTable>(&table)) return *bad;
        sources.table = std::get<NameTable>(std::move(table));
    }
    return sources;
}

}  // namespace sshplan::cli
