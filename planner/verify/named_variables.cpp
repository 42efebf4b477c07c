#include "planner/verify/named_variables.hpp"

#include <algorithm>

namespace sshplan {
namespace {

void add_names(std::set<std::string>& names, std::string_view text) {
    constexpr std::string_view letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at)) {
        ++at;
        if (text.substr(at).starts_with('{')) ++at;
        const std::size_t end = std::min(text.find_first_not_of(letters, at), text.size());
        if (end > at) names.emplace(text.substr(at, end - at));
    }
}

}  // namespace

std::set<std::string> named_variables(std::string_view text) {
    std::set<std::string> names;
    add_names(names, text);
    std::string bare{text};
    std::erase_if(bare, [](char c) { return c == '"' || c == '\'' || c == '\\'; });
    if (bare.size() != text.size()) add_names(names, bare);
    return names;
}

}  // namespace sshplan
