#include "planner/recipe/call.hpp"

namespace sshplan::recipe {

std::optional<std::size_t> shell_text(std::span<const std::string> words) {
    for (std::size_t at = 1; at < words.size(); ++at) {
        constexpr std::string_view letters = "euxlic";
        if (!words[at].starts_with('-') || words[at].size() < 2) return std::nullopt;
        if (words[at].find_first_not_of(letters, 1) != std::string::npos) return std::nullopt;
        if (words[at].ends_with('c')) return at + 1;
    }
    return std::nullopt;
}

/// sh -c TEXT [NAME [ARGUMENT...]].
std::optional<Recipe> read_shell(const Call& call) {
    const auto at = shell_text(call.words);
    if (!at) return std::nullopt;
    if (*at == call.words.size()) return broken("the shell is given no command");
    const auto behind = call.words.begin() + static_cast<std::ptrdiff_t>(*at + 1);
    return read_commands(call.words[*at], call, {behind, call.words.end()});
}

}  // namespace sshplan::recipe
