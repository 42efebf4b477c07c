#include "planner/shell/pure/compute.hpp"
namespace sshplan::shell {
Computed compute(std::span<const std::string> words, const std::optional<std::string>&) {
    return {std::nullopt, words.empty() ? "" : words.front() + " is not computed here"};
}
}  // namespace sshplan::shell
