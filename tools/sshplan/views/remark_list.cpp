#include "tools/sshplan/views/remark_list.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/diagnostics.hpp"
#include "tools/sshplan/views/fit.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view bullet = "! ";
constexpr std::string_view limit_text =
    "A limit was met, so there is no answer: sshplan gives none in part.";

/// A note, and the routes that it is about.
struct Remark {
    Note note;
    std::vector<std::size_t> routes{};
};

std::vector<Remark> remarks_of(const Explanation& explanation) {
    std::vector<Remark> remarks;
    for (std::size_t route = 0; route < explanation.routes.size(); ++route) {
        for (const Note& note : explanation.routes[route].route.notes) {
            const auto same = std::ranges::find(remarks, note, &Remark::note);
            Remark& remark = same == remarks.end() ? remarks.emplace_back(Remark{note}) : *same;
            remark.routes.push_back(route);
        }
    }
    for (const Note& note : explanation.notes) remarks.push_back({note});
    return remarks;
}

void print_note(std::ostream& out,
                const Note& note,
                const std::string& only_if,
                const ExplainTextOptions& options) {
    const std::string text =
        only_if.empty() ? note.text : fmt::format("{} ({})", note.text, only_if);
    const std::string code = fmt::format("[{}]", printable(note.code));
    const std::vector<std::string> lines = wrapped(text, options.width - bullet.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        StyledLine line;
        if (i == 0) line.add(bullet, Role::warning);
        line.pad_to(bullet.size()).add(lines[i]);
        const bool is_last = i + 1 == lines.size();
        const bool has_room = line.width() + bullet.size() + columns(code) <= options.width;
        if (is_last && has_room) line.add("  ").add(code, Role::dim);
        line.write(out, options.style);
        if (is_last && !has_room) {
            StyledLine{}.pad_to(bullet.size()).add(code, Role::dim).write(out, options.style);
        }
    }
}

/// What ssh would stop with, of routes that are not all there are.
void print_refusals(std::ostream& out,
                    const Explanation& explanation,
                    const DiagnosticOptions& diagnostics,
                    const ExplainTextOptions& options) {
    for (std::size_t route = 0; route < explanation.routes.size(); ++route) {
        const Route& refused = explanation.routes[route].route;
        if (refused.status != RouteStatus::refused || refused.complaints.empty()) continue;
        const std::string only_if = only_if_text(std::span{&route, 1}, explanation);
        StyledLine line;
        line.add(bullet, Role::warning);
        line.add(fmt::format("refused{}{}:", only_if.empty() ? "" : " ", only_if));
        line.write(out, options.style);
        print_complaints(out, refused.complaints, diagnostics);
    }
}

}  // namespace

std::string unnamed_text(const Explanation& explanation) {
    const std::string destination = printable(explanation.destination);
    if (explanation.name.nearest.empty()) return fmt::format("No block names {}.", destination);
    std::vector<std::string> names;
    for (const std::string& name : explanation.name.nearest) names.push_back(printable(name));
    return fmt::format("No block names {}; nearest: {}.", destination, fmt::join(names, ", "));
}

void print_remarks(std::ostream& out,
                   const Explanation& explanation,
                   const ExplainTextOptions& options) {
    for (const Remark& remark : remarks_of(explanation)) {
        const std::string only_if =
            remark.routes.empty() ? "" : only_if_text(remark.routes, explanation);
        print_note(out, remark.note, only_if, options);
    }
    const auto print_sentence = [&](std::string_view sentence) {
        for (const std::string& line : wrapped(sentence, options.width)) {
            StyledLine{}.add(line, Role::warning).write(out, options.style);
        }
    };
    if (explanation.ending == Ending::limit) print_sentence(limit_text);
    if (!explanation.name.is_named) print_sentence(unnamed_text(explanation));
    if (explanation.ending != Ending::complete) return;
    const DiagnosticOptions diagnostics{
        .style = options.style, .width = options.width, .home = explanation.client.home};
    print_refusals(out, explanation, diagnostics, options);
    print_complaints(out, explanation.complaints, diagnostics);
}

std::vector<Note> all_notes(const Route& route, const Explanation& explanation) {
    std::vector<Note> notes;
    const auto add = [&notes](Note note) {
        if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
    };
    for (const Note& note : route.notes) add(note);
    for (const Note& note : explanation.notes) add(note);
    if (!explanation.name.is_named) add({"not-named", unnamed_text(explanation)});
    if (route.status == RouteStatus::refused) {
        for (const Complaint& complaint : route.complaints) add({"ssh-says", complaint.text});
    }
    for (const Complaint& complaint : explanation.complaints) add({"ssh-says", complaint.text});
    return notes;
}

}  // namespace sshplan::cli
