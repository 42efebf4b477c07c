#include "tools/sshplan/views/hosts_text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/diagnostics.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/host_conditions.hpp"
#include "tools/sshplan/views/host_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t indent = 2;
constexpr std::size_t least_table = 60;  // columns; in fewer a host's routes stand below its name

enum Column : std::size_t { host_column, address_column, way_column, when_column, column_count };

constexpr std::array<std::string_view, column_count> titles{"host", "goes to", "through", "if"};

using Row = std::array<std::string, column_count>;

/// The outcomes in words; many of them by their numbers, which are explained below the table.
std::string short_when_text(const When& when, std::span<const Condition> conditions) {
    constexpr std::size_t widest = 28;
    if (when.empty()) return {};
    std::string text = when_text(when, conditions);
    if (columns(text) <= widest) return text;
    text.clear();
    for (const Guard& guard : when) {
        text += fmt::format("{}{} {}",
                            text.empty() ? "" : ", ",
                            condition_name(guard.condition),
                            guard.outcome ? "yes" : "no");
    }
    return text;
}

/// One row for each conjunction of outcomes; the name stands in the first.
std::vector<Row> rows_of(const ListedHost& host, const HostsAnswer& answer) {
    std::vector<Row> rows;
    for (const Outcome& outcome : host.outcomes) {
        const HostRoute& route = host.routes[outcome.route];
        const bool is_known = !route.hops.empty() && route.status != RouteStatus::refused;
        rows.push_back({rows.empty() ? printable(host.named.name) : "",
                        is_known ? hop_text(*route.hops.back()) : "-",
                        way_text(route),
                        short_when_text(outcome.when, answer.conditions)});
    }
    return rows;
}

Role role_of(const Row& row, std::size_t column) {
    switch (column) {
        case host_column:
            return Role::hop;
        case way_column:
            return row[column].ends_with(')') || row[column] == "refused" ? Role::warning
                                                                          : Role::plain;
        default:
            return Role::plain;
    }
}

/// How wide each column is, of cells that are no wider than the most that is said for theirs.
std::size_t widest_of(const std::vector<Row>& rows, std::size_t column, std::size_t most) {
    std::size_t widest = titles[column].size();
    for (const Row& row : rows) {
        const std::size_t size = columns(row[column]);
        if (size <= most) widest = std::max(widest, size);
    }
    return widest;
}

using Begins = std::array<std::size_t, column_count>;

/// Where columns begin that are as wide as their cells; a last one without cells begins nowhere.
Begins begins_of(const std::vector<Row>& rows, const Begins& most) {
    Begins begins{};
    for (std::size_t i = 0; i + 1 < column_count; ++i) {
        begins[i + 1] = begins[i] + widest_of(rows, i, most[i]) + gap;
    }
    return begins;
}

/// Where columns begin. If not all fits, wide cells get no column for themselves: what stands
/// behind them moves.
Begins begins_within(const std::vector<Row>& rows, std::size_t width) {
    constexpr std::size_t all = std::string::npos;
    const Begins begins = begins_of(rows, {all, all, all, all});
    if (begins[when_column] + widest_of(rows, when_column, all) <= width) return begins;
    return begins_of(rows, {width * 3 / 10, width * 4 / 10, width / 4, 0});
}

/// A row; outcomes for which there is no room go on below themselves.
void print_row(std::ostream& out,
               const Row& row,
               const Begins& begins,
               const HostsTextOptions& options) {
    constexpr std::size_t least_room = 16;
    const bool has_room = begins[when_column] + least_room <= options.width;
    const std::size_t when_begin = has_room ? begins[when_column] : begins[address_column];
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < when_column; ++i) {
        cells.push_back({row[i], role_of(row, i), begins[i]});
    }
    const std::size_t room = options.width - std::min(options.width, when_begin);
    const std::vector<std::string> lines = wrapped(row[when_column], room);
    cells.push_back({lines.front(), Role::warning, begins[when_column]});
    for (const StyledLine& line : flowed(cells, begins[address_column], options.width)) {
        line.write(out, options.style);
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        StyledLine{}.pad_to(when_begin).add(lines[i], Role::warning).write(out, options.style);
    }
}

void print_table(std::ostream& out, const std::vector<Row>& rows, const HostsTextOptions& options) {
    const Begins begins = begins_within(rows, options.width);
    const bool has_conditions =
        std::ranges::any_of(rows, [](const Row& row) { return !row[when_column].empty(); });
    StyledLine head;
    for (std::size_t i = 0; i < column_count; ++i) {
        if (i != when_column || has_conditions) head.pad_to(begins[i]).add(titles[i], Role::dim);
    }
    head.write(out, options.style);
    for (const Row& row : rows) print_row(out, row, begins, options);
}

/// For narrow terminals: the name, and its routes below.
void print_stacked(std::ostream& out,
                   const std::vector<Row>& rows,
                   const HostsTextOptions& options) {
    for (const Row& row : rows) {
        if (!row[host_column].empty()) {
            StyledLine{}.add(row[host_column], Role::hop).write(out, options.style);
        }
        std::vector<Cell> cells;
        for (std::size_t i = address_column; i < when_column; ++i) {
            cells.push_back({row[i], role_of(row, i), i == address_column ? indent : 0});
        }
        const std::size_t room = options.width - std::min(options.width, indent * 2);
        for (std::string& line : wrapped(row[when_column], room)) {
            cells.push_back({std::move(line), Role::warning});
        }
        for (const StyledLine& line : flowed(cells, indent * 2, options.width)) {
            line.write(out, options.style);
        }
    }
}

void print_summary(std::ostream& out,
                   const HostsAnswer& answer,
                   std::size_t conditions,
                   const HostsTextOptions& options) {
    const std::size_t shown = answer.list.hosts.size();
    std::string text;
    if (answer.named == 0) {
        text = "No destination is named.";
    } else if (shown == answer.named) {
        text = count_text(shown, "host");
    } else {
        text = fmt::format("{} of {}", shown, count_text(answer.named, "host"));
    }
    if (conditions > 0) text += fmt::format(", decided by {}", count_text(conditions, "condition"));
    text += answer.named == 0 ? " Nothing was executed." : ". Nothing was executed.";
    for (const std::string& line : wrapped(text, options.width)) {
        StyledLine{}.add(line, Role::good).write(out, options.style);
    }
}

/// What ssh would stop with for some hosts, and what it says on its way.
void print_sayings(std::ostream& out, const HostsAnswer& answer, const HostsTextOptions& options) {
    std::vector<Complaint> complaints;
    SaidBefore said;
    const auto take = [&](std::span<const Complaint> some) {
        for (const Complaint& complaint : some) {
            if (said.is_new(complaint)) complaints.push_back(complaint);
        }
    };
    for (const ListedHost& host : answer.list.hosts) {
        for (const HostRoute& route : host.routes) take(route.complaints());
    }
    std::vector<Complaint> warnings;
    std::ranges::copy_if(answer.list.complaints,
                         std::back_inserter(warnings),
                         [](const Complaint& c) { return c.severity != Severity::error; });
    take(warnings);
    if (complaints.empty()) return;
    out << '\n';
    print_complaints(
        out, complaints, {.style = options.style, .width = options.width, .home = answer.home});
}

}  // namespace

void print_hosts(std::ostream& out, const HostsAnswer& answer, const HostsTextOptions& wanted) {
    const HostsTextOptions options = wanted.fitted();
    const std::vector<ListedHost>& hosts = answer.list.hosts;
    const bool is_one = std::ranges::all_of(hosts, [&](const ListedHost& host) {
        return host.configuration == hosts.front().configuration;
    });
    for (std::size_t from = 0; from < hosts.size();) {
        const std::string_view configuration = hosts[from].configuration;
        std::vector<Row> rows;
        std::size_t to = from;
        for (; to < hosts.size() && hosts[to].configuration == configuration; ++to) {
            std::ranges::move(rows_of(hosts[to], answer), std::back_inserter(rows));
        }
        if (from > 0) out << '\n';
        if (!is_one) StyledLine{}.add(configuration, Role::heading).write(out, options.style);
        (options.width < least_table ? print_stacked : print_table)(out, rows, options);
        from = to;
    }
    print_deciding_conditions(out, answer, options);
    print_sayings(out, answer, options);
    if (!hosts.empty()) out << '\n';
    print_summary(out, answer, deciding_conditions(answer).size(), options);
}

}  // namespace sshplan::cli
