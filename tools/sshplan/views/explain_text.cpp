#include "tools/sshplan/views/explain_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/text/printable.hpp"
#include "planner/invocation/quote.hpp"
#include "tools/sshplan/views/chain_drawing.hpp"
#include "tools/sshplan/views/condition_list.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/hop_table.hpp"
#include "tools/sshplan/views/place_wording.hpp"
#include "tools/sshplan/views/remark_list.hpp"
#include "tools/sshplan/views/settings_list.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t least_width = 20;
constexpr std::size_t most_addresses = 2;  // told one by one

/// What a status means, of one route and of some among several.
struct StatusWords {
    RouteStatus status;
    std::string_view sentence;
    std::string_view one;
    std::string_view many;
};

// clang-format off
constexpr std::array status_words{
    StatusWords{RouteStatus::loop, "loop: ssh would start itself for ever", "loop", "loops"},
    StatusWords{RouteStatus::refused, "refused: ssh would stop with an error", "refused", "refused"},
    StatusWords{RouteStatus::opaque, "opaque: a command makes the connection", "opaque", "opaque"},
    StatusWords{RouteStatus::broken, "broken: the command cannot work", "broken", "broken"},
};
// clang-format on

/// "1 route", "2 routes".
std::string count_text(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// Where it leads in the end: "deploy@10.2.0.3:22".
std::string address_of_all(const Explanation& explanation) {
    std::vector<std::string> addresses;
    for (const ExploredRoute& explored : explanation.routes) {
        const std::vector<Hop>& hops = explored.route.hops;
        if (hops.empty() || hops.back().hostname.empty()) continue;
        const Hop& last = hops.back();
        std::string address = account_text(last.user, last.hostname, last.port);
        if (std::ranges::find(addresses, address) == addresses.end()) {
            addresses.push_back(std::move(address));
        }
    }
    if (addresses.size() > most_addresses) {
        return fmt::format("{} different addresses", addresses.size());
    }
    return fmt::format("{}", fmt::join(addresses, " or "));
}

/// What becomes of a route, if it is not simply there.
std::string sentence_of(const Route& route) {
    if (route.status == RouteStatus::opaque && route.hops.back().vendor) {
        return fmt::format("opaque: {} makes the connection",
                           printable(route.hops.back().vendor->vendor));
    }
    for (const StatusWords& words : status_words) {
        if (words.status == route.status) return std::string{words.sentence};
    }
    return {};
}

/// What there is to say of one route beside where it leads.
std::string way_of(const Route& route) {
    std::vector<std::string> parts;
    if (route.hops.size() > 1) {
        std::vector<std::string> names;
        for (const Hop& hop : route.hops) {
            names.push_back(hop.name.empty() ? "?" : printable(hop.name));
        }
        names.pop_back();
        parts.push_back(fmt::format("via {}", fmt::join(names, ", ")));
    }
    const std::string sentence = sentence_of(route);
    if (!sentence.empty()) parts.push_back(sentence);
    if (parts.empty()) return "direct";
    return fmt::format("{}", fmt::join(parts, "; "));
}

/// How many ways there are, and how many of them lead nowhere.
std::string ways_of(const Explanation& explanation) {
    std::string text =
        fmt::format("{}, decided by {}",
                    count_text(explanation.routes.size(), "possible route"),
                    count_text(deciding_conditions(explanation).size(), "condition"));
    for (const StatusWords& words : status_words) {
        const auto count = std::ranges::count_if(explanation.routes, [&](const ExploredRoute& r) {
            return r.route.status == words.status;
        });
        if (count > 0) text += fmt::format("; {} {}", count, count == 1 ? words.one : words.many);
    }
    return text;
}

std::string summary_of(const Explanation& explanation) {
    switch (explanation.ending) {
        case Ending::refused:
            return "refused: ssh would stop with an error";
        case Ending::limit:
            return "no answer: a limit was met";
        case Ending::complete:
            break;
    }
    if (explanation.routes.empty()) return "no route";
    if (explanation.routes.size() > 1) return ways_of(explanation);
    return way_of(explanation.routes.front().route);
}

void print_headline(std::ostream& out,
                    const Explanation& explanation,
                    const ExplainTextOptions& options) {
    constexpr std::size_t gap = 3;
    constexpr std::size_t indent = 2;
    StyledLine line;
    line.add(explanation.destination, Role::heading);
    const std::string address = address_of_all(explanation);
    if (!address.empty() && explanation.ending == Ending::complete) {
        line.add(" ").add(glyph::arrow).add(" ").add(address, Role::heading);
    }
    const std::string summary = summary_of(explanation);
    if (line.width() + gap + columns(summary) <= options.width) {
        line.pad_to(line.width() + gap).add(summary).write(out, options.style);
        return;
    }
    line.write(out, options.style);
    for (const std::string& text : wrapped(summary, options.width - indent)) {
        StyledLine{}.pad_to(indent).add(text).write(out, options.style);
    }
}

/// The plain ssh command lines that go the same way.
void print_equivalents(std::ostream& out,
                       const Explanation& explanation,
                       const ExplainTextOptions& options) {
    for (std::size_t i = 0; i < explanation.routes.size(); ++i) {
        const std::vector<std::string>& words = explanation.routes[i].route.equivalent_command;
        if (words.empty()) continue;
        const std::string only_if = only_if_text(std::span{&i, 1}, explanation);
        const std::vector<Cell> cells{
            {"the same in plain ssh", Role::dim},
            {printable(shell_join(words)), Role::code},
            {only_if.empty() ? "" : fmt::format("({})", only_if), Role::warning}};
        for (const StyledLine& line : flowed(cells, 2, options.width)) {
            line.write(out, options.style);
        }
    }
}

void print_executed(std::ostream& out,
                    const Explanation& explanation,
                    const ExplainTextOptions& options) {
    std::vector<std::string> ids;
    for (ConditionId id = 0; id < explanation.conditions.size(); ++id) {
        const std::optional<CommandEnd>& end = explanation.conditions[id].end;
        if (end && end->kind != CommandEnd::Kind::no_shell) ids.push_back(condition_name(id));
    }
    const bool is_asked = options.asked == ExplainTextOptions::Asked::ssh;
    std::string text = is_asked ? "Nothing was executed but ssh -G." : "Nothing was executed.";
    if (!ids.empty()) {
        text = fmt::format("Executed: {}{}.", fmt::join(ids, ", "), is_asked ? ", ssh -G" : "");
    }
    for (const std::string& line : wrapped(text, options.width)) {
        StyledLine{}.add(line, ids.empty() ? Role::good : Role::warning).write(out, options.style);
    }
}

/// The command line with an option more, right behind the verb: what follows the destination may be
/// a remote command.
std::string with_option(std::string_view option,
                        const Explanation& explanation,
                        const ExplainTextOptions& options) {
    constexpr std::string_view verb = "sshplan explain";
    std::string_view rest = options.command;
    if (rest.starts_with(verb)) rest.remove_prefix(verb.size());
    if (!rest.empty()) return fmt::format("{} {}{}", verb, option, rest);
    return fmt::format("{} {} {}", verb, option, shell_quoted(explanation.destination));
}

/// What to ask next; only what would change the answer.
std::vector<std::string> suggestions(const Explanation& explanation,
                                     const ExplainTextOptions& options) {
    std::string assumption;
    bool is_run_wanted = false;
    for (const ConditionId id : deciding_conditions(explanation)) {
        const Condition& condition = explanation.conditions[id];
        if (condition.status != ConditionStatus::undecided) continue;
        if (assumption.empty()) {
            assumption = "--assume " + shell_quoted(condition_name(id) + "=no");
        }
        is_run_wanted = is_run_wanted || condition.kind == ConditionKind::exec;
    }
    std::vector<std::string> lines;
    if (!assumption.empty()) lines.push_back(with_option(assumption, explanation, options));
    if (is_run_wanted) lines.push_back(with_option("--exec=run", explanation, options));
    if (options.detail == Detail::route) {
        lines.push_back(with_option("--all", explanation, options));
    }
    return lines;
}

void print_suggestions(std::ostream& out,
                       const Explanation& explanation,
                       const ExplainTextOptions& options) {
    constexpr std::string_view lead = "Try: ";
    StyledLine line;
    line.add(lead, Role::dim);
    for (const std::string& text : suggestions(explanation, options)) {
        line.pad_to(lead.size()).add(text, Role::code).write(out, options.style);
        line = StyledLine{};
    }
}

/// The parts of the answer that have something to say, a blank line between them.
void print_parts(std::ostream& out,
                 const Explanation& explanation,
                 const ExplainTextOptions& options) {
    using Part = void (*)(std::ostream&, const Explanation&, const ExplainTextOptions&);
    std::vector<Part> parts;
    if (explanation.ending == Ending::complete) {
        parts = {draw_chains, print_hop_table};
        if (options.detail == Detail::everything) {
            parts.insert(parts.end(), {print_equivalents, print_settings});
        }
    }
    parts.insert(parts.end(), {print_conditions, print_remarks});
    for (const Part part : parts) {
        std::ostringstream text;
        part(text, explanation, options);
        if (!text.view().empty()) out << '\n' << text.view();
    }
}

}  // namespace

void print_explanation(std::ostream& out,
                       const Explanation& explanation,
                       const ExplainTextOptions& options) {
    ExplainTextOptions fitted = options;
    fitted.width = std::max(options.width, least_width);
    print_headline(out, explanation, fitted);
    print_parts(out, explanation, fitted);
    out << '\n';
    print_executed(out, explanation, fitted);
    if (explanation.ending == Ending::complete) print_suggestions(out, explanation, fitted);
}

}  // namespace sshplan::cli
