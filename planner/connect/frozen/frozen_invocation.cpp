#include "planner/connect/frozen/frozen_invocation.hpp"

#include "planner/connect/frozen/frozen_values.hpp"
#include "planner/connect/option_keyword.hpp"

namespace sshplan {
namespace {

bool is_frozen(const OptionUse& use) {
    if (use.letter == 'F' || use.letter == 'J' || use.letter == 'S') return true;
    const auto keyword = option_keyword(use);
    return keyword && is_frozen_by_value(*keyword);
}

}  // namespace

Invocation frozen_invocation(const Invocation& invocation, const std::string& config) {
    Invocation frozen = invocation;
    frozen.options.clear();
    frozen.options.push_back({'F', config});
    frozen.options_before = 1;
    for (std::size_t i = 0; i < invocation.options.size(); ++i) {
        if (is_frozen(invocation.options[i])) continue;
        frozen.options.push_back(invocation.options[i]);
        if (i < invocation.options_before) ++frozen.options_before;
    }
    return frozen;
}

}  // namespace sshplan
