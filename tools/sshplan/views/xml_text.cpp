#include "tools/sshplan/views/xml_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parser/text/printable.hpp"

namespace sshplan::cli {
namespace {

struct Replacement {
    std::string_view before;  // what stands there
    std::size_t length;       // how much of it is replaced
    std::string_view after;
};

// `::` and `##` begin what runners obey (runner_commands.hpp); printable() leaves U+FFFE and U+FFFF
// as they are.
constexpr std::array replacements{Replacement{"&", 1, "&amp;"},
                                  Replacement{"<", 1, "&lt;"},
                                  Replacement{">", 1, "&gt;"},
                                  Replacement{"\"", 1, "&quot;"},
                                  Replacement{"'", 1, "&#39;"},
                                  Replacement{"::", 1, "&#58;"},
                                  Replacement{"##", 1, "&#35;"},
                                  Replacement{"\xef\xbf\xbe", 3, "\\u{fffe}"},
                                  Replacement{"\xef\xbf\xbf", 3, "\\u{ffff}"}};

}  // namespace

std::string xml_text(std::string_view text) {
    const std::string shown = printable(text);
    std::string out;
    for (std::string_view rest = shown; !rest.empty();) {
        const auto* const found = std::ranges::find_if(
            replacements, [rest](const Replacement& one) { return rest.starts_with(one.before); });
        const bool is_replaced = found != replacements.end();
        out += is_replaced ? found->after : rest.substr(0, 1);
        rest.remove_prefix(is_replaced ? found->length : 1);
    }
    return out;
}

}  // namespace sshplan::cli
