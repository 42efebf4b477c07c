#include "tools/sshplan/views/connect_text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/config/pattern.hpp"
#include "parser/text/printable.hpp"
#include "planner/connect/local_commands.hpp"
#include "planner/connect/why_broken.hpp"
#include "planner/invocation/quote.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/place_wording.hpp"
#include "tools/sshplan/views/styled_line.hpp"

namespace sshplan::cli {

namespace {

const Route& route_of(const ShownPlan& plan) { return plan.explanation.routes.front().route; }

std::string account_of(const Hop& hop) {
    return hop.hostname.empty() ? "?" : account_text(hop.user, hop.hostname, hop.port);
}

/// "3 h", "12 min", "40 s".
std::string age_text(double seconds) {
    constexpr double minute = 60;
    constexpr double hour = 60 * minute;
    constexpr double day = 24 * hour;
    if (seconds >= 2 * day) return fmt::format("{:.0f} days", seconds / day);
    if (seconds >= hour) return fmt::format("{:.0f} h", seconds / hour);
    if (seconds >= minute) return fmt::format("{:.0f} min", seconds / minute);
    return fmt::format("{:.0f} s", seconds);
}

/// What makes a hop special, in words.
std::string remark_of(std::size_t position, const ShownPlan& plan) {
    std::vector<std::string> remarks;
    for (const RunningMaster& master : plan.masters) {
        if (master.hop != position) continue;
        remarks.push_back(fmt::format("reuses the master at {}, opened {} ago",
                                      printable(master.path),
                                      age_text(master.seconds)));
    }
    for (const UnfrozenCommand& command : plan.plan.unfrozen) {
        if (command.hop != position) continue;
        remarks.push_back(fmt::format("not frozen: {}", printable(command.command)));
    }
    return fmt::format("{}", fmt::join(remarks, "; "));
}

void write_flowed(std::ostream& out,
                  const std::vector<Cell>& cells,
                  std::size_t indent,
                  const ConnectTextOptions& options) {
    for (const StyledLine& line : flowed(cells, indent, options.width)) {
        line.write(out, options.style);
    }
}

void print_hops(std::ostream& out, const ShownPlan& plan, const ConnectTextOptions& options) {
    const std::vector<Hop>& hops = route_of(plan).hops;
    std::size_t names = 0;
    std::size_t accounts = 0;
    for (const Hop& hop : hops) {
        names = std::max(names, printable(hop.name).size());
        accounts = std::max(accounts, account_of(hop).size());
    }
    for (std::size_t i = 0; i < hops.size(); ++i) {
        const Hop& hop = hops[i];
        std::vector<Cell> cells{{fmt::format("  {}", i + 1), Role::dim},
                                {printable(hop.name), Role::hop, 5},
                                {account_of(hop), Role::plain, names + 7},
                                {std::string{name_of(hop.reach)}, Role::dim, names + accounts + 9}};
        const std::string remark = remark_of(i, plan);
        if (!remark.empty()) cells.push_back({remark, Role::warning, names + accounts + 17});
        write_flowed(out, cells, 5, options);
    }
}

void print_direct(std::ostream& out, const ShownPlan& plan, const ConnectTextOptions& options) {
    const Hop& hop = route_of(plan).hops.front();
    const std::string remark = remark_of(0, plan);
    std::vector<Cell> cells{{printable(hop.name), Role::hop},
                            {std::string{glyph::arrow}, Role::dim},
                            {account_of(hop)}};
    if (plan.masters.empty()) {
        const bool is_direct = hop.reach == Reach::tcp;
        cells.push_back({is_direct ? "direct" : std::string{name_of(hop.reach)}, Role::dim});
    }
    if (!remark.empty()) cells.push_back({remark, Role::warning});
    write_flowed(out, cells, 2, options);
}

/// How a condition was decided: "C1 failed after 2.0 s: nc -z db 22".
std::string decided_text(ConditionId id, const Condition& condition) {
    std::string how = condition.outcome.value_or(false) ? "yes" : "no";
    if (condition.end) {
        how = fmt::format(
            "exit status {} after {:.1f} s", condition.end->status, condition.end->seconds);
    } else if (condition.status == ConditionStatus::assumed) {
        how = "assumed " + how;
    }
    return fmt::format("{} = {}: {}", condition_name(id), how, subject_text(condition));
}

void print_conditions(std::ostream& out, const ShownPlan& plan, const ConnectTextOptions& options) {
    const std::vector<Condition>& conditions = plan.explanation.conditions;
    for (ConditionId id = 0; id < conditions.size(); ++id) {
        write_flowed(out, {{"  " + decided_text(id, conditions[id]), Role::dim}}, 5, options);
    }
}

std::vector<std::string> local_commands_of(const ShownPlan& plan) {
    std::vector<std::string> texts;
    for (const Hop& hop : route_of(plan).hops) {
        if (hop.command) texts.push_back(fmt::format("ProxyCommand {}", printable(*hop.command)));
        if (!hop.resolution) continue;
        for (const Keyword keyword : local_commands) {
            const Obtained* const value = hop.resolution->value(keyword);
            const bool is_shown = keyword == Keyword::proxy_command;  // as it is run, above
            if (is_shown || value == nullptr || is_none(value->text)) continue;
            texts.push_back(
                fmt::format("{} {}", describe(keyword).spelling, printable(value->text)));
        }
    }
    return texts;
}

std::string agent_text(const ShownPlan& plan) {
    std::vector<std::string> names;
    for (const Hop& hop : route_of(plan).hops) {
        if (hop.exposure.agent) names.push_back(printable(hop.name));
    }
    return names.empty() ? "to nobody" : fmt::format("to {}", fmt::join(names, ", "));
}

void print_row(std::ostream& out,
               std::string_view title,
               const std::string& text,
               const ConnectTextOptions& options) {
    constexpr std::size_t column = 17;
    write_flowed(
        out, {{std::string{title}, Role::heading}, {text, Role::plain, column}}, column, options);
}

}  // namespace

void print_plan(std::ostream& out, const ShownPlan& plan, const ConnectTextOptions& options) {
    const std::vector<Hop>& hops = route_of(plan).hops;
    if (hops.size() == 1) {
        print_direct(out, plan, options);
    } else {
        StyledLine{}
            .add(printable(plan.explanation.destination), Role::hop)
            .add(fmt::format(" in {} hops", hops.size()))
            .write(out, options.style);
        print_hops(out, plan, options);
    }
    print_conditions(out, plan, options);
    if (const std::string why = why_broken(route_of(plan)); !why.empty()) {
        write_flowed(out, {{"  broken: " + printable(why), Role::error}}, 5, options);
    }
}

void print_dry_plan(std::ostream& out, const ShownPlan& plan, const ConnectTextOptions& options) {
    print_plan(out, plan, options);
    std::vector<std::string> words = to_words(plan.plan.invocation, plan.dialect);
    words.insert(words.begin(), plan.program);
    print_row(out, "would run", printable(shell_join(words)), options);
    const std::vector<std::string> commands = local_commands_of(plan);
    print_row(out, "local commands", commands.empty() ? "none" : commands.front(), options);
    for (std::size_t i = 1; i < commands.size(); ++i) print_row(out, "", commands[i], options);
    print_row(out, "agent forwarded", agent_text(plan), options);
    StyledLine{}.add("Nothing was run (--dry-run).", Role::good).write(out, options.style);
    if (options.detail != Detail::everything) return;
    for (const FrozenFile& file : plan.plan.files) {
        StyledLine{}.write(out, options.style);
        StyledLine{}.add("# " + file.path, Role::dim).write(out, options.style);
        std::string_view rest = file.text;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            StyledLine{}.add(rest.substr(0, end), Role::code).write(out, options.style);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

}  // namespace sshplan::cli
