#include "planner/lint/written_commands.hpp"

#include "parser/config/pattern.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/match_lines.hpp"

namespace sshplan {

std::vector<WrittenCommand> written_commands(const Subject& subject) {
    std::vector<WrittenCommand> commands;
    for (const Keyword keyword : {Keyword::proxy_command,
                                  Keyword::local_command,
                                  Keyword::known_hosts_command,
                                  Keyword::remote_command}) {
        for (const HeldLine& line : held_lines(subject, keyword)) {
            const Place place = line.value_place();
            std::string text{place.file->at(place.span)};
            if (!is_none(text)) commands.push_back({place, std::move(text)});
        }
    }
    for (const MatchHead& line : match_lines(subject)) {
        for (const Clause& clause : line.clauses) {
            if (!is_exec(clause)) continue;
            commands.push_back({line.place(clause.argument_span), clause.argument});
        }
    }
    return commands;
}

}  // namespace sshplan
