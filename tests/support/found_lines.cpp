#include "tests/support/found_lines.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace sshplan::test {

std::string first_line(const Place& place) {
    const std::string text{place.file->at(place.span)};
    return text.substr(0, text.find('\n'));
}

Lines found_in(const LintReport& report, const std::set<std::string>& ids) {
    constexpr std::array<std::string_view, 4> severities{"error", "warning", "info", "hint"};
    Lines lines;
    for (const Finding& finding : report.findings) {
        if (!ids.contains(std::string{finding.rule->id})) continue;
        lines.push_back(fmt::format("{} {} {}",
                                    finding.rule->id,
                                    severities[static_cast<std::size_t>(finding.severity)],
                                    first_line(finding.where)));
    }
    return lines;
}

Lines found_in(const Example& example, const std::set<std::string>& ids) {
    return found_in(LintedExample{example}.report(), ids);
}

Lines found_by(std::string id, std::string_view text) {
    return found_in(Example{.text = text}, {std::move(id)});
}

std::string fixed_by(std::string_view id, const Example& example) {
    const LintedExample linted{example};
    for (const Finding& finding : linted.report().findings) {
        if (finding.rule->id != id || !finding.fix) continue;
        return finding.fix->edits.apply(finding.where.file->bytes());
    }
    return "none";
}

}  // namespace sshplan::test
