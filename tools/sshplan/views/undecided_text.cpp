#include "tools/sshplan/views/undecided_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/place_wording.hpp"
#include "tools/sshplan/views/styled_line.hpp"

namespace sshplan::cli {

namespace {

/// What hangs on the conditions: "hostname, user"; or that ssh would refuse under some outcome.
std::string subject_of(const DumpAnswer& answer) {
    constexpr std::size_t most = 8;
    if (answer.changing.empty()) return "whether ssh refuses";
    std::vector<std::string_view> names;
    for (const Keyword keyword : answer.changing) names.push_back(lower_spelling(keyword));
    const std::size_t more = names.size() > most ? names.size() - most : 0;
    names.resize(names.size() - more);
    return fmt::format(
        "{}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

std::string place_text(const Condition& condition, const std::string& home) {
    if (condition.asked.empty() || condition.asked.front().place.file == nullptr) return {};
    const Asking& first = condition.asked.front();
    return fmt::format("{}:{}", path_text(first.place.file->name(), home), first.line);
}

/// The option that decides a condition, as a shell takes it.
std::string assumption_of(ConditionId id) {
    return fmt::format("--assume {}=yes", condition_name(id));
}

/// The option that lets the question be asked.
std::string_view source_of(ConditionKind kind) {
    switch (kind) {
        case ConditionKind::exec:
            return "--exec=run";
        case ConditionKind::dns:
            return "--dns=system";
        case ConditionKind::local_network:
            return {};
    }
    return {};
}

}  // namespace

void print_undecided(std::ostream& out,
                     const DumpAnswer& answer,
                     const std::string& arguments,
                     const DiagnosticOptions& options) {
    const auto write = [&](const StyledLine& line) { line.write(out, options.style); };
    const bool is_one = answer.deciding.size() == 1;
    write(StyledLine{}.add(fmt::format(
        "sshplan: not decided: {} {} on {} that nobody answered",
        subject_of(answer),
        answer.changing.size() > 1 ? "hang" : "hangs",
        is_one ? "a condition" : fmt::format("{} conditions", answer.deciding.size()))));
    std::vector<std::string> assumptions;
    std::vector<std::string_view> sources;
    for (const ConditionId id : answer.deciding) {
        const Condition& condition = answer.conditions[id];
        const std::string name = condition_name(id);
        write(
            StyledLine{}.add("  ").add(name, Role::heading).add("  ").add(subject_text(condition)));
        const std::string place = place_text(condition, options.home);
        if (!place.empty()) write(StyledLine{}.pad_to(name.size() + 4).add(place, Role::dim));
        assumptions.push_back(assumption_of(id));
        const std::string_view source = source_of(condition.kind);
        const bool is_new = std::ranges::find(sources, source) == sources.end();
        if (!source.empty() && is_new) sources.push_back(source);
    }
    const auto suggest = [&](std::string_view lead, const std::string& some) {
        write(StyledLine{}.add(lead).add(fmt::format("sshplan resolve {} {}", some, arguments),
                                         Role::code));
    };
    suggest("Try: ", fmt::format("{}", fmt::join(assumptions, " ")));
    if (!sources.empty()) suggest("     ", fmt::format("{}", fmt::join(sources, " ")));
}

}  // namespace sshplan::cli
