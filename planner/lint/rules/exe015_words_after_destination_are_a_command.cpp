#include "planner/lint/recipe_flaws.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit_routes(const Visit& visit, Findings& findings) {
    report_flaw(
        visit,
        {RecipeFault::words_are_command,
         "words behind the host of this ssh are a remote command",
         "ssh takes options only up to there",
         "write the options first, then the host and nothing behind it: ssh -F FILE -W %h:%p JUMP"},
        findings);
}

}  // namespace

extern const Rule exe015_words_after_destination_are_a_command{
    .id = "EXE015",
    .name = "words-after-destination-are-a-command",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "Words that were meant for ssh are a remote command",
    .why = R"(
The first word of an ssh that is no option is its host; options may follow it, but with the next other
word the remote command begins, and all that comes behind belongs to that. In
`ssh gw -F cfg inner -W %h:%p` gw is asked to run `inner -W ...`. With `-W` before it ssh ignores the
command: that is a warning, as the connection works, though not by way of the host that the word names.
)",
    .advice =
        "Put the options first and the host last. To go over two hosts write `ProxyJump gw,inner`.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh gw inner -W %h:%p»
)"},
    .good = {.text = R"(
Host db
    ProxyJump gw,inner
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
