#include "planner/lint/policy/responsible_line.hpp"

#include <algorithm>

#include "planner/explore/judged_configurations.hpp"
#include "planner/lint/route_lines.hpp"

namespace sshplan {
namespace {

/// The judged file with these bytes: what several targets read is judged once.
const SourceFile* judged_source(const Subject& subject,
                                const LintTarget& target,
                                const SourceFile* source) {
    if (subject.file_of(source) != nullptr) return source;
    const auto& opened = target.files->opened();
    const auto own = std::ranges::find_if(
        opened, [&](const OpenedFile* file) { return file->source.get() == source; });
    if (own == opened.end() || (*own)->place.empty()) return nullptr;
    for (const LintedFile& file : subject.files()) {
        if (file.opened->place == (*own)->place) return file.source;
    }
    return nullptr;
}

std::optional<Place> place_of_line(const Subject& subject,
                                   const LintTarget& target,
                                   const Origin* line) {
    if (line == nullptr || line->kind != OriginKind::file) return std::nullopt;
    Origin judged = *line;
    judged.place.file = judged_source(subject, target, line->place.file);
    return judged.place.file == nullptr ? std::nullopt : value_place(subject, judged);
}

/// The Host line that names the destination.
std::optional<Place> place_of_name(const Subject& subject,
                                   const LintTarget& target,
                                   const Resolution& resolution) {
    for (const BlockDecision& decision : resolution.decisions) {
        if (!decision.applies || !decision.head->is(Keyword::host)) continue;
        const bool names = std::ranges::any_of(decision.head->words, [&](const Word& word) {
            return word.text == resolution.host_argument;
        });
        const SourceFile* const source =
            names ? judged_source(subject, target, decision.file) : nullptr;
        if (source != nullptr) return Place{source, decision.head->span};
    }
    return std::nullopt;
}

}  // namespace

Place responsible_place(const Subject& subject,
                        const LintTarget& target,
                        const Origin* line,
                        const Route& route) {
    if (const auto place = place_of_line(subject, target, line)) return *place;
    const auto& resolution = route.hops.back().resolution;
    if (resolution) {
        if (const auto place = place_of_name(subject, target, *resolution)) return *place;
    }
    const OpenedFile& top = target.files->open(top_file(target.client));
    const SourceFile* source = judged_source(subject, target, top.source.get());
    if (source == nullptr) source = subject.files().front().source;
    const auto length = static_cast<std::uint32_t>(source->line(1).size());
    return {source, {0, length}};
}

}  // namespace sshplan
