#include "planner/connect/frozen/frozen_invocation.hpp"

#include "parser/config/config.hpp"
#include "parser/config/lexis.hpp"
#include "planner/connect/frozen/frozen_values.hpp"

namespace sshplan {
namespace {

bool is_frozen(const OptionUse& use) {
    if (use.letter == 'F' || use.letter == 'J' || use.letter == 'S') return true;
    if (use.letter != 'o') return false;
    const SourceFile text{"command-line", use.argument, SourceFile::Kind::option};
    const Config config{text};
    const auto directives = config.directives();
    if (directives.empty() || directives.front().info == nullptr) return false;
    return is_frozen_by_value(directives.front().info->keyword);
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
