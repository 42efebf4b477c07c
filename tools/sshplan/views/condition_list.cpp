#include "tools/sshplan/views/condition_list.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/place_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t gap = 2;
constexpr std::size_t widest_criterion = 40;

/// A condition in words; each is a cell of its line.
struct Entry {
    std::string id{};
    std::string subject{};
    std::array<std::string, 4> details{};  // place, criterion, askings, answer
};

constexpr std::array<Role, 4> detail_roles{Role::dim, Role::plain, Role::plain, Role::warning};

/// "Match host host2 !exec": the line up to the criterion, or an ellipsis in its place; for a
/// look-up the line that asks for it.
std::string criterion_text(const Asking& asking, ConditionKind kind) {
    if (asking.place.file == nullptr) return "look-up of a name";
    const SourceFile& file = *asking.place.file;
    if (kind == ConditionKind::dns) {
        return cut_end(printable(file.at(asking.place.span)), widest_criterion);
    }
    const std::string criterion = fmt::format("{}{}", asking.negated ? "!" : "", name_of(kind));
    if (asking.place.span.begin <= file.bytes().size()) {
        const Position position = file.position(asking.place.span.begin);
        const std::string_view line = file.line(position.line);
        const auto line_begin = static_cast<std::uint32_t>(line.data() - file.bytes().data());
        const std::string_view before = line.substr(0, asking.place.span.begin - line_begin);
        const std::size_t start = before.find_first_not_of(" \t");
        const std::string heading =
            start == std::string_view::npos ? "" : printable(before.substr(start));
        const bool is_short = columns(heading) + columns(criterion) <= widest_criterion;
        if (!heading.empty() && is_short) return heading + criterion;
    }
    return fmt::format("Match {} {}", glyph::ellipsis, criterion);
}

std::string place_text(const Asking& asking, const Explanation& explanation) {
    if (asking.place.file == nullptr) return {};
    return fmt::format(
        "{}:{}", path_text(asking.place.file->name(), explanation.client.home), asking.line);
}

std::string askings_text(const Condition& condition) {
    std::vector<std::string> hops;
    for (const Asking& asking : condition.asked) {
        std::string hop = printable(asking.hop);
        if (std::ranges::find(hops, hop) == hops.end()) hops.push_back(std::move(hop));
    }
    const std::string times =
        condition.asked.size() == 1 ? "" : fmt::format(" {} times", condition.asked.size());
    return fmt::format("asked{} for {}", times, fmt::join(hops, ", "));
}

std::string end_text(const CommandEnd& end) {
    switch (end.kind) {
        case CommandEnd::Kind::exited:
            return fmt::format("ran: exit status {} after {:.2f} s", end.status, end.seconds);
        case CommandEnd::Kind::killed:
            return fmt::format("ran: killed by signal {} after {:.2f} s", end.status, end.seconds);
        case CommandEnd::Kind::no_shell:
            return fmt::format("not run: {}", printable(end.reason));
        case CommandEnd::Kind::lost:
            return fmt::format("ran, and was lost: {}", printable(end.reason));
        case CommandEnd::Kind::timed_out:
            return fmt::format("ended after {:.2f} s: it took too long", end.seconds);
        case CommandEnd::Kind::interrupted:
            return fmt::format("interrupted after {:.2f} s", end.seconds);
    }
    return {};
}

std::string answer_text(const Condition& condition) {
    std::string text;
    if (condition.end) {
        text = end_text(*condition.end);
    } else if (condition.status == ConditionStatus::assumed) {
        const bool is_exec = condition.kind == ConditionKind::exec;
        const std::string_view yes = is_exec ? "success" : "yes";
        const std::string_view no = is_exec ? "failure" : "no";
        text = fmt::format("assumed: {}", condition.outcome.value_or(false) ? yes : no);
    }
    if (!condition.effect) text += text.empty() ? "decides nothing" : ", decides nothing";
    return text;
}

Entry entry_of(ConditionId id, const Explanation& explanation) {
    const Condition& condition = explanation.conditions[id];
    Entry entry{.id = condition_name(id), .subject = subject_text(condition)};
    if (!condition.asked.empty()) {
        const Asking& first = condition.asked.front();
        entry.details = {place_text(first, explanation),
                         criterion_text(first, condition.kind),
                         askings_text(condition),
                         {}};
    }
    entry.details[3] = answer_text(condition);
    return entry;
}

/// Where each cell begins if every entry takes one line.
std::array<std::size_t, 5> columns_of(const std::vector<Entry>& entries, std::size_t indent) {
    std::array<std::size_t, 5> begins{indent};
    for (std::size_t i = 0; i < 4; ++i) {
        std::size_t widest = 0;
        for (const Entry& entry : entries) {
            const std::string& cell = i == 0 ? entry.subject : entry.details[i - 1];
            widest = std::max(widest, columns(cell));
        }
        begins[i + 1] = begins[i] + (widest > 0 ? widest + gap : 0);
    }
    return begins;
}

std::vector<Cell> details_of(const Entry& entry) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < entry.details.size(); ++i) {
        cells.push_back({entry.details[i], detail_roles[i]});
    }
    return cells;
}

/// The question on one line, what there is to say of it below.
void print_apart(std::ostream& out,
                 const Entry& entry,
                 std::size_t indent,
                 const ExplainTextOptions& options) {
    StyledLine first = StyledLine{}.pad_to(margin).add(entry.id, Role::heading).pad_to(indent);
    if (options.detail == Detail::route) {
        first.add(cut_end(entry.subject, options.width - indent), Role::code);
    } else {
        first.add(entry.subject, Role::code);
    }
    first.write(out, options.style);
    std::vector<Cell> cells = details_of(entry);
    const auto shown = std::ranges::find_if(cells, [](const Cell& c) { return !c.text.empty(); });
    if (shown != cells.end()) shown->column = indent;
    for (const StyledLine& line : flowed(cells, indent, options.width)) {
        line.write(out, options.style);
    }
}

/// Every single asking, where one line has summed them up.
void print_askings(std::ostream& out,
                   const Condition& condition,
                   std::size_t indent,
                   const Explanation& explanation,
                   const ExplainTextOptions& options) {
    for (const Asking& asking : condition.asked) {
        const bool is_expanded = asking.written != condition.text;
        if (condition.asked.size() == 1 && !is_expanded) return;
        const std::vector<Cell> cells{
            {place_text(asking, explanation), Role::dim, indent},
            {fmt::format("for {}", printable(asking.hop))},
            {asking.pass > 1 ? fmt::format("in pass {}", asking.pass) : ""},
            {is_expanded ? fmt::format("written {}", printable(asking.written)) : "", Role::dim}};
        for (const StyledLine& line : flowed(cells, indent + gap, options.width)) {
            line.write(out, options.style);
        }
    }
}

}  // namespace

void print_conditions(std::ostream& out,
                      const Explanation& explanation,
                      const ExplainTextOptions& options) {
    std::vector<Entry> entries;
    for (ConditionId id = 0; id < explanation.conditions.size(); ++id) {
        entries.push_back(entry_of(id, explanation));
    }
    if (entries.empty()) return;
    const std::size_t indent = margin + columns(entries.back().id) + gap;
    const std::array<std::size_t, 5> begins = columns_of(entries, indent);
    const bool fits = std::ranges::all_of(entries, [&](const Entry& entry) {
        const std::string& answer = entry.details.back();
        return (answer.empty() ? begins[4] - gap : begins[4] + columns(answer)) <= options.width;
    });
    for (ConditionId id = 0; id < entries.size(); ++id) {
        const Entry& entry = entries[id];
        if (fits) {
            StyledLine line = StyledLine{}.pad_to(margin).add(entry.id, Role::heading);
            line.pad_to(indent).add(entry.subject, Role::code);
            for (std::size_t i = 0; i < entry.details.size(); ++i) {
                if (entry.details[i].empty()) continue;
                line.pad_to(begins[i + 1]).add(entry.details[i], detail_roles[i]);
            }
            line.write(out, options.style);
        } else {
            print_apart(out, entry, indent, options);
        }
        if (options.detail == Detail::route) continue;
        print_askings(out, explanation.conditions[id], indent, explanation, options);
    }
}

}  // namespace sshplan::cli
