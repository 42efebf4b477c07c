#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// What whoever calls ssh chooses, and a token puts into a shell's text.
enum class Typed : std::uint8_t { host, user };

struct Token {
    char letter;
    Typed typed;
};

// %u is the local user, and %p a number: nobody shapes them.
constexpr std::array tokens{Token{'h', Typed::host},
                            Token{'n', Typed::host},
                            Token{'k', Typed::host},
                            Token{'r', Typed::user}};

/// Where a token first stands in a text.
std::optional<std::size_t> find_token(std::string_view text, char letter) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if (text[at] != '%') continue;
        if (text[at + 1] == letter) return at;
        ++at;  // %% is no token
    }
    return std::nullopt;
}

/// Whether the value of a token is what was typed, and not what some line says.
bool is_as_typed(const Token& token, const Resolution& own, const Visit& visit) {
    if (token.typed == Typed::user) return true;
    // Of a name that a line spells nothing can be chosen.
    if (visit.of.of.host == InvocationClass::Host::named) return false;
    const Keyword keyword = token.letter == 'h' ? Keyword::hostname : Keyword::host_key_alias;
    const Obtained* const line = token.letter == 'n' ? nullptr : own.value(keyword);
    return line == nullptr || line->text.find('%') != std::string::npos;
}

/// What is known of shells and typed texts, by the oldest release in question.
struct Risk {
    Severity severity = Severity::info;
    std::string_view note;
};

Risk risk_of(const Token& token, const Dialect& oldest) {
    if (token.typed == Typed::host) {
        if (oldest.has(Difference::names_validated)) {
            return {Severity::info,
                    "ssh refuses shell characters in a typed host since 9.6 (CVE-2023-51385)"};
        }
        return {Severity::warning,
                "upstream releases before 9.6 take shell characters in a host (CVE-2023-51385); "
                "your distribution may have backported the fix"};
    }
    // What came with this check in 10.3, and in Debian's 9.2, are the last fixes but one.
    if (oldest.has(Difference::jump_validated)) {
        return {Severity::info,
                "ssh refuses shell characters but `$` in a typed login name since 9.6, line ends "
                "since 10.1 (CVE-2025-61984), `$` since 10.6 (CVE-2026-106583)"};
    }
    return {Severity::warning,
            "upstream releases before 10.1 take line ends in a login name (CVE-2025-61984), and "
            "before 10.3 ssh checks it only behind Match exec (CVE-2026-35386); your "
            "distribution may have backported the fixes"};
}

/// A text that a shell gets, and where it is written.
struct ShellText {
    Place place{};
    std::string_view help;
};

void report(const ShellText& text,
            const Resolution& own,
            const Visit& visit,
            const When& when,
            Findings& findings) {
    const std::string_view written = text.place.file->at(text.place.span);
    for (const Token& token : tokens) {
        const auto at = find_token(written, token.letter);
        if (!at || !is_as_typed(token, own, visit)) continue;
        const auto begin = text.place.span.begin + static_cast<std::uint32_t>(*at);
        Finding* const finding =
            findings.add_seen({text.place.file, {begin, begin + 2}},
                              fmt::format("a shell gets the {} as somebody typed it",
                                          token.typed == Typed::host ? "host" : "login name"),
                              visit.number,
                              when);
        if (finding == nullptr) continue;
        const Risk risk = risk_of(token, visit.subject.oldest());
        finding->severity = risk.severity;
        finding->caption = "neither quoted nor escaped";
        finding->notes = {std::string{risk.note}};
        finding->help = {std::string{text.help}};
    }
}

void visit_hop(const Hop& hop, const Visit& visit, const When& when, Findings& findings) {
    const Resolution& own = *hop.resolution;
    const Edition& edition = visit.of.dialect->edition;
    const auto take = [&](const Origin& origin, std::string_view help) {
        if (const auto place = value_place(visit.subject, origin)) {
            report({*place, help}, own, visit, when, findings);
        }
    };
    if (own.proxy_command) {
        take(own.proxy_origin,
             "with ProxyJump only ssh itself puts the host there, in quotes; else write the "
             "names out where they are fixed");
    }
    const Obtained* const local = own.value(Keyword::local_command);
    if (local != nullptr && own.effective(Keyword::permit_local_command, edition) == "yes") {
        take(local->origin, "leave the token out, or pass it to a program in a block of one host");
    }
    for (const AskedCommand& asked : asked_commands(visit)) {
        if (asked.asking->hop != hop.name) continue;
        report({asked.asking->place,
                "compare names with host or originalhost, and ask about an address that is "
                "written out"},
               own,
               visit,
               when,
               findings);
    }
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        for (const Hop& hop : seen.route->hops) {
            // What is typed reaches the ssh that is typed.
            if (hop.resolution && !hop.because) visit_hop(hop, visit, *seen.when, findings);
        }
    }
}

}  // namespace

extern const Rule sec001_token_in_shell{
    .id = "SEC001",
    .name = "token-in-shell",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "A shell gets a host or login name as somebody typed it",
    .why = R"(
ssh replaces `%h`, `%n`, `%k` and `%r` in a ProxyCommand, a LocalCommand and a `Match exec` without
quoting, and hands the text to a shell (ssh_config(5)). Who chooses the host or the user, by a
submodule's `ssh://` URL for instance, then writes a part of that text. What ssh lets pass has become
less from release to release; quotes in the file are no defence against a quote in the name.

Only what can be chosen is reported: a host for which a block applies that does not name it, if no line
fixes its HostName, and any login name, as `-l` and `user@` come before the files. `%u` is the local user
and `%p` a number. A ProxyJump is run by a shell as well, but there ssh puts the host in quotes.

It is a warning where the oldest release in question (`--min-openssh`) lacks the fix for the token at
hand, else info.
)",
    .advice =
        "Use ProxyJump. Where a command has to stay, give it to blocks that name their hosts, or "
        "write the names out.",
    .bad = {.text = R"(
Host *
    ProxyCommand connect -S proxy:1080 «%h» %p
)"},
    .good = {.text = R"(
Host db web
    ProxyCommand connect -S proxy:1080 %h %p
)"},
    .versions = "before 9.6 for hosts, before 10.3 for login names",
    .visit = visit_routes,
};

}  // namespace sshplan
