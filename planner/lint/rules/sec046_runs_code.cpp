#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/match_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Which values of a keyword run nothing.
enum class Harmless : std::uint8_t { nothing, none, no, own_provider };

/// A keyword whose value runs, and how (ssh.c, sshconnect.c, clientloop.c client_x11_get_proto,
/// ssh-pkcs11.c, ssh-sk.c).
struct Runner {
    Keyword keyword;
    Harmless harmless;
    std::string_view what;
    std::string_view instead{};
};

// clang-format off

// Not here, as they start nothing: ControlPath, IdentityAgent, ForwardAgent (sockets), ProxyJump
// (what a shell would make of it is SEC035), ProxyUseFdpass, SendEnv, EnableEscapeCommandline.
constexpr std::array runners{
    Runner{Keyword::proxy_command, Harmless::none,
           "a shell of each reader runs this before every connection",
           "say it by ProxyJump (sshplan migrate)"},
    Runner{Keyword::local_command, Harmless::none,
           "a shell of each reader runs this after every login, where PermitLocalCommand is yes"},
    Runner{Keyword::permit_local_command, Harmless::no,
           "a shell of each reader may run any LocalCommand that is read"},
    Runner{Keyword::known_hosts_command, Harmless::none,
           "the ssh of each reader runs this before every login, and believes the keys that it "
           "prints"},
    Runner{Keyword::pkcs11_provider, Harmless::none,
           "the ssh of each reader loads this library before every login"},
    Runner{Keyword::security_key_provider, Harmless::own_provider,
           "a program of each reader loads this library to sign with a FIDO key"},
    Runner{Keyword::xauth_location, Harmless::nothing,
           "a shell of each reader runs this where X11 is forwarded"},
    Runner{Keyword::remote_command, Harmless::none,
           "the host runs this in the name of each reader"},
};

// clang-format on

constexpr Runner exec_runner{Keyword::match,
                             Harmless::nothing,
                             "a shell of each reader runs this to see whether the block applies",
                             "ask for names, by Host or Match originalhost"};

bool is_harmless(Harmless harmless, std::string_view value) {
    switch (harmless) {
        case Harmless::nothing:
            return false;
        case Harmless::none:
            return is_none(value);
        case Harmless::no:
            return equals_ignoring_case(value, "no") || equals_ignoring_case(value, "false");
        case Harmless::own_provider:  // a variable is the reader's
            return is_none(value) || equals_ignoring_case(value, "internal") ||
                   value.starts_with('$');
    }
    return false;
}

/// Lines that are known to be in force nowhere run nothing; where that cannot be known, all count.
bool may_be_in_force(const Subject& subject, const LintedFile& file, const Directive& directive) {
    return !subject.is_exhaustive() || !subject.facts(key_of(file, directive)).holds.empty();
}

void add(Findings& findings, const Place& place, const Runner& runner) {
    Finding& finding = findings.add(place, std::string{runner.what});
    finding.notes = {"whoever gets a change of this file merged runs code in their name"};
    if (!runner.instead.empty()) finding.help.emplace_back(runner.instead);
    finding.help.emplace_back(
        "leave the line to the readers' own files, or let somebody who answers for it approve "
        "every change of this one");
}

void check_lines(const LintedFile& file, const Subject& subject, Findings& findings) {
    for (const Directive& directive : file.config->directives()) {
        if (directive.info == nullptr) continue;
        const auto* const row =
            std::ranges::find(runners, directive.info->keyword, &Runner::keyword);
        if (row == runners.end() || !may_be_in_force(subject, file, directive)) continue;
        const HeldLine line{&file, &directive, &subject.facts(key_of(file, directive))};
        const std::string_view value = line.value();
        if (!value.empty() && !is_harmless(row->harmless, value)) {
            add(findings, line.value_place(), *row);
        }
    }
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) check_lines(file, subject, findings);
    for (const MatchHead& line : match_lines(subject)) {
        for (const Clause& clause : line.clauses) {
            if (!is_exec(clause)) continue;
            add(findings, line.place(clause.argument_span), exec_runner);
        }
    }
}

}  // namespace

extern const Rule sec046_runs_code{
    .id = "SEC046",
    .name = "runs-code",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "A shared file runs code on the machines of those who read it",
    .why = R"(
An ssh configuration can run programs: ProxyCommand, LocalCommand, KnownHostsCommand, XAuthLocation and
`Match exec` on the reader's machine, RemoteCommand on the host, in the reader's name; PKCS11Provider
and SecurityKeyProvider load a library into a program of the reader (ssh_config(5)). In a repository
that several people include, whoever gets a change merged runs code with the keys and agents of all.

Every such line that may be in force is reported, whatever it runs today: what it runs tomorrow is one
merge away. Lines that only name sockets run nothing and are not; what a shell makes of a ProxyJump is
SEC035. The rule speaks in the profiles `shared-repo` and `strict`.
)",
    .advice =
        "Say by ProxyJump what ProxyCommand says (`sshplan migrate`), and by host names what "
        "`Match "
        "exec` asks. What has to run belongs into each reader's own file. Where it has to be "
        "shared, "
        "let an owner approve every change of the file (CODEOWNERS).",
    .bad = {.text = R"(
Host db
    ProxyCommand «/opt/tunnel/bin/connect %h %p»
    PKCS11Provider «/opt/token/lib.so»
)",
            .profile = "shared-repo"},
    .good = {.text = R"(
Host db
    ProxyJump gw
    PKCS11Provider none
)",
             .profile = "shared-repo"},
    .audience = Audience::shared_repo,
    .check = check,
};

}  // namespace sshplan
