#include "planner/shell/expand_words.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/shell/pure/compute.hpp"
#include "planner/world/tilde.hpp"

namespace sshplan::shell {
namespace {

using Quotes = Part::Quotes;

/// A value, or why there is none.
struct Value {
    std::optional<std::string> text{};
    std::string reason{};
};

Value not_known(std::string reason) { return {std::nullopt, std::move(reason)}; }

Value output_of(const Script& script, const Scope& scope);

/// ${NAME%PATTERN} and its kin, for patterns in which only `*` and `?` are special.
Value trimmed(const std::string& value, std::string_view operation) {
    const char sign = operation.front();
    const bool is_longest = operation.size() > 1 && operation[1] == sign;
    const std::string_view pattern = operation.substr(is_longest ? 2 : 1);
    if (pattern.find_first_of("[]\\'\"$`") != std::string_view::npos) {
        return not_known(fmt::format("the pattern {} is not read", pattern));
    }
    std::optional<std::string> best;
    for (std::size_t cut = 0; cut <= value.size(); ++cut) {
        const std::string_view whole = value;
        const std::string_view gone =
            sign == '%' ? whole.substr(value.size() - cut) : whole.substr(0, cut);
        if (!matches_pattern(gone, pattern)) continue;
        best = sign == '%' ? value.substr(0, value.size() - cut) : value.substr(cut);
        if (!is_longest) break;
    }
    return {best.value_or(value)};
}

Value value_of(const Part& part, const Scope& scope) {
    const auto found = scope.variables.find(part.text);
    if (found == scope.variables.end()) {
        return not_known(fmt::format("${} is not known here", part.text));
    }
    const std::string& value = found->second;
    if (!is_known(value)) return not_known(fmt::format("${} is not known here", part.text));
    if (part.operation.empty()) return {value};
    const char sign = part.operation.front();
    if (sign == '%' || sign == '#') return trimmed(value, part.operation);
    return not_known(fmt::format("${{{}{}}} is not computed", part.text, part.operation));
}

Value expanded(const Part& part, const Scope& scope) {
    if (scope.dialect == Scope::Dialect::other) {
        return not_known(fmt::format("SHELL is {}: words are split differently", scope.shell));
    }
    switch (part.kind) {
        case Part::Kind::text:
            return {part.text};
        case Part::Kind::parameter:
            return value_of(part, scope);
        case Part::Kind::substitution: {
            Value value = output_of(*part.script, scope);
            if (value.text) value.text->erase(value.text->find_last_not_of('\n') + 1);
            return value;
        }
        case Part::Kind::arithmetic:
            return not_known(fmt::format("{} is not computed", part.text));
    }
    return {};
}

/// What one pipeline of commands that are computed here prints.
Value output_of(const Script& script, const Scope& scope) {
    if (script.steps.size() != 1) return not_known("only one pipeline is computed");
    std::optional<std::string> flow;
    for (const Command& command : script.steps.front().pipeline.commands) {
        if (command.body || !command.assignments.empty() || !command.redirections.empty()) {
            return not_known("only plain commands are computed");
        }
        const Arguments arguments = expand_words(command.words, scope);
        if (!arguments.reasons.empty()) return not_known(*arguments.reasons.begin());
        std::vector<std::string> words;
        for (const Argument& argument : arguments.all) words.push_back(argument.text);
        Computed computed = compute(words, flow);
        if (!computed.output) return not_known(std::move(computed.reason));
        flow = std::move(computed.output);
    }
    return {flow};
}

/// Puts the arguments of one word together.
class Splitter {
public:
    explicit Splitter(Span span) : span_(span) {}

    void add_whole(std::string_view text) {
        if (!open_) all_.push_back({"", span_});
        open_ = true;
        all_.back().text += text;
    }
    /// Text that is split at blanks and line ends.
    void add_split(std::string_view text) {
        constexpr std::string_view blanks = " \t\n";
        while (!text.empty()) {
            const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
            if (begin > 0) open_ = false;
            text.remove_prefix(begin);
            const std::size_t end = std::min(text.find_first_of(blanks), text.size());
            if (end > 0) add_whole(text.substr(0, end));
            text.remove_prefix(end);
        }
    }
    std::vector<Argument> take() { return std::move(all_); }

private:
    Span span_;
    std::vector<Argument> all_{};
    bool open_ = false;
};

/// The length of a tilde prefix, which ends at the first slash; 0 if there is none.
std::size_t tilde_length(const Part& part) {
    if (part.kind != Part::Kind::text || part.quotes != Quotes::none) return 0;
    if (!part.text.starts_with('~')) return 0;
    return std::min(part.text.find('/'), part.text.size());
}

/// A part of text with its tilde replaced, where it begins a word.
std::string home_of(const Part& part, const Scope& scope, std::set<std::string>& reasons) {
    const std::size_t length = tilde_length(part);
    const std::string prefix = part.text.substr(0, length);
    auto answer = tilde_expand(scope.world, prefix, scope.home);
    if (std::holds_alternative<TildeFault>(answer)) {
        reasons.insert(fmt::format("{} is not known here", prefix));
        return std::string(1, unknown) + part.text.substr(length);
    }
    std::string home = std::get<std::string>(std::move(answer));
    while (home.size() > 1 && home.ends_with('/')) home.pop_back();
    return home + part.text.substr(length);
}

enum class Splitting : std::uint8_t { at_blanks, none };

/// Whether unquoted text is what the program gets: braces are read by bash, ksh and zsh, and zsh
/// stops where no file matches a pattern.
bool is_itself(const Part& part, const Part* next, const Scope& scope) {
    constexpr std::array<std::string_view, 3> plain{"", "sh", "dash"};
    const bool is_plain = std::ranges::find(plain, scope.shell) != plain.end();
    if (part.quotes == Quotes::some || is_plain) return true;
    const bool opens_quotes =  // $'...' and $"..."
        part.text.ends_with('$') && next != nullptr && next->quotes == Quotes::some;
    const std::size_t brace = part.text.find('{');
    const bool has_braces = brace != std::string::npos &&
                            part.text.find_first_of(",.", brace) != std::string::npos &&
                            part.text.find('}', brace) != std::string::npos;
    const bool is_pattern = part.text.find_first_of("*?[") != std::string::npos;
    return !has_braces && !opens_quotes && !(scope.shell == "zsh" && is_pattern);
}

std::vector<Argument> expand_word(const Word& word,
                                  Splitting splitting,
                                  const Scope& scope,
                                  std::set<std::string>& reasons) {
    Splitter splitter{word.span};
    for (const Part& part : word.parts) {
        const bool is_first = &part == &word.parts.front();
        const Part* const next = &part == &word.parts.back() ? nullptr : &part + 1;
        if (is_first && tilde_length(part) > 0) {
            splitter.add_whole(home_of(part, scope, reasons));
            continue;
        }
        if (part.kind == Part::Kind::text && is_itself(part, next, scope)) {
            splitter.add_whole(part.text);
            continue;
        }
        if (part.kind == Part::Kind::text) {
            reasons.insert(
                fmt::format("{} is a pattern, which shells read differently", part.text));
            splitter.add_whole(std::string_view{&unknown, 1});
            continue;
        }
        Value value = expanded(part, scope);
        if (!value.text) {
            reasons.insert(std::move(value.reason));
            splitter.add_whole(std::string_view{&unknown, 1});
        } else if (part.quotes == Quotes::some || splitting == Splitting::none) {
            splitter.add_whole(*value.text);
        } else {
            splitter.add_split(*value.text);
        }
    }
    return splitter.take();
}

}  // namespace

Arguments expand_words(std::span<const Word> words, const Scope& scope) {
    Arguments result;
    for (const Word& word : words) {
        for (Argument& argument : expand_word(word, Splitting::at_blanks, scope, result.reasons)) {
            result.all.push_back(std::move(argument));
        }
    }
    return result;
}

Arguments expand_unsplit(const Word& word, const Scope& scope) {
    Arguments result;
    result.all = expand_word(word, Splitting::none, scope, result.reasons);
    if (result.all.empty()) result.all.push_back({"", word.span});
    return result;
}

std::string shown(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        if (c == unknown) {
            plain += "…";
        } else {
            plain += c;
        }
    }
    return plain;
}

bool is_posix_shell(std::string_view path) {
    constexpr std::array names{"sh", "dash", "bash", "ksh", "zsh"};
    if (path.empty()) return true;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return std::ranges::find(names, name) != names.end();
}

}  // namespace sshplan::shell
