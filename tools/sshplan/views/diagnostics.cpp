#include "tools/sshplan/views/diagnostics.hpp"

#include <vector>

#include <fmt/format.h>

#include "tools/sshplan/views/excerpt.hpp"
#include "tools/sshplan/views/place_wording.hpp"

namespace sshplan::cli {
namespace {

/// Where the message points to, as others can open it.
std::string location_text(const Place& place, const DiagnosticOptions& options) {
    const Position position = place.file->position(place.span.begin);
    if (place.file->is_option()) {
        return fmt::format("command line, column {}", position.column);
    }
    return fmt::format(
        "{}:{}:{}", path_text(place.file->name(), options.home), position.line, position.column);
}

void print_message(std::ostream& out, const Complaint& complaint, const Style& style) {
    const bool is_error = complaint.severity == Severity::error;
    StyledLine{}.add(complaint.text, is_error ? Role::error : Role::warning).write(out, style);
}

}  // namespace

void print_complaints(std::ostream& out,
                      std::span<const Complaint> complaints,
                      const DiagnosticOptions& options) {
    while (!complaints.empty()) {
        const Place place = complaints.front().where;
        std::size_t count = 1;
        while (place.file != nullptr && count < complaints.size() &&
               complaints[count].where == place) {
            ++count;
        }
        const auto group = complaints.first(count);
        for (const Complaint& complaint : group) print_message(out, complaint, options.style);
        std::vector<Mark> marks;
        if (is_shown(place)) marks.push_back({place});
        const ExcerptLook look{
            .style = options.style, .width = options.width, .margin = margin_of(marks)};
        ExcerptPrinter printer{out, look};
        if (!marks.empty()) printer.print_marks(location_text(place, options), marks);
        for (const Complaint& complaint : group) {
            for (const std::string& help : complaint.help) {
                printer.print_remark("help", help, Role::good);
            }
        }
        complaints = complaints.subspan(count);
    }
}

}  // namespace sshplan::cli
