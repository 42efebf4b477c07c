#include "tools/sshplan/views/patch_text.hpp"

#include <algorithm>
#include <string>

#include "parser/text/printable.hpp"

namespace sshplan::cli {
namespace {

Role role_of_line(std::string_view line) {
    if (line.starts_with("--- ") || line.starts_with("+++ ")) return Role::heading;
    if (line.starts_with("@@")) return Role::info;
    if (line.starts_with('-')) return Role::error;
    if (line.starts_with('+')) return Role::good;
    return Role::plain;
}

}  // namespace

bool print_patch(std::ostream& out, std::string_view patch, const Style& style) {
    std::string_view rest = patch;
    bool is_whole = true;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        const std::string_view line_end = line.ends_with('\r') ? "\r\n" : "\n";
        if (line_end.size() == 2) line.remove_suffix(1);
        // A tab moves nothing but the cursor.
        std::string shown;
        for (std::string_view part = line;;) {
            const std::size_t tab = std::min(part.find('\t'), part.size());
            const std::string text = printable(part.substr(0, tab));
            if (text != part.substr(0, tab)) is_whole = false;
            shown += text;
            if (tab == part.size()) break;
            shown += '\t';
            part.remove_prefix(tab + 1);
        }
        out << style.paint(role_of_line(line), shown) << line_end;
    }
    return is_whole;
}

}  // namespace sshplan::cli
