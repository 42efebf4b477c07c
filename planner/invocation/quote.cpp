#include "planner/invocation/quote.hpp"

#include <algorithm>

namespace sshplan {

namespace {

bool is_safe(char byte) {
    constexpr std::string_view signs = "@%_+=:,./-";
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || signs.find(byte) != std::string_view::npos;
}

std::string in_quotes(std::string_view text) {
    std::string result = "'";
    for (const char byte : text) {
        if (byte == '\'') {
            result += R"('\'')";
        } else {
            result += byte;
        }
    }
    return result + "'";
}

}  // namespace

std::string shell_quoted(std::string_view text) {
    // zsh replaces a word that begins with '='.
    const bool as_it_is =
        !text.empty() && text.front() != '=' && std::ranges::all_of(text, is_safe);
    return as_it_is ? std::string{text} : in_quotes(text);
}

std::string shell_join(std::span<const std::string> words) {
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        // A first word with '=' would be an assignment.
        const bool is_assignment = i == 0 && words[i].find('=') != std::string::npos;
        result += i == 0 ? "" : " ";
        result += is_assignment ? in_quotes(words[i]) : shell_quoted(words[i]);
    }
    return result;
}

std::string shell_command(std::string_view command, std::span<const std::string> arguments) {
    std::string result{command};
    for (const std::string& argument : arguments) result += " " + shell_quoted(argument);
    return result;
}

}  // namespace sshplan
