#include "planner/recipe/call.hpp"

namespace sshplan::recipe {

/// sh -c TEXT [NAME [ARGUMENT...]], with options of one letter before -c or bundled with it.
std::optional<Recipe> read_shell(const Call& call) {
    const std::vector<std::string>& words = call.words;
    for (std::size_t at = 1; at < words.size(); ++at) {
        constexpr std::string_view letters = "euxlic";
        if (!words[at].starts_with('-') || words[at].size() < 2) return std::nullopt;
        if (words[at].find_first_not_of(letters, 1) != std::string::npos) return std::nullopt;
        if (!words[at].ends_with('c')) continue;
        if (at + 1 == words.size()) return broken("the shell is given no command");
        const auto behind = words.begin() + static_cast<std::ptrdiff_t>(at + 2);
        return read_commands(words[at + 1], call, {behind, words.end()});
    }
    return std::nullopt;
}

}  // namespace sshplan::recipe
