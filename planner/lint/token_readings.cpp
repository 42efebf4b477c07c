#include "planner/lint/token_readings.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace sshplan {
namespace {

using Kind = Expandable::Kind;

bool is_taken(const Expandable& token, const ExpansionRules& rules) {
    const bool has_letter = token.text.size() == 2;
    return has_letter &&
           (token.text[1] == '%' || rules.tokens.find(token.text[1]) != std::string::npos);
}

/// Whether tokens are expanded in a part of a line: of a forward only in paths.
bool takes_tokens(const Directive& directive, const ExpandedPart& part) {
    return !is_forward(directive) || part.text.find('/') != std::string::npos;
}

/// What a release expands in a line; nothing if it does not support the keyword.
std::optional<ExpansionRules> rules_in(const Directive& directive, const Dialect& dialect) {
    const auto reading = read_keyword(directive.keyword, dialect.edition);
    if (!reading || reading->status != Status::supported) return std::nullopt;
    const Keyword keyword = reading->info->keyword;
    if (expansion_in(keyword, dialect.edition) == Expansion::never) return ExpansionRules{};
    return expansion_rules(keyword, dialect);
}

/// Of the parts of one line, release by release.
class Readings {
public:
    explicit Readings(std::size_t dialects) : dialects_(dialects), reading_(dialects) {}

    void take(const Expandable& one, const ExpansionRules& rules, std::size_t dialect) {
        TokenReading& known = reading_of(one);
        known.literal[dialect] = false;
        if (one.kind == Kind::token && !is_taken(one, rules)) known.refusing[dialect] = true;
    }

    void read_by(std::size_t dialect) { reading_[dialect] = true; }

    std::vector<TokenReading> finish() {
        for (TokenReading& one : all_) {
            for (std::size_t i = 0; i < dialects_; ++i) {
                one.literal[i] = one.literal[i] && reading_[i];
            }
        }
        return std::move(all_);
    }

private:
    TokenReading& reading_of(const Expandable& one) {
        const auto known = std::ranges::find_if(all_, [&](const TokenReading& other) {
            return other.what.span == one.span && other.what.text == one.text;
        });
        if (known != all_.end()) return *known;
        return all_.emplace_back(
            TokenReading{one, DialectSet(dialects_), DialectSet(dialects_, true)});
    }

    std::size_t dialects_;
    DialectSet reading_;
    std::vector<TokenReading> all_;
};

}  // namespace

std::vector<TokenReading> token_readings(const Subject& subject,
                                         const LintedFile& file,
                                         const Directive& directive) {
    if (directive.rest.find_first_of("%$") == std::string_view::npos) return {};
    const auto parts = expanded_parts(*file.source, directive);
    const auto dialects = subject.dialects();
    Readings readings{dialects.size()};
    for (std::size_t i = 0; i < dialects.size(); ++i) {
        const auto rules = rules_in(directive, dialects[i]);
        if (!rules) continue;
        readings.read_by(i);
        for (const ExpandedPart& part : parts) {
            for (const Expandable& one : expandables(part, *rules)) {
                const bool is_expanded = one.kind != Kind::token || takes_tokens(directive, part);
                if (is_expanded) readings.take(one, *rules, i);
            }
        }
    }
    return readings.finish();
}

}  // namespace sshplan
