#include "tools/sshplan/views/hop_table.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/hop_rows.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t gap = 2;

struct ColumnInfo {
    std::string_view title;
    Role role = Role::plain;
};

constexpr std::array<ColumnInfo, hop_column_count> column_table{{
    {"#", Role::dim},
    {"hop", Role::hop},
    {"connects to"},
    {"as"},
    {"how"},
    {"because", Role::dim},
    {"", Role::code},
}};

using Widths = std::array<std::size_t, hop_column_count>;

/// Where a part of a row stands.
enum class Position : std::uint8_t { beside, below, left_out };

/// What a table moves or leaves out so that it fits; the first of `layouts` that does is taken.
struct Layout {
    Position only_if;
    Position how;
    Position because;
    std::size_t least_line;  // columns that are enough for the line behind a hop; 0: all of it
};

// clang-format off
constexpr std::array layouts{
    Layout{Position::beside, Position::beside, Position::beside, 0},
    Layout{Position::below, Position::beside, Position::beside, 0},
    Layout{Position::below, Position::left_out, Position::beside, 0},
    Layout{Position::below, Position::left_out, Position::beside, 24},
    Layout{Position::below, Position::beside, Position::below, 0},
    Layout{Position::below, Position::left_out, Position::below, 0},
};
// clang-format on

/// How wide each column is with nothing left out. What has no line behind it ("destination") may
/// reach into the last column.
Widths natural_widths(const std::vector<HopRow>& rows) {
    Widths widths{};
    std::size_t spill = 0;
    for (std::size_t i = 0; i < hop_column_count; ++i) widths[i] = columns(column_table[i].title);
    for (const HopRow& row : rows) {
        const bool spills = row.cells[because_line].empty();
        if (spills) spill = std::max(spill, columns(row.cells[because_place]));
        for (std::size_t i = 0; i < hop_column_count; ++i) {
            if (i == because_place && spills) continue;
            widths[i] = std::max(widths[i], columns(row.cells[i]));
        }
    }
    const std::size_t taken = widths[because_place] + gap;
    if (spill > taken) widths[because_line] = std::max(widths[because_line], spill - taken);
    return widths;
}

/// How wide the table is in a layout, column by column, or nothing if that is too wide.
std::optional<Widths> fit(const std::vector<HopRow>& rows,
                          const Layout& layout,
                          std::size_t width) {
    Widths widths = natural_widths(rows);
    if (layout.how == Position::left_out) widths[hop_reach] = 0;
    if (layout.because == Position::below) widths[because_place] = widths[because_line] = 0;
    std::size_t fixed = margin;
    for (std::size_t i = 0; i < because_line; ++i) fixed += widths[i] > 0 ? widths[i] + gap : 0;
    std::size_t beside = 0;
    for (const HopRow& row : rows) {
        if (layout.only_if == Position::below || row.only_if.empty()) continue;
        beside = std::max(beside, gap + columns(row.only_if));
    }
    std::size_t& last = widths[because_line];
    const std::size_t wanted = layout.least_line > 0 ? std::min(last, layout.least_line) : last;
    if (fixed + wanted + beside > width) return std::nullopt;
    last = std::min(last, width - fixed - beside);
    return widths;
}

/// A text that may be cut where only the way is shown.
std::string fitted(const std::string& text, std::size_t indent, const ExplainTextOptions& options) {
    if (options.detail == Detail::everything || options.width <= indent) return text;
    return cut_end(text, options.width - indent);
}

/// A row's further lines.
void print_below(std::ostream& out,
                 std::vector<Cell> cells,
                 const HopRow& row,
                 std::size_t indent,
                 const ExplainTextOptions& options) {
    std::erase_if(cells, [](const Cell& cell) { return cell.text.empty(); });
    if (!cells.empty()) {
        cells.front().column = indent;
        for (const StyledLine& line : flowed(cells, indent, options.width)) {
            line.write(out, options.style);
        }
    }
    const bool is_whole = options.detail == Detail::everything;
    if (row.command.empty() || (!is_whole && !row.is_hidden_by_command)) return;
    const std::string text = is_whole ? row.command : cut_end(row.command, options.width - indent);
    StyledLine{}.pad_to(indent).add(text, Role::dim).write(out, options.style);
}

class TablePrinter {
public:
    TablePrinter(std::ostream& out,
                 const ExplainTextOptions& options,
                 const Layout& layout,
                 const Widths& widths)
        : out_(out), options_(options), layout_(layout), widths_(widths) {}

    void print_titles() {
        StyledLine titles;
        for (std::size_t i = 0; i < because_line; ++i) {
            place_cell(titles, i, column_table[i].title, Role::heading);
        }
        titles.write(out_, options_.style);
    }

    void print_row(const HopRow& row) {
        StyledLine line;
        for (std::size_t i = 0; i < hop_column_count; ++i) {
            const bool may_be_cut = i == because_line;
            place_cell(line,
                       i,
                       may_be_cut ? cut_end(row.cells[i], widths_[i]) : row.cells[i],
                       column_table[i].role);
        }
        std::vector<Cell> below;
        if (layout_.because == Position::below) {
            below.push_back({row.cells[because_place], Role::dim});
            const std::size_t indent = begin_of(hop_name) + gap;
            below.push_back({fitted(row.cells[because_line], indent, options_), Role::code});
        }
        below.push_back({row.key, Role::dim});
        below.push_back({row.by, Role::dim});
        if (layout_.only_if == Position::below) {
            below.push_back({row.only_if, Role::warning});
        } else if (!row.only_if.empty()) {
            line.pad_to(begin_of(hop_column_count)).add(row.only_if, Role::warning);
        }
        line.write(out_, options_.style);
        print_below(out_, std::move(below), row, begin_of(hop_name) + gap, options_);
    }

private:
    [[nodiscard]] std::size_t begin_of(std::size_t column) const {
        std::size_t begin = margin;
        for (std::size_t i = 0; i < column; ++i) begin += widths_[i] > 0 ? widths_[i] + gap : 0;
        return begin;
    }

    void place_cell(StyledLine& line, std::size_t column, std::string_view text, Role role) const {
        if (widths_[column] == 0 || text.empty()) return;
        std::size_t begin = begin_of(column);
        if (column == hop_number) begin += widths_[column] - columns(text);
        line.pad_to(begin).add(text, role);
    }

    std::ostream& out_;
    const ExplainTextOptions& options_;
    const Layout& layout_;
    const Widths& widths_;
};

/// For terminals that no table fits into: each hop as a few lines.
void print_stacked(std::ostream& out, const HopRow& row, const ExplainTextOptions& options) {
    const std::size_t indent = margin + row.cells[hop_number].size() + gap;
    const std::string& user = row.cells[hop_user];
    const std::vector<Cell> cells{
        {row.cells[hop_number], Role::dim, margin},
        {row.cells[hop_name], Role::hop},
        {fmt::format("{}{}{}", user, user.empty() ? "" : "@", row.cells[hop_address])},
        {row.cells[hop_reach]},
        {row.cells[because_place], Role::dim},
        {fitted(row.cells[because_line], indent, options), Role::code},
        {row.key, Role::dim},
        {row.by, Role::dim},
        {row.only_if, Role::warning}};
    for (const StyledLine& line : flowed(cells, indent, options.width)) {
        line.write(out, options.style);
    }
    print_below(out, {}, row, indent, options);
}

}  // namespace

void print_hop_table(std::ostream& out,
                     const Explanation& explanation,
                     const ExplainTextOptions& options) {
    const std::vector<HopRow> rows = hop_rows(explanation);
    if (rows.empty()) return;
    for (const Layout& layout : layouts) {
        const bool cuts = layout.least_line > 0;
        if (cuts && options.detail == Detail::everything) continue;
        const std::optional<Widths> widths = fit(rows, layout, options.width);
        if (!widths) continue;
        TablePrinter table{out, options, layout, *widths};
        table.print_titles();
        for (const HopRow& row : rows) table.print_row(row);
        return;
    }
    for (const HopRow& row : rows) print_stacked(out, row, options);
}

}  // namespace sshplan::cli
