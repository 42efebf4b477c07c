#include "tests/support/line_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <vector>

#include "parser/text/printable.hpp"

namespace sshplan::test {

namespace {

/// The lines; a last one without a line end says so.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(printable(text.substr(0, end)));
        if (end == std::string_view::npos) {
            lines.back() += "  [no line end]";
            break;
        }
        text.remove_prefix(end + 1);
    }
    return lines;
}

/// For every pair of ends, how many lines they have in common, in order.
std::vector<std::vector<std::size_t>> common_lengths(const std::vector<std::string>& a,
                                                     const std::vector<std::string>& b) {
    std::vector<std::vector<std::size_t>> lengths(a.size() + 1,
                                                  std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            lengths[i][j] = a[i] == b[j] ? lengths[i + 1][j + 1] + 1
                                         : std::max(lengths[i + 1][j], lengths[i][j + 1]);
        }
    }
    return lengths;
}

}  // namespace

std::string line_diff(std::string_view expected, std::string_view actual) {
    const std::vector<std::string> a = lines_of(expected);
    const std::vector<std::string> b = lines_of(actual);
    const auto common = common_lengths(a, b);
    std::string diff;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            diff += "  " + a[i++] + "\n";
            ++j;
        } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
            diff += "- " + a[i++] + "\n";
        } else {
            diff += "+ " + b[j++] + "\n";
        }
    }
    return diff;
}

std::string line_changes(std::string_view expected, std::string_view actual) {
    if (expected == actual) return "";
    std::string changes;
    std::istringstream lines{line_diff(expected, actual)};
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(' ')) changes += line + "\n";
    }
    return changes;
}

}  // namespace sshplan::test
