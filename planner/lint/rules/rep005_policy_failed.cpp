#include "planner/lint/policy/policy.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// What the examples are judged by.
const Policy& example_policy() {
    static const SourceFile file{"policy.toml",
                                 "version = 1\n\n[[assert]]\nname = \"through gw\"\n"
                                 "hosts = [\"prod-*\"]\nvia = { first = \"gw\" }\n"};
    static const Policy policy{
        .assertions = {{.name = "through gw",
                        .where = {&file, {13, 23}},
                        .hosts = {.patterns = {"prod-*"}},
                        .via = {.first = HopPattern{.written = "gw", .host = "gw"}}}}};
    return policy;
}

}  // namespace

// A policy is judged when all has been read: the linter itself does it.
extern const Rule rep005_policy_failed{
    .id = "REP005",
    .name = "policy-failed",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "The policy that was given does not hold",
    .why = R"(
`--policy FILE` gives a file of assertions: through whom hosts are reached, and what must hold on the
way. One of them fails, for a name that some line spells or for one that only patterns match, under the
outcome that is told. The examples are judged by this policy:

    version = 1
    [[assert]]
    name = "through gw"
    hosts = ["prod-*"]
    via = { first = "gw" }

Comments in the judged files do not silence this rule: whoever writes them does not set the policy.
)",
    .advice =
        "Change the line that is shown, so that the assertion holds; or, if it is the policy that "
        "is "
        "wrong, that. `except` in the policy leaves single hosts out.",
    .bad = {.text = R"(
Host prod-db1
    ProxyJump «other»

Host prod-*
    ProxyJump gw
)",
            .policy = example_policy},
    .good = {.text = R"(
Host prod-*
    ProxyJump gw
)",
             .policy = example_policy},
};

}  // namespace sshplan
