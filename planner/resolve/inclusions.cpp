#include "planner/resolve/inclusions.hpp"

#include <algorithm>

namespace sshplan {

void Inclusions::add(const Place& word,
                     const std::string& pattern,
                     const std::vector<std::string>& paths) {
    const auto [at, is_new] =
        positions_.emplace(std::pair{word.file, word.span.begin}, all_.size());
    if (is_new) all_.push_back({.word = word});
    Inclusion& inclusion = all_[at->second];
    if (std::ranges::find(inclusion.patterns, pattern) != inclusion.patterns.end()) return;
    inclusion.patterns.push_back(pattern);
    std::ranges::copy(paths, std::back_inserter(inclusion.paths));
}

}  // namespace sshplan
