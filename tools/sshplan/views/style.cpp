#include "tools/sshplan/views/style.hpp"

#include <fmt/format.h>

namespace sshplan::cli {
namespace {

/// Parameters of SGR (ECMA-48 8.3.117). The sixteen colours, which every terminal theme makes
/// legible on its own background.
constexpr std::string_view sgr(Role role) {
    switch (role) {
        case Role::plain:
            return {};
        case Role::heading:
            return "1";
        case Role::hop:
            return "36";
        case Role::dim:
            return "2";
        case Role::good:
            return "32";
        case Role::info:
            return "36";
        case Role::warning:
            return "33";
        case Role::error:
            return "31";
        case Role::code:
            return "35";
    }
    return {};
}

}  // namespace

std::string Style::paint(Role role, std::string_view printable_text) const {
    const std::string_view parameters = sgr(role);
    if (colours_ == Colours::off || parameters.empty() || printable_text.empty()) {
        return std::string{printable_text};
    }
    return fmt::format("\x1b[{}m{}\x1b[0m", parameters, printable_text);
}

}  // namespace sshplan::cli
