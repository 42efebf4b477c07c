#include "planner/lint/match_lines.hpp"

#include "parser/config/pattern.hpp"
#include "planner/resolve/match/clauses.hpp"

namespace sshplan {

std::vector<MatchHead> match_lines(const Subject& subject) {
    std::vector<MatchHead> lines;
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            if (!directive.is(Keyword::match)) continue;
            lines.push_back({&file, &directive, clauses_of(directive, subject.newest())});
        }
    }
    return lines;
}

bool is_exec(const Clause& clause) { return equals_ignoring_case(clause.attribute, "exec"); }

}  // namespace sshplan
