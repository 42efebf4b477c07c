#include "tests/fuzz/support/shown_text.hpp"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "parser/text/printable.hpp"
#include "tests/fuzz/support/require.hpp"

namespace sshplan::fuzz {
namespace {

void require_each_line(std::string_view text, void (*require_line)(std::string_view line)) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        require_line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void require_shown_line(std::string_view line) {
    const std::string safe = printable(line);
    require(safe == line, "a line that is not printable: " + safe);
}

/// Some runners pass over blanks before "::", and look for "##[" anywhere.
void require_logged_line(std::string_view line) {
    require_shown_line(line);
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    const bool is_order = line.substr(begin).starts_with("::") ||
                          line.find("##[") != std::string_view::npos ||
                          line.find("##vso[") != std::string_view::npos;
    require(!is_order, "a line that orders something: " + std::string{line});
}

}  // namespace

void require_shown(std::string_view text) { require_each_line(text, require_shown_line); }

void require_logged(std::string_view text) { require_each_line(text, require_logged_line); }

void require_patch(std::string_view text) {
    require_each_line(text, [](std::string_view line) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        std::string without_tabs{line};
        std::ranges::replace(without_tabs, '\t', ' ');
        require_shown_line(without_tabs);
    });
}

void require_json(std::string_view text) {
    require_shown(text);
    require(nlohmann::json::accept(text), "what is printed is no JSON");
}

}  // namespace sshplan::fuzz
