#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/expanded_parts.hpp"
#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// A token that some releases do not take.
struct BadToken {
    std::string text;
    Span span;
    DialectSet refusing;
};

bool is_taken(const Expandable& token, const ExpansionRules& rules) {
    const bool has_letter = token.text.size() == 2;
    return has_letter &&
           (token.text[1] == '%' || rules.tokens.find(token.text[1]) != std::string::npos);
}

/// Whether tokens are expanded in a part of a line: of a forward only in paths.
bool takes_tokens(const Directive& directive, const ExpandedPart& part) {
    return !is_forward(directive) || part.text.find('/') != std::string::npos;
}

void note(std::vector<BadToken>& bad,
          const Expandable& token,
          std::size_t dialect,
          std::size_t of) {
    for (BadToken& known : bad) {
        if (known.span == token.span && known.text == token.text) {
            known.refusing[dialect] = true;
            return;
        }
    }
    bad.push_back({token.text, token.span, DialectSet(of)});
    bad.back().refusing[dialect] = true;
}

/// The tokens of a line that some release in question does not know for its keyword.
std::vector<BadToken> bad_tokens(const Subject& subject,
                                 const LintedFile& file,
                                 const Directive& directive) {
    std::vector<BadToken> bad;
    if (directive.rest.find('%') == std::string_view::npos) return bad;
    const auto parts = expanded_parts(*file.source, directive);
    const auto dialects = subject.dialects();
    for (std::size_t i = 0; i < dialects.size(); ++i) {
        const Dialect& dialect = dialects[i];
        const auto reading = read_keyword(directive.keyword, dialect.edition);
        if (!reading || reading->status != Status::supported) continue;
        const Keyword keyword = reading->info->keyword;
        if (expansion_in(keyword, dialect.edition) == Expansion::never) continue;
        const ExpansionRules rules = expansion_rules(keyword, dialect);
        for (const ExpandedPart& part : parts) {
            if (!takes_tokens(directive, part)) continue;
            for (const Expandable& one : expandables(part, rules)) {
                if (one.kind == Expandable::Kind::token && !is_taken(one, rules)) {
                    note(bad, one, i, dialects.size());
                }
            }
        }
    }
    return bad;
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

std::optional<Fix> doubling(const BadToken& token) {
    Fix fix{.title = fmt::format("Write %{}", token.text)};
    if (!fix.edits.add({{token.span.begin, token.span.begin}, "%"})) return std::nullopt;
    return fix;
}

Finding& report(const BadToken& token,
                const Subject& subject,
                const LintedFile& file,
                const Directive& directive,
                Findings& findings) {
    const KeywordInfo& info = *directive.info;
    const bool is_whole = token.text.size() == 2;
    Finding& finding = findings.add(
        {file.source, token.span},
        is_whole ? fmt::format("{} has no token {}", info.spelling, token.text)
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
    if (is_command(directive) && file.source->at(token.span) == token.text) {
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
            for (const BadToken& token : bad_tokens(subject, file, directive)) {
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
