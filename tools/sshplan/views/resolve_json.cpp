#include "tools/sshplan/views/resolve_json.hpp"

#include <utility>

#include "tools/sshplan/views/json_parts.hpp"

namespace sshplan::cli {

namespace {

Json json_of(const DumpLine& line) {
    const std::size_t blank = line.text.find(' ');
    const bool has_value = blank != std::string::npos;
    return {{"keyword", line.text.substr(0, blank)},
            {"value", has_value ? line.text.substr(blank + 1) : ""}};
}

Ending ending_of(DumpAnswer::End end) {
    if (end == DumpAnswer::End::refused) return Ending::refused;
    return end == DumpAnswer::End::limit ? Ending::limit : Ending::complete;
}

}  // namespace

std::string dump_json(const DumpAnswer& answer,
                      std::string_view destination,
                      std::string_view openssh) {
    Json options = Json::array();
    for (const DumpLine& line : answer.lines) options.push_back(json_of(line));
    Json undecided = Json::array();
    for (const ConditionId id : answer.deciding) undecided.push_back(condition_name(id));
    return printed_document({{"schema", "sshplan/resolve/1"},
                             {"destination", destination},
                             {"openssh", openssh},
                             {"conditions", json_of(answer.conditions)},
                             {"options", std::move(options)},
                             {"undecided", std::move(undecided)},
                             {"executed", executed_ids(answer.conditions)},
                             {"errors", errors_of(answer.complaints, ending_of(answer.end))}});
}

}  // namespace sshplan::cli
