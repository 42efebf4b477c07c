#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/token_readings.hpp"

namespace sshplan {
namespace {

/// The tokens of a line that some release in question does not know for its keyword. Of those that
/// only older ones do not know, POR003 tells.
std::vector<TokenReading> bad_tokens(const Subject& subject,
                                     const LintedFile& file,
                                     const Directive& directive) {
    std::vector<TokenReading> bad = token_readings(subject, file, directive);
    std::erase_if(bad, [](const TokenReading& one) { return !one.refusing.back(); });
    return bad;
}

/// Whether a line holds tokens that the newest release has, and others have not.
bool has_newer_tokens(const Subject& subject, const Refusal& refusal) {
    if (refusal.directive == nullptr) return false;
    const auto readings = token_readings(subject, *refusal.file, *refusal.directive);
    return std::ranges::any_of(readings, [](const TokenReading& one) {
        return !one.refusing.back() && std::ranges::find(one.refusing, true) != one.refusing.end();
    });
}

std::string tokens_in_words(Keyword keyword, const Dialect& dialect) {
    std::vector<std::string> tokens{"%%"};
    for (const char letter : expansion_rules(keyword, dialect).tokens) {
        if (letter != '%') tokens.push_back(fmt::format("%{}", letter));
    }
    return fmt::format("{}", fmt::join(tokens, " "));
}

/// Commands are full of `date +%H`: there the letter was meant for another program.
bool is_command(const Directive& directive) {
    return directive.is(Keyword::match) || directive.info->type == ValueType::command;
}

std::optional<Fix> doubling(const TokenReading& token) {
    Fix fix{.title = fmt::format("Write %{}", token.what.text)};
    if (!fix.edits.add({{token.what.span.begin, token.what.span.begin}, "%"})) return std::nullopt;
    return fix;
}

Finding& report(const TokenReading& token,
                const Subject& subject,
                const LintedFile& file,
                const Directive& directive,
                Findings& findings) {
    const KeywordInfo& info = *directive.info;
    const bool is_whole = token.what.text.size() == 2;
    Finding& finding = findings.add(
        {file.source, token.what.span},
        is_whole ? fmt::format("{} has no token {}", info.spelling, token.what.text)
                 : fmt::format("a % stands at the end of {}, where a letter must follow",
                               info.spelling));
    DialectSet taking = token.refusing;
    taking.flip();
    if (auto words = difference_in_words(
            subject, {"refused by", token.refusing}, {"taken by", std::move(taking)})) {
        finding.notes.push_back(*std::move(words));
    }
    finding.help.push_back(
        fmt::format("{} takes {}", info.spelling, tokens_in_words(info.keyword, subject.newest())));
    finding.help.push_back("a % that is no token is written %%");
    if (is_command(directive) && file.source->at(token.what.span) == token.what.text) {
        finding.fix = doubling(token);
    }
    return finding;
}

using LinePlace = std::pair<const SourceFile*, std::uint32_t>;

void check(const Subject& subject, Findings& findings) {
    std::map<LinePlace, Refusal> refused;
    for (Refusal& refusal : refusals(subject, ComplaintKind::bad_token)) {
        const std::uint32_t begin = refusal.where.span.begin;
        const LinePlace line{refusal.where.file, refusal.where.file->position(begin).line};
        refused.emplace(line, std::move(refusal));
    }
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            auto said = refused.find({file.source, directive.line});
            if (said == refused.end() && !may_count(subject, file, directive)) continue;
            for (const TokenReading& token : bad_tokens(subject, file, directive)) {
                Finding& finding = report(token, subject, file, directive, findings);
                if (said == refused.end()) continue;
                for (const std::string& words : said->second.said) {
                    finding.notes.push_back(quote_ssh(words));
                }
                refused.erase(said);
                said = refused.end();
            }
        }
    }
    for (const auto& [line, refusal] : refused) {
        if (has_newer_tokens(subject, refusal)) continue;
        add_refusal(findings, subject, refusal, "ssh cannot expand a token of this value");
    }
}

}  // namespace

extern const Rule syn012_invalid_token{
    .id = "SYN012",
    .name = "invalid-token",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A % stands before a letter that is no token there",
    .why = R"(
In most keywords that name files, hosts or commands ssh puts something in the place of `%h`, `%p` and
others (ssh_config(5), TOKENS). Each keyword has its own. One that it does not have stops ssh when the
value is expanded: at once in `Match exec`, for every host, even where an earlier criterion has
failed; when files are read to their end for Hostname; and only when the connection is made for
IdentityFile, ProxyCommand and LocalCommand, so that `ssh -G` does not show it.
)",
    .advice =
        "Use a token that the keyword has. Where another program wants the `%`, as in `date +%H`, "
        "write `%%`.",
    .bad = {.text = R"(
Match exec "test $(date +«%H») -lt 18"
    IdentityFile ~/.ssh/«%x»

Host *
    IdentityFile ~/.ssh/id_«%R»
)"},
    .good = {.text = R"(
Match exec "test $(date +%%H) -lt 18"
    IdentityFile ~/.ssh/%h

Host *
    IdentityFile ~/.ssh/id_%r
)"},
    .check = check,
};

}  // namespace sshplan
