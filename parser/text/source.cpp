#include "parser/text/source.hpp"

#include <algorithm>
#include <utility>

#include "parser/text/printable.hpp"

namespace sshplan {

SourceFile::SourceFile(std::string name, std::string bytes, Kind kind)
    : name_(std::move(name)),
      bytes_(std::move(bytes)),
      kind_(kind),
      has_nul_(bytes_.find('\0') != std::string::npos) {}

bool SourceFile::has_line_beyond(std::size_t most) const {
    // From the beginning of a line it is enough to find one line end within reach, the last.
    for (std::string_view rest = bytes_; rest.size() > most;) {
        const std::size_t end = rest.rfind('\n', most);
        if (end == std::string_view::npos) return true;
        rest.remove_prefix(end + 1);
    }
    return false;
}

void SourceFile::index_lines() const {
    if (!line_starts_.empty()) return;
    line_starts_.push_back(0);
    for (std::size_t at = bytes_.find('\n'); at != std::string::npos;
         at = bytes_.find('\n', at + 1)) {
        line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
}

Position SourceFile::position(std::uint32_t offset) const {
    index_lines();
    const auto next = std::ranges::upper_bound(line_starts_, offset);
    const std::uint32_t start = *std::prev(next);
    return {static_cast<std::uint32_t>(next - line_starts_.begin()),
            static_cast<std::uint32_t>(code_points(at({start, offset}))) + 1};
}

std::string_view SourceFile::line(std::uint32_t number) const {
    index_lines();
    if (number == 0 || number > line_starts_.size()) return {};
    const std::string_view rest = std::string_view{bytes_}.substr(line_starts_[number - 1]);
    return rest.substr(0, rest.find('\n'));
}

}  // namespace sshplan
