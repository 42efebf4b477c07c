#include "planner/connect/option_keyword.hpp"

#include "parser/config/config.hpp"

namespace sshplan {

std::optional<Keyword> option_keyword(const OptionUse& use) {
    if (use.letter != 'o') return std::nullopt;
    const SourceFile text{"command-line", use.argument, SourceFile::Kind::option};
    const Config config{text};
    const auto directives = config.directives();
    if (directives.empty() || directives.front().info == nullptr) return std::nullopt;
    return directives.front().info->keyword;
}

}  // namespace sshplan
