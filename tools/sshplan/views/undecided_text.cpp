#include "tools/sshplan/views/undecided_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/place_wording.hpp"

namespace sshplan::cli {

namespace {

constexpr std::string_view verb = "sshplan resolve";

/// "changes hostname, user"; where ssh would refuse under some outcome, that.
std::string changes_text(const DumpAnswer& answer) {
    constexpr std::size_t most = 8;
    if (answer.changing.empty()) return "ssh would refuse under some outcome";
    std::vector<std::string_view> names;
    for (const Keyword keyword : answer.changing) names.push_back(lower_spelling(keyword));
    const std::size_t more = names.size() > most ? names.size() - most : 0;
    names.resize(names.size() - more);
    return fmt::format(
        "changes {}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

std::string place_text(const Condition& condition, const std::string& home) {
    if (condition.asked.empty() || condition.asked.front().place.file == nullptr) return {};
    const Asking& first = condition.asked.front();
    return fmt::format("      {}:{}\n", path_text(first.place.file->name(), home), first.line);
}

/// The option that decides a condition, as a shell takes it.
std::string assumption_of(ConditionId id) {
    return fmt::format("--assume {}=yes", condition_name(id));
}

}  // namespace

void print_undecided(std::ostream& out,
                     const DumpAnswer& answer,
                     const std::string& command,
                     const DiagnosticOptions& options) {
    out << fmt::format("sshplan: not decided: {} condition{} nobody answered {}\n",
                       answer.deciding.size(),
                       answer.deciding.size() == 1 ? " that" : "s that",
                       changes_text(answer));
    std::vector<std::string> assumptions;
    bool has_command = false;
    for (const ConditionId id : answer.deciding) {
        const Condition& condition = answer.conditions[id];
        out << fmt::format("  {}  {}\n", condition_name(id), subject_text(condition))
            << place_text(condition, options.home);
        assumptions.push_back(assumption_of(id));
        has_command = has_command || condition.kind == ConditionKind::exec;
    }
    const std::string_view rest = std::string_view{command}.substr(verb.size());
    out << fmt::format("Try: {} {}{}\n", verb, fmt::join(assumptions, " "), printable(rest));
    if (has_command) out << fmt::format("     {} --exec=run{}\n", verb, printable(rest));
}

}  // namespace sshplan::cli
