#include "tools/sshplan/views/diagnostics.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/place_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t least_excerpt = 20;  // columns, however narrow the terminal is

/// One line of a file around a span, made printable and short enough.
struct Excerpt {
    std::string before{};
    std::string marked{};
    std::string after{};
};

/// The offset at which a line ends, its line end and blanks left out.
std::size_t end_of(std::string_view line) {
    const std::size_t last = line.find_last_not_of(" \t\r\f");
    return last == std::string_view::npos ? 0 : last + 1;
}

/// Cuts what stands around the span, each side at most as far as the other needs it, then the
/// span's own end.
Excerpt fitted(Excerpt excerpt, std::size_t width) {
    const std::size_t marked = columns(excerpt.marked);
    const std::size_t after = columns(excerpt.after);
    if (columns(excerpt.before) + marked + after <= width) return excerpt;
    const std::size_t rest = width - std::min(width, marked);
    const std::size_t spared = rest - std::min(rest, after);
    excerpt.before = cut_begin(excerpt.before, std::max({rest / 2, spared, width / 4}));
    excerpt.marked = cut_end(excerpt.marked, width - columns(excerpt.before));
    const std::size_t used = columns(excerpt.before) + columns(excerpt.marked);
    excerpt.after = width > used ? cut_end(excerpt.after, width - used) : std::string{};
    return excerpt;
}

Excerpt excerpt_of(const Place& place, const Position& position, std::size_t width) {
    const std::string_view line = place.file->line(position.line);
    const std::string_view bytes = place.file->bytes();
    const std::size_t line_begin = static_cast<std::size_t>(line.data() - bytes.data());
    const std::size_t end = end_of(line);
    const std::size_t from = std::min<std::size_t>(place.span.begin - line_begin, line.size());
    const std::size_t to =
        std::clamp<std::size_t>(place.span.end - line_begin, from, std::max(from, end));
    return fitted({.before = printable(line.substr(0, from)),
                   .marked = printable(line.substr(from, to - from)),
                   .after = to < end ? printable(line.substr(to, end - to)) : std::string{}},
                  width);
}

/// Where the message points to, as others can open it.
std::string location_text(const Place& place,
                          const Position& position,
                          const DiagnosticOptions& options) {
    if (place.file->is_option()) {
        return fmt::format("command line, column {}", position.column);
    }
    return fmt::format(
        "{}:{}:{}", path_text(place.file->name(), options.home), position.line, position.column);
}

class Printer {
public:
    Printer(std::ostream& out, const DiagnosticOptions& options) : out_(out), options_(options) {}

    void print_message(const Complaint& complaint) {
        const bool is_error = complaint.severity == Severity::error;
        write(StyledLine{}.add(complaint.text, is_error ? Role::error : Role::warning));
    }

    /// Returns how wide the margin is.
    std::size_t print_excerpt(const Place& place) {
        if (place.file == nullptr || place.span.begin > place.file->bytes().size()) return 1;
        const Position position = place.file->position(place.span.begin);
        const std::string number = fmt::format("{}", position.line);
        const std::size_t margin = number.size() + 1;
        const std::size_t taken = margin + 2;
        const Excerpt excerpt =
            excerpt_of(place, position, std::max(options_.width, taken + least_excerpt) - taken);
        write(StyledLine{}
                  .pad_to(margin)
                  .add("--> ", Role::dim)
                  .add(location_text(place, position, options_), Role::heading));
        write(gutter("", margin));
        write(gutter(number, margin)
                  .add(" ")
                  .add(excerpt.before)
                  .add(excerpt.marked, Role::error)
                  .add(excerpt.after));
        std::string carets;
        for (std::size_t i = std::max<std::size_t>(columns(excerpt.marked), 1); i > 0; --i) {
            carets += glyph::caret;
        }
        write(gutter("", margin).pad_to(taken + columns(excerpt.before)).add(carets, Role::error));
        return margin;
    }

    void print_help(const Complaint& complaint, std::size_t margin) {
        constexpr std::string_view lead = "= help: ";
        const std::size_t indent = margin + lead.size();
        const std::size_t room = std::max(options_.width, indent + least_excerpt) - indent;
        for (const std::string& help : complaint.help) {
            bool is_first = true;
            for (const std::string& text : wrapped(help, room)) {
                StyledLine line;
                if (is_first) line.pad_to(margin).add(lead, Role::good);
                write(line.pad_to(indent).add(text));
                is_first = false;
            }
        }
    }

private:
    static StyledLine gutter(std::string_view number, std::size_t margin) {
        return StyledLine{}.add(number, Role::dim).pad_to(margin).add(glyph::gutter, Role::dim);
    }

    void write(const StyledLine& line) { line.write(out_, options_.style); }

    std::ostream& out_;
    const DiagnosticOptions& options_;
};

}  // namespace

void print_complaints(std::ostream& out,
                      std::span<const Complaint> complaints,
                      const DiagnosticOptions& options) {
    Printer printer{out, options};
    while (!complaints.empty()) {
        const Place place = complaints.front().where;
        std::size_t count = 1;
        while (place.file != nullptr && count < complaints.size() &&
               complaints[count].where == place) {
            ++count;
        }
        const auto group = complaints.first(count);
        for (const Complaint& complaint : group) printer.print_message(complaint);
        const std::size_t margin = printer.print_excerpt(place);
        for (const Complaint& complaint : group) printer.print_help(complaint, margin);
        complaints = complaints.subspan(count);
    }
}

}  // namespace sshplan::cli
