#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/expanded_parts.hpp"
#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// What every login sets.
constexpr std::array<std::string_view, 5> always_set{"HOME", "LOGNAME", "PATH", "SHELL", "USER"};

/// Whether somebody knows that a variable has a value; judged files know no environment.
bool is_set(const Subject& subject, const std::string& name) {
    if (std::ranges::find(always_set, name) != always_set.end()) return true;
    if (subject.cases().empty()) return false;
    const auto value = subject.cases().front().target->world->variable(name);
    return value && *value != fmt::format("${{{}}}", name);
}

/// The releases that expand variables in a line.
DialectSet expanding(const Subject& subject, const Directive& directive) {
    return dialects_where(subject, [&](const Dialect& dialect) {
        const auto reading = read_keyword(directive.keyword, dialect.edition);
        if (!reading || reading->status != Status::supported) return false;
        const Variables variables = variables_in(reading->info->keyword, dialect.edition);
        return variables == Variables::braced || variables == Variables::either;
    });
}

std::string_view consequence(const Directive& directive) {
    if (directive.is(Keyword::include)) return "if it is not set, ssh passes over the Include";
    const bool is_at_once = directive.is(Keyword::identity_agent) ||
                            directive.is(Keyword::forward_agent) || is_forward(directive);
    return is_at_once ? "if it is not set, ssh exits for every host"
                      : "if it is not set, ssh exits where this line is in force";
}

/// What ssh says of a line, and whether a finding has said it.
struct Said {
    Refusal refusal;
    bool is_quoted = false;
};

std::vector<Said> all_said(const Subject& subject, ComplaintKind kind) {
    std::vector<Said> all;
    for (Refusal& refusal : refusals(subject, kind)) all.push_back({std::move(refusal)});
    return all;
}

Said* find_on(std::vector<Said>& all, const Directive& directive) {
    const auto found = std::ranges::find_if(
        all, [&](const Said& said) { return said.refusal.directive == &directive; });
    return found == all.end() ? nullptr : &*found;
}

/// Adds what ssh says of the same line, and how bad it is.
void quote(Finding& finding, Said* said) {
    if (said == nullptr) return;
    said->is_quoted = true;
    finding.severity = said->refusal.severity;
    for (const std::string& words : said->refusal.said) finding.notes.push_back(quote_ssh(words));
}

class Check {
public:
    Check(const Subject& subject, Findings& findings)
        : subject_(subject),
          findings_(findings),
          unset_(all_said(subject, ComplaintKind::undefined_variable)),
          broken_(all_said(subject, ComplaintKind::bad_variable)) {}

    void look_at(const LintedFile& file, const Directive& directive) {
        if (directive.rest.find("${") == std::string_view::npos) return;
        const DialectSet set = expanding(subject_, directive);
        const bool is_refused =
            find_on(unset_, directive) != nullptr || find_on(broken_, directive) != nullptr;
        if (std::ranges::find(set, true) == set.end()) return;
        if (!is_refused && !may_count(subject_, file, directive)) return;
        for (const ExpandedPart& part : expanded_parts(*file.source, directive)) {
            for (const Expandable& one : expandables(part, {.variables = Variables::braced})) {
                report(file, directive, one, set);
            }
        }
    }

    /// What no line shows by itself.
    void report_rest() {
        for (const auto* const all : {&unset_, &broken_}) {
            for (const Said& said : *all) {
                if (said.is_quoted) continue;
                add_refusal(findings_,
                            subject_,
                            said.refusal,
                            "ssh cannot expand a variable of this value");
            }
        }
    }

private:
    void report(const LintedFile& file,
                const Directive& directive,
                const Expandable& one,
                const DialectSet& set) {
        const bool is_broken = one.kind == Expandable::Kind::broken_variable;
        if (!is_broken && is_set(subject_, one.text)) return;
        Finding& finding = findings_.add(
            {file.source, one.span},
            is_broken ? std::string{"this ${ begins a variable that has no end or no name"}
                      : fmt::format("{} may not be set", one.text));
        if (is_broken) finding.severity = Severity::error;
        if (!is_broken) finding.notes.emplace_back(consequence(directive));
        quote(finding, find_on(is_broken ? broken_ : unset_, directive));
        DialectSet others = set;
        others.flip();
        if (auto words = difference_in_words(
                subject_, {"expanded by", set}, {"left as it stands by", std::move(others)})) {
            finding.notes.push_back(*std::move(words));
        }
        finding.help = {is_broken
                            ? "write ${NAME}, or another character than $"
                            : "set it wherever ssh is started from: cron, CI and editors have "
                              "other environments than your shell"};
    }

    const Subject& subject_;
    Findings& findings_;
    std::vector<Said> unset_;
    std::vector<Said> broken_;
};

void check(const Subject& subject, Findings& findings) {
    Check check{subject, findings};
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            check.look_at(file, directive);
        }
    }
    check.report_rest();
}

}  // namespace

extern const Rule syn013_undefined_env{
    .id = "SYN013",
    .name = "undefined-env",
    .severity = Severity::warning,
    .precision = Precision::medium,
    .summary = "A value needs a variable of the environment that may not be set",
    .why = R"(
ssh puts the value of a variable in the place of `${NAME}` in some keywords (ssh_config(5),
ENVIRONMENT VARIABLES). If it is not set, ssh does not go on with an empty text: it exits, or passes
over an Include. cron, CI and editors start ssh with other environments than a login shell does.

A `${` that is never closed is an error. HOME, LOGNAME, PATH, SHELL and USER are taken to be
set; of all others only the name is known here, unless this machine's own files are judged.
)",
    .advice =
        "Use a token instead: `%d` is the home directory, `%u` the local user, `%i` its number. "
        "Or make sure that the variable is set wherever ssh is started.",
    .bad = {.text = R"(
Host *
    ControlPath «${XDG_RUNTIME_DIR}»/ssh-%C
)"},
    .good = {.text = R"(
Host db
    ControlPath ${HOME}/.ssh/%C
    RemoteCommand tmux attach -t ${TEAM}
)"},
    .check = check,
};

}  // namespace sshplan
