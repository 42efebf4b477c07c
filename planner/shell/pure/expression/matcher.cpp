#include "planner/shell/pure/expression/matcher.hpp"

#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

Matcher::Matcher(const Expression& expression, std::string_view text, Effort& effort)
    : expression_(expression),
      images_(text, effort),
      starts_(images_.before(expression.root, images_.all())) {
    if (expression.doubts_backslashes && text.find('\\') != std::string_view::npos) {
        throw Unknown{"sed has a backslash between brackets, which not every sed takes for itself"};
    }
}

std::optional<Span> Matcher::find(std::size_t from) {
    while (from < starts_.size() && starts_[from] == 0) {
        ++from;
    }
    if (from >= starts_.size()) return std::nullopt;
    const Places ends = images_.after(expression_.root, images_.only(from));
    std::size_t end = ends.size() - 1;
    while (ends[end] == 0) {
        --end;
    }
    return Span{from, end};
}

}  // namespace sshplan::shell::pure
