#include "planner/lint/recipe_flaws.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

std::optional<Fix> bared(const Place& command) {
    const std::string_view text = command.file->at(command.span);
    if (text.size() < 2 || text.front() != text.back()) return {};
    Fix fix{.title = "Take the quotes away"};
    (void)fix.edits.add({{command.span.begin, command.span.begin + 1}, ""});
    (void)fix.edits.add({{command.span.end - 1, command.span.end}, ""});
    return fix;
}

void visit_routes(const Visit& visit, Findings& findings) {
    report_flaw(visit,
                {RecipeFault::all_quoted,
                 "the quotes make all of this the name of one program",
                 "the shell looks for a file of this name",
                 "take the quotes away",
                 bared},
                findings);
}

}  // namespace

extern const Rule exe019_recipe_wholly_quoted{
    .id = "EXE019",
    .name = "recipe-wholly-quoted",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A ProxyCommand stands in quotes as a whole",
    .why = R"(
ssh hands the rest of the line to the shell as it stands, quotes included. With quotes around all of it
the shell looks for one program whose name is the whole text, blanks and all, and finds none. Quotes
around the path of the program alone are fine.
)",
    .advice = "Take the outer quotes away.",
    .bad = {.text = R"(
Host db
    ProxyCommand «"ssh -W %h:%p gw"»
)"},
    .good = {.text = R"(
Host db
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
