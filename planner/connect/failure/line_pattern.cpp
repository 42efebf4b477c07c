#include "planner/connect/failure/line_pattern.hpp"

namespace sshplan {

std::optional<std::vector<std::string_view>> match_line(std::string_view line,
                                                        std::string_view pattern) {
    const std::size_t first = pattern.find('*');
    const std::string_view begin = pattern.substr(0, first);
    if (!line.starts_with(begin)) return std::nullopt;
    line.remove_prefix(begin.size());
    std::vector<std::string_view> parts;
    if (first == std::string_view::npos) return line.empty() ? std::optional{parts} : std::nullopt;
    pattern.remove_prefix(first + 1);
    while (true) {
        const std::size_t star = pattern.find('*');
        const std::string_view text = pattern.substr(0, star);
        const bool is_last = star == std::string_view::npos;
        if (is_last && !line.ends_with(text)) return std::nullopt;
        const std::size_t at = is_last ? line.size() - text.size() : line.find(text);
        if (at == std::string_view::npos) return std::nullopt;
        parts.push_back(line.substr(0, at));
        if (is_last) return parts;
        line.remove_prefix(at + text.size());
        pattern.remove_prefix(star + 1);
    }
}

}  // namespace sshplan
