#include "tools/sshplan/views/rule_json.hpp"

#include <utility>

#include "tools/sshplan/views/json_parts.hpp"
#include "tools/sshplan/views/lint_wording.hpp"
#include "tools/sshplan/views/rule_wording.hpp"

namespace sshplan::cli {
namespace {

Json json_of(const Example& example) {
    Json files = Json::array();
    for (const ExampleFile& file : read_example(example)) {
        files.push_back({{"name", file.name}, {"text", file.bytes}});
    }
    return {{"command", command_of(example)}, {"files", std::move(files)}};
}

Json json_of(const Rule& rule) {
    return {{"id", rule.id},
            {"name", rule.name},
            {"severity", name_of(rule.severity)},
            {"precision", name_of(rule.precision)},
            {"summary", rule.summary},
            {"why", trimmed(rule.why)},
            {"advice", trimmed(rule.advice)},
            {"openssh", versions_of(rule)},
            {"bad", json_of(rule.bad)},
            {"good", json_of(rule.good)}};
}

}  // namespace

std::string rules_json(std::span<const Rule* const> rules) {
    Json list = Json::array();
    for (const Rule* const rule : rules) list.push_back(json_of(*rule));
    return printed_document({{"schema", "sshplan/rules/1"}, {"rules", std::move(list)}});
}

}  // namespace sshplan::cli
