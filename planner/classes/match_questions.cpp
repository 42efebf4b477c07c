#include <optional>
#include <string>
#include <utility>

#include "parser/config/pattern.hpp"
#include "planner/classes/questions.hpp"
#include "planner/resolve/match/criteria.hpp"
#include "planner/resolve/match/match_words.hpp"

namespace sshplan {
namespace {

constexpr std::size_t longest_element = 1022;  // beyond it no list matches (match.c)

/// The criteria of one Match line.
class MatchReader {
public:
    MatchReader(Questions& questions, const Directive& head, Spot spot, const Dialect& dialect)
        : questions_(questions),
          spot_(spot),
          dialect_(dialect),
          words_(dialect.has(Difference::match_line_in_words) ? MatchWords::tokenised(head)
                                                              : MatchWords::split_at_equals(head)) {
    }

    void run() {
        while (const std::optional<MatchWord> word = words_.take()) {
            std::string name{word->text};
            if (name.starts_with('#') && dialect_.has(Difference::match_comments)) return;
            if (name.starts_with('!')) name.erase(0, 1);
            if (equals_ignoring_case(name, "all")) continue;
            if (!takes_pass(name)) read_criterion(std::move(name));
        }
    }

private:
    bool takes_pass(std::string_view name) {
        if (equals_ignoring_case(name, "canonical")) return true;
        if (!equals_ignoring_case(name, "final")) return false;
        if (!dialect_.has(Difference::match_final)) return false;
        // A negated one asks for no second pass of late; that it might costs little.
        if (!questions_.final_pass) questions_.final_pass = spot_;
        return true;
    }

    void read_criterion(std::string name) {
        const std::size_t equal = name.find('=');
        if (equal != std::string::npos && dialect_.has(Difference::match_line_in_words)) {
            const Criterion* const criterion = find_criterion(name.substr(0, equal), dialect_);
            if (criterion != nullptr && criterion->form == Criterion::Form::any) {
                return take(criterion->test, name.substr(equal + 1));
            }
        }
        const Criterion* const criterion = find_criterion(name, dialect_);
        const std::optional<MatchWord> argument = words_.take();
        if (criterion != nullptr && argument) take(criterion->test, std::string{argument->text});
    }

    [[nodiscard]] std::vector<Spotted>* list_for(Test test) {
        switch (test) {
            case Test::host:
                return &questions_.match_host;
            case Test::original_host:
                return &questions_.original_host;
            case Test::user:
                return &questions_.user;
            case Test::local_user:
                return &questions_.local_user;
            case Test::tagged:
                return &questions_.tagged;
            case Test::command:
                return &questions_.command;
            case Test::session_type:
                return &questions_.session_type;
            default:
                return nullptr;  // conditions, and the version, which the client says
        }
    }

    void take(Test test, const std::string& argument) {
        std::vector<Spotted>* const list = list_for(test);
        if (list == nullptr) return;
        if (argument.empty() && test == Test::command) {
            questions_.empty_command.push_back({argument, spot_});
            return;
        }
        for (const std::string_view element : list_elements(argument)) {
            const std::string_view pattern = element.substr(element.starts_with('!') ? 1 : 0);
            if (pattern.size() > longest_element) continue;
            list->push_back({std::string{pattern}, spot_});
        }
    }

    Questions& questions_;
    Spot spot_;
    const Dialect& dialect_;
    MatchWords words_;
};

}  // namespace

void read_match_questions(Questions& questions,
                          const Directive& head,
                          const Spot& spot,
                          const Dialect& dialect) {
    MatchReader{questions, head, spot, dialect}.run();
}

}  // namespace sshplan
