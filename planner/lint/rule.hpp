#pragma once

#include <cstdint>
#include <string_view>

#include "parser/text/diagnostic.hpp"

namespace sshplan {

class Findings;
class Subject;
struct Visit;
struct Policy;

/// How often a finding of a rule is right, as code scanning is told.
enum class Precision : std::uint8_t { very_high, high, medium, low };

/// "very-high", "high", "medium", "low".
[[nodiscard]] std::string_view name_of(Precision precision);

/// Who is told of what a rule finds, without asking for the rule by its id or name.
enum class Audience : std::uint8_t {
    everyone,
    teams,        // not whoever judges a configuration of their own: the profile `personal`
    shared_repo,  // the profiles `shared-repo` and `strict`
    strict,       // the profile `strict`
};

/// In whose place an example is read.
enum class ExampleRole : std::uint8_t {
    judged,       // as `lint PATH` does
    system,       // as `lint --as system PATH` does
    own_machine,  // as `lint` does, on a machine whose only user is ana
};

/// A configuration that shows a rule. In `text`, «words» are where a finding of the rule begins and
/// ends; a line `-- NAME --` or `-- NAME mode=664 --` begins another file (the first is `config`);
/// nobody can read one of mode 000. NAME/ is a folder; `link=/PATH` makes it a symbolic link.
struct Example {
    std::string_view text;
    std::string_view also = {};         // other rules that it fires: "SEM010 SYN013"
    std::string_view min_openssh = {};  // as --min-openssh; empty: not given
    std::string_view max_openssh = {};
    ExampleRole role = ExampleRole::judged;
    std::string_view profile = "default";  // as --profile
    const Policy& (*policy)() = nullptr;   // as --policy; null: none
};

/// A rule is a value in a file of its own (planner/lint/rules), which says all that there is to say
/// of it. It prints nothing, changes nothing, and knows no other rule.
struct Rule {
    std::string_view id;    // "SEM007"; its first letters are its group
    std::string_view name;  // "include-swallowed"
    Severity severity;      // of most of its findings
    Precision precision;
    std::string_view summary;  // what it finds, in one line without a full stop
    std::string_view why;      // Markdown, one paragraph or several: why that is wrong
    std::string_view advice;   // Markdown: what to do, and when the finding may be left alone
    Example bad;
    Example good;
    std::string_view versions = {};  // which releases it speaks of; empty: all
    Audience audience = Audience::everyone;

    /// Looks at the whole. Null if the rule only visits.
    void (*check)(const Subject& subject, Findings& findings) = nullptr;
    /// Looks at the routes of each case in turn. What is found again in another case is one
    /// finding, if place and message are the same. Null if the rule only checks.
    void (*visit)(const Visit& visit, Findings& findings) = nullptr;
};

/// Whether it is a rule on security.
[[nodiscard]] bool is_security(const Rule& rule);

/// Whether only whoever judges may leave a rule out or lower it, and not what is judged: those on
/// security, on links that lead out of the tree, on policies, and on attempts to do so.
[[nodiscard]] bool is_for_the_judge_alone(const Rule& rule);

}  // namespace sshplan
