#include <algorithm>
#include <array>

#include "planner/recipe/call.hpp"

namespace sshplan::recipe {
namespace {

/// A program that starts another one, and whose effect is not on where a connection goes.
struct Starter {
    std::string_view program;
    std::string_view before{};         // words that must follow it, blanks between them
    std::string_view flags{};          // letters of options without an argument
    std::string_view with_argument{};  // letters of options that take an argument
    std::size_t operands = 0;          // words of its own behind the options
    enum class User : std::uint8_t { same, other } user = User::same;
    std::string_view last{};  // the word that ends it
};

constexpr std::array starters{
    Starter{.program = "exec"},
    Starter{.program = "env", .flags = "i", .with_argument = "u"},
    Starter{.program = "nice", .with_argument = "n"},
    Starter{.program = "ionice", .flags = "t", .with_argument = "cn"},
    Starter{.program = "nohup"},
    Starter{.program = "setsid", .flags = "w"},
    Starter{.program = "stdbuf", .with_argument = "ioe"},
    Starter{.program = "time"},
    Starter{.program = "timeout", .flags = "v", .with_argument = "ks", .operands = 1},
    Starter{
        .program = "sudo", .flags = "EnHSkP", .with_argument = "ugp", .user = Starter::User::other},
    Starter{.program = "doas", .flags = "n", .with_argument = "u", .user = Starter::User::other},
    Starter{.program = "ip", .before = "netns exec", .operands = 1},
    Starter{.program = "ip", .before = "vrf exec", .operands = 1},
    Starter{.program = "route", .with_argument = "T", .last = "exec"},
};

std::vector<std::string_view> words_in(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, blank));
        text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return words;
}

/// Whether an option's letters all leave it a starter; long ones do.
bool is_known(std::string_view word, const Starter& starter) {
    if (word.starts_with("--")) return word.find('=') != std::string_view::npos || word == "--";
    for (const char letter : word.substr(1)) {
        if (starter.with_argument.find(letter) != std::string_view::npos) return true;
        const bool is_number = letter >= '0' && letter <= '9';
        if (!is_number && starter.flags.find(letter) == std::string_view::npos) return false;
    }
    return true;
}

/// Where the options that begin at `at` end; nothing if one of them is not known.
std::optional<std::size_t> behind_options(const std::vector<std::string>& words,
                                          std::size_t at,
                                          const Starter& starter) {
    while (at < words.size() && words[at].starts_with('-')) {
        const std::string& word = words[at];
        if (!is_known(word, starter)) return std::nullopt;
        ++at;
        if (word == "--") break;
        const bool is_long = word.starts_with("--");
        const bool takes_next = !is_long && word.size() == 2 &&
                                starter.with_argument.find(word[1]) != std::string_view::npos;
        if (takes_next) ++at;
    }
    return std::min(at, words.size());
}

/// How many words a starter takes at `at`; 0 if it does not stand there.
std::size_t length_at(const std::vector<std::string>& words,
                      std::size_t at,
                      const Starter& starter) {
    const std::string_view word = words[at];
    if (word.substr(word.rfind('/') + 1) != starter.program) return 0;
    std::size_t end = at + 1;
    for (const std::string_view wanted : words_in(starter.before)) {
        if (end == words.size() || words[end] != wanted) return 0;
        ++end;
    }
    const auto behind = behind_options(words, end, starter);
    if (!behind) return 0;
    end = *behind;
    const bool takes_variables = starter.program == "env" || starter.program == "sudo";
    while (takes_variables && end < words.size() && words[end].find('=') != std::string::npos) {
        ++end;
    }
    end += starter.operands;
    if (!starter.last.empty()) {
        if (end >= words.size() || words[end] != starter.last) return 0;
        ++end;
    }
    return end < words.size() ? end - at : 0;
}

}  // namespace

std::size_t prefix_length(const std::vector<std::string>& words) {
    std::size_t at = 0;
    while (at < words.size()) {
        std::size_t length = 0;
        for (const Starter& starter : starters) {
            length = std::max(length, length_at(words, at, starter));
        }
        if (length == 0) return at;
        at += length;
    }
    return at;
}

bool changes_user(const std::vector<std::string>& words, std::size_t length) {
    return std::any_of(words.begin(),
                       words.begin() + static_cast<std::ptrdiff_t>(length),
                       [](std::string_view word) {
                           const std::string_view name = word.substr(word.rfind('/') + 1);
                           const auto* const found =
                               std::ranges::find(starters, name, &Starter::program);
                           return found != starters.end() && found->user == Starter::User::other;
                       });
}

}  // namespace sshplan::recipe
