#include "planner/lint/expanded_parts.hpp"

#include <algorithm>

#include "parser/config/pattern.hpp"
#include "planner/resolve/value.hpp"

namespace sshplan {
namespace {

/// Quotes around the whole word take nothing from the bytes between them.
ExpandedPart part_of(const SourceFile& file, const Word& word) {
    const std::string_view bytes = file.at(word.span);
    const std::uint32_t quote = bytes.starts_with('"') || bytes.starts_with('\'') ? 1 : 0;
    const bool is_whole = bytes.size() == word.text.size() + 2 * quote;
    const bool is_verbatim = is_whole && bytes.substr(quote, word.text.size()) == word.text;
    if (!is_verbatim) return {std::string{word.text}, word.span, false};
    return {std::string{word.text}, {word.span.begin + quote, word.span.end - quote}};
}

/// The part behind the first `count` bytes.
ExpandedPart behind(ExpandedPart part, std::size_t count) {
    part.text.erase(0, count);
    if (part.is_verbatim) part.span.begin += static_cast<std::uint32_t>(count);
    return part;
}

std::vector<ExpandedPart> commands_of(const SourceFile& file, const Directive& directive) {
    constexpr std::string_view prefix = "exec=";
    std::vector<ExpandedPart> parts;
    for (std::size_t i = 0; i < directive.words.size(); ++i) {
        const Word& word = directive.words[i];
        std::string_view name = word.text;
        const std::size_t sign = name.starts_with('!') ? 1 : 0;
        name.remove_prefix(sign);
        if (equals_ignoring_case(name, "exec") && i + 1 < directive.words.size()) {
            parts.push_back(part_of(file, directive.words[++i]));
        } else if (equals_ignoring_case(name.substr(0, prefix.size()), prefix)) {
            parts.push_back(behind(part_of(file, word), sign + prefix.size()));
        }
    }
    return parts;
}

/// Whether a word is expanded, or is something else to its keyword.
bool is_expanded(const Directive& directive, std::string_view word) {
    if (is_none(word)) return false;
    if (directive.is(Keyword::forward_agent)) {
        return std::ranges::none_of(directive.info->names, [&](const EnumName& name) {
            return equals_ignoring_case(name.spelling, word);
        });
    }
    if (!is_forward(directive)) return true;
    return word.find('/') != std::string_view::npos || word.find("${") != std::string_view::npos;
}

}  // namespace

bool is_forward(const Directive& directive) {
    return directive.is(Keyword::local_forward) || directive.is(Keyword::remote_forward) ||
           directive.is(Keyword::dynamic_forward);
}

std::vector<ExpandedPart> expanded_parts(const SourceFile& file, const Directive& directive) {
    if (directive.info == nullptr || directive.kind != LineKind::directive) return {};
    if (directive.is(Keyword::match)) return commands_of(file, directive);
    if (directive.info->type == ValueType::command ||
        directive.info->type == ValueType::version_addendum) {
        const std::string_view text = raw_value(directive);
        const auto begin = static_cast<std::uint32_t>(text.data() - file.bytes().data());
        const auto size = static_cast<std::uint32_t>(text.size());
        return is_none(text) ? std::vector<ExpandedPart>{}
                             : std::vector{ExpandedPart{std::string{text}, {begin, begin + size}}};
    }
    std::vector<ExpandedPart> parts;
    for (const Word& word : directive.words) {
        if (!is_expanded(directive, word.text)) continue;
        const bool is_assignment = directive.is(Keyword::set_env);
        const std::size_t equals = is_assignment ? word.text.find('=') : 0;
        if (equals == std::string_view::npos) continue;
        parts.push_back(behind(part_of(file, word), is_assignment ? equals + 1 : 0));
    }
    return parts;
}

std::vector<Expandable> expandables(const ExpandedPart& part, const ExpansionRules& rules) {
    using Kind = Expandable::Kind;
    const bool braces =
        rules.variables == Variables::braced || rules.variables == Variables::either;
    std::vector<Expandable> found;
    const auto add = [&](Kind kind, std::string_view text, std::size_t at, std::size_t size) {
        const auto begin = part.span.begin + static_cast<std::uint32_t>(at);
        const Span span{begin, begin + static_cast<std::uint32_t>(size)};
        found.push_back({kind, std::string{text}, part.is_verbatim ? span : part.span});
    };
    const std::string_view text = part.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        if (braces && rest.starts_with("${")) {
            const std::size_t end = rest.find('}');
            const bool is_broken = end == std::string_view::npos || end == 2;
            const std::size_t size = end == std::string_view::npos ? rest.size() : end + 1;
            add(is_broken ? Kind::broken_variable : Kind::variable,
                rest.substr(2, is_broken ? 0 : end - 2),
                at,
                size);
            at += size - 1;
        } else if (!rules.tokens.empty() && rest.front() == '%') {
            add(Kind::token, rest.substr(0, 2), at, rest.substr(0, 2).size());
            ++at;
        }
    }
    return found;
}

bool may_count(const Subject& subject, const LintedFile& file, const Directive& directive) {
    const bool acts_alone = directive.is(Keyword::match) || directive.is(Keyword::include);
    return acts_alone || !subject.is_exhaustive() ||
           !subject.facts(key_of(file, directive)).holds.empty();
}

}  // namespace sshplan
