#include "planner/lint/dead_lines.hpp"

#include <algorithm>

namespace sshplan {

const LineKey* DeadLine::only_cause() const {
    const bool is_one = facts->winners.size() == 1 && !facts->loses_to_nothing;
    return is_one ? &*facts->winners.begin() : nullptr;
}

std::vector<DeadLine> dead_lines(const Subject& subject) {
    std::vector<DeadLine> dead;
    if (!subject.is_exhaustive()) return dead;
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            const LineKey line = key_of(file, directive);
            const LineFacts& facts = subject.facts(line);
            if (facts.holds.empty() && !facts.loses.empty())
                dead.push_back({line, &directive, &facts});
        }
    }
    return dead;
}

std::vector<Label> winners_of(const DeadLine& dead, const Subject& subject, std::string_view text) {
    std::vector<Label> labels;
    for (const LineKey& winner : dead.facts->winners) {
        const Directive* const line = subject.directive_at(winner);
        if (line != nullptr) labels.push_back({{winner.file, line->span}, std::string{text}});
    }
    return labels;
}

bool is_shadowed_by_other_proxy(const DeadLine& dead, const Subject& subject) {
    const bool is_proxy =
        dead.directive->is(Keyword::proxy_jump) || dead.directive->is(Keyword::proxy_command);
    if (!is_proxy || dead.facts->winners.empty() || dead.facts->loses_to_nothing) return false;
    return std::ranges::all_of(dead.facts->winners, [&](const LineKey& winner) {
        const Directive* const directive = subject.directive_at(winner);
        return directive != nullptr && directive->info != dead.directive->info;
    });
}

}  // namespace sshplan
