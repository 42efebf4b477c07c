#include "planner/connect/frozen/frozen_values.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "parser/config/keyword.hpp"
#include "parser/config/pattern.hpp"
#include "parser/config/quote.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/resolve/tokens.hpp"

namespace sshplan {
namespace {

constexpr std::array frozen_by_value{Keyword::hostname,
                                     Keyword::proxy_jump,
                                     Keyword::proxy_command,
                                     Keyword::control_path,
                                     Keyword::canonicalize_hostname,
                                     Keyword::canonicalize_permitted_cnames};

/// What a name that is called otherwise may change: itself, the host key's name made of it, the
/// jump host, and the hash over that.
constexpr std::string_view naming_tokens = "nkjC";

struct NumberedLine {
    std::uint32_t number = 0;  // of the value, in the order of obtaining
    std::string text{};
};

/// What may be put into a line without changing how it is read.
constexpr std::string_view plain =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:[]-@+/%";

bool is_plain(std::string_view text) { return text.find_first_not_of(plain) == text.npos; }

/// A line with the tokens that names change written out; those whose value would have to be quoted
/// stay, for the proof to refuse.
std::string with_names(std::string_view text,
                       const ExpansionRules& rules,
                       const TokenValue& value) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        result += text[i];
        if (text[i] != '%' || i + 1 == text.size()) continue;
        const char letter = text[++i];
        const bool is_settled = naming_tokens.find(letter) != std::string_view::npos &&
                                rules.tokens.find(letter) != std::string::npos;
        if (is_settled && is_plain(value(letter))) {
            result.pop_back();
            result += without_tokens(value(letter));
        } else {
            result += letter;
        }
    }
    return result;
}

/// The line as it stands in its file. SendEnv is written entry by entry, as later lines may have
/// taken some of a line's away.
std::string text_of(Keyword keyword, const Obtained& value) {
    if (keyword == Keyword::send_env) return fmt::format("SendEnv {}", config_quoted(value.text));
    return std::string{value.origin.place.file->at(value.origin.place.span)};
}

}  // namespace

bool is_frozen_by_value(Keyword keyword) {
    return std::ranges::find(frozen_by_value, keyword) != frozen_by_value.end();
}

bool is_told(const Process& process, Keyword keyword) {
    const Obtained* const value = process.hop->resolution->value(keyword);
    return value != nullptr && value->origin.kind == OriginKind::command_line;
}

std::vector<std::string> obtained_lines(const Process& process,
                                        const Client& client,
                                        Naming naming) {
    const Resolution& own = *process.hop->resolution;
    const TokenValue tokens = final_tokens(own, client);
    std::vector<NumberedLine> lines;
    for (std::size_t i = 0; i < keyword_count; ++i) {
        const auto keyword = static_cast<Keyword>(i);
        if (is_frozen_by_value(keyword)) continue;
        const ExpansionRules rules = expansion_rules(keyword, client.dialect);
        for (const std::vector<Obtained>* values :
             {&own.of(keyword).obtained, &own.of(keyword).removing}) {
            for (const Obtained& value : *values) {
                if (value.origin.kind != OriginKind::file) continue;
                std::string text = text_of(keyword, value);
                if (naming == Naming::changed) text = with_names(text, rules, tokens);
                lines.push_back({value.number, std::move(text)});
            }
        }
    }
    for (const Obtained& value : own.passed_over) lines.push_back({value.number, value.text});
    std::ranges::stable_sort(lines, {}, &NumberedLine::number);
    std::vector<std::string> texts;
    for (NumberedLine& line : lines) texts.push_back(std::move(line.text));
    return texts;
}

std::optional<std::string> control_path_of(const Process& process) {
    const Resolution& own = *process.hop->resolution;
    if (const auto& settled = own.final_of(Keyword::control_path)) {
        return settled->empty() ? std::nullopt : std::optional{settled->front()};
    }
    const Obtained* const value = own.value(Keyword::control_path);
    return value == nullptr || is_none(value->text) ? std::nullopt : std::optional{value->text};
}

}  // namespace sshplan
