#include "tools/sshplan/views/excerpt.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/fit.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t least_excerpt = 20;  // columns, however narrow the terminal is
constexpr std::size_t least_label = 30;    // columns for a label that needs lines of its own

/// The offset at which a line ends, its line end and blanks left out.
std::size_t end_of(std::string_view line) {
    const std::size_t last = line.find_last_not_of(" \t\r\f");
    return last == std::string_view::npos ? 0 : last + 1;
}

/// A line of a file, and which of its bytes a mark takes.
struct MarkedLine {
    std::string_view text;
    std::size_t begin = 0;
    std::size_t end = 0;

    explicit MarkedLine(const Place& place)
        : text(place.file->line(place.file->position(place.span.begin).line)) {
        const auto line_begin = static_cast<std::size_t>(text.data() - place.file->bytes().data());
        begin = std::min<std::size_t>(place.span.begin - line_begin, text.size());
        end = std::clamp<std::size_t>(
            place.span.end - line_begin, begin, std::max(begin, end_of(text)));
    }
};

std::uint32_t line_of(const Mark& mark) {
    return mark.place.file->position(mark.place.span.begin).line;
}

}  // namespace

/// One line around a span, made printable and short enough.
struct ExcerptPrinter::Excerpt {
    std::string before{};
    std::string marked{};
    std::string after{};
    std::size_t cut = 0;  // how many columns are missing at the beginning

    Excerpt(const MarkedLine& line, std::size_t width)
        : before(printable(line.text.substr(0, line.begin))),
          marked(printable(line.text.substr(line.begin, line.end - line.begin))) {
        const std::size_t end = end_of(line.text);
        if (line.end < end) after = printable(line.text.substr(line.end, end - line.end));
        fit(width);
    }

    [[nodiscard]] std::size_t size() const {
        return columns(before) + columns(marked) + columns(after);
    }

    /// Where other bytes of the same line stand in it: column and width.
    [[nodiscard]] std::pair<std::size_t, std::size_t> position(const MarkedLine& other) const {
        const std::size_t from = columns(printable(other.text.substr(0, other.begin)));
        const std::size_t to =
            from + columns(printable(other.text.substr(other.begin, other.end - other.begin)));
        const std::size_t last = size();
        const std::size_t begin = std::min(from - std::min(from, cut), last);
        const std::size_t end = std::clamp(to - std::min(to, cut), begin, std::max(begin, last));
        return {begin, std::max<std::size_t>(end - begin, 1)};
    }

private:
    /// Cuts what stands around the span, each side at most as far as the other needs it, then the
    /// span's own end.
    void fit(std::size_t width) {
        if (size() <= width) return;
        const std::size_t whole = columns(before);
        const std::size_t rest = width - std::min(width, columns(marked));
        const std::size_t spared = rest - std::min(rest, columns(after));
        before = cut_begin(before, std::max({rest / 2, spared, width / 4}));
        cut = whole - columns(before);
        marked = cut_end(marked, width - columns(before));
        const std::size_t used = columns(before) + columns(marked);
        after = width > used ? cut_end(after, width - used) : std::string{};
    }
};

bool is_shown(const Place& place) {
    return place.file != nullptr && place.span.begin <= place.file->bytes().size();
}

std::size_t margin_of(std::span<const Mark> marks) {
    std::size_t margin = 1;
    for (const Mark& mark : marks) {
        margin = std::max(margin, fmt::formatted_size("{}", line_of(mark)) + 1);
    }
    return margin;
}

std::size_t ExcerptPrinter::room() const {
    const std::size_t taken = look_.margin + 2;
    return std::max(look_.width, taken + least_excerpt) - taken;
}

StyledLine ExcerptPrinter::gutter(std::string_view number) const {
    return StyledLine{}.add(number, Role::dim).pad_to(look_.margin).add(glyph::gutter, Role::dim);
}

void ExcerptPrinter::print_gutter() { write(gutter("")); }

void ExcerptPrinter::print_marks(std::string_view location, std::span<const Mark> marks) {
    std::map<std::uint32_t, std::vector<const Mark*>> lines;
    for (const Mark& mark : marks) lines[line_of(mark)].push_back(&mark);
    write(StyledLine{}.pad_to(look_.margin).add("--> ", Role::dim).add(location, Role::heading));
    print_gutter();
    std::uint32_t last = 0;
    for (auto& [number, there] : lines) {
        if (last != 0) print_gap(*there.front()->place.file, last, number);
        std::ranges::stable_sort(there, {}, &Mark::kind);
        print_line(number, there);
        last = number;
    }
}

/// One line between two others is shown: an ellipsis would take as much room.
void ExcerptPrinter::print_gap(const SourceFile& file, std::uint32_t last, std::uint32_t next) {
    if (next == last + 2) {
        const std::string_view text = file.line(last + 1);
        const std::string shown = cut_end(printable(text.substr(0, end_of(text))), room());
        StyledLine line = gutter(fmt::format("{}", last + 1));
        if (!shown.empty()) line.add(" ").add(shown);
        write(line);
    } else if (next > last + 2) {
        write(StyledLine{}.add("...", Role::dim));
    }
}

void ExcerptPrinter::print_line(std::uint32_t number, const std::vector<const Mark*>& marks) {
    const Mark& first = *marks.front();
    const Excerpt excerpt{MarkedLine{first.place}, room()};
    StyledLine line = gutter(fmt::format("{}", number));
    if (excerpt.size() > 0) {
        line.add(" ")
            .add(excerpt.before)
            .add(excerpt.marked, first.kind == Mark::Kind::primary ? look_.primary : Role::plain)
            .add(excerpt.after);
    }
    write(line);
    for (const Mark* const mark : marks) {
        const auto [begin, size] = excerpt.position(MarkedLine{mark->place});
        print_underline(*mark, begin, size);
    }
}

void ExcerptPrinter::print_underline(const Mark& mark, std::size_t begin, std::size_t size) {
    const bool is_primary = mark.kind == Mark::Kind::primary;
    const Role role = is_primary ? look_.primary : Role::info;
    const std::size_t taken = look_.margin + 2;
    std::string line_below;
    for (std::size_t i = 0; i < size; ++i) line_below += is_primary ? glyph::caret : glyph::dash;
    StyledLine line = gutter("").pad_to(taken + begin).add(line_below, role);
    const std::string label = printable(mark.label);
    if (line.width() + 1 + columns(label) <= taken + room()) {
        if (!label.empty()) line.add(" ").add(label, role);
        return write(line);
    }
    write(line);
    const std::size_t latest = room() - std::min(room(), least_label);
    const std::size_t indent = std::min(begin, latest);
    for (const std::string& text : wrapped(label, room() - indent)) {
        write(gutter("").pad_to(taken + indent).add(text, role));
    }
}

void ExcerptPrinter::print_remark(std::string_view name, std::string_view text, Role role) {
    const std::string lead = fmt::format("= {}: ", name);
    const std::size_t indent = look_.margin + lead.size();
    const std::size_t width = std::max(look_.width, indent + least_excerpt) - indent;
    bool is_first = true;
    for (const std::string& piece : wrapped(text, width)) {
        StyledLine line;
        if (is_first) line.pad_to(look_.margin).add(lead, role);
        write(line.pad_to(indent).add(piece));
        is_first = false;
    }
}

}  // namespace sshplan::cli
