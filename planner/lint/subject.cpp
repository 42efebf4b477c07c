#include "planner/lint/subject.hpp"

#include <algorithm>

namespace sshplan {
namespace {

template <typename Facts>
const Facts& find_or_empty(const FactsByLine<Facts>& all, const LineKey& line) {
    static const Facts nothing{};
    const auto found = all.find(line);
    return found == all.end() ? nothing : found->second;
}

}  // namespace

const LineFacts& Subject::facts(const LineKey& line) const { return find_or_empty(lines_, line); }

const BlockFacts& Subject::block_facts(const LineKey& heading) const {
    return find_or_empty(blocks_, heading);
}

const Directive* Subject::directive_at(const LineKey& line) const {
    const auto found = directives_.find(line);
    return found == directives_.end() ? nullptr : found->second;
}

const LintedFile* Subject::file_of(const SourceFile* source) const {
    const auto found = std::ranges::find(files_, source, &LintedFile::source);
    return found == files_.end() ? nullptr : &*found;
}

}  // namespace sshplan
