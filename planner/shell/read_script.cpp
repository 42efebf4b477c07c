#include "planner/shell/read_script.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "planner/shell/builder.hpp"
#include "planner/shell/grammar.hpp"

namespace sshplan::shell {
namespace {

constexpr std::size_t longest_text = 64 * 1024;
constexpr std::ptrdiff_t most_brackets = 500;  // what nests without a level of its own

std::variant<Script, ScriptFault> read_nested(std::string_view text, std::size_t depth);

// --- actions

// clang-format off
template <class Rule> struct action {};

template <Then How>
struct set_then {
    template <class Input> static void apply(const Input&, Builder& b) { b.top().script.steps.back().then = How; }
};
template <> struct action<grammar::and_then>   : set_then<Then::and_then> {};
template <> struct action<grammar::or_else>    : set_then<Then::or_else> {};
template <> struct action<grammar::background> : set_then<Then::background> {};

template <Part::Quotes Quotes>
struct text_piece {
    template <class Input> static void apply(const Input& in, Builder& b) { b.add_text(in.string_view(), Quotes); }
};
template <> struct action<grammar::bare_text>    : text_piece<Part::Quotes::none> {};
template <> struct action<grammar::escaped_byte> : text_piece<Part::Quotes::some> {};
template <> struct action<grammar::single_text>  : text_piece<Part::Quotes::some> {};
template <> struct action<grammar::in_double>    : text_piece<Part::Quotes::some> {};
template <> struct action<grammar::double_text>  : text_piece<Part::Quotes::some> {};
// clang-format on

template <>
struct action<grammar::opens_double> {
    static void apply0(Builder& b) {
        b.add_text("", Part::Quotes::some);  // "" is a word, too
        b.top().quotes = Part::Quotes::some;
    }
};
template <>
struct action<grammar::closes_double> {
    static void apply0(Builder& b) { b.top().quotes = Part::Quotes::none; }
};

struct add_parameter {
    template <class Input>
    static void apply(const Input& in, Builder& b) {
        b.add_part({.kind = Part::Kind::parameter, .text = in.string()});
    }
};
template <>
struct action<grammar::plain_name> : add_parameter {};
template <>
struct action<grammar::braced_name> : add_parameter {};
template <>
struct action<grammar::operation> {
    template <class Input>
    static void apply(const Input& in, Builder& b) {
        b.top().word.parts.back().operation = in.string();
    }
};
template <>
struct action<grammar::arithmetic> {
    template <class Input>
    static void apply(const Input& in, Builder& b) {
        b.add_part({.kind = Part::Kind::arithmetic, .text = in.string()});
    }
};

template <>
struct action<grammar::opens> {
    static void apply0(Builder& b) { b.open(); }
};
template <>
struct action<grammar::opens_list> {
    static void apply0(Builder& b) { b.open(); }
};
template <>
struct action<grammar::closes_list> {
    static void apply0(Builder& b) {
        auto body = std::make_shared<const Script>(b.close());
        b.top().command.body = std::move(body);
    }
};
template <>
struct action<grammar::substitution> {
    static void apply0(Builder& b) {
        auto script = std::make_shared<const Script>(b.close());
        b.add_part({.kind = Part::Kind::substitution, .script = std::move(script)});
    }
};

/// Within backticks a backslash keeps `\`, `$` and a backtick, and within double quotes `"`, from
/// meaning anything one level further out.
std::string without_backslashes(std::string_view text, Part::Quotes quotes) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char after = i + 1 < text.size() ? text[i + 1] : '\0';
        const bool is_taken = after == '\\' || after == '$' || after == '`' ||
                              (after == '"' && quotes == Part::Quotes::some);
        if (text[i] == '\\' && is_taken) ++i;
        plain += text[i];
    }
    return plain;
}

template <>
struct action<grammar::ticked> {
    template <class Input>
    static void apply(const Input& in, Builder& b) {
        auto inner =
            read_nested(without_backslashes(in.string_view(), b.top().quotes), b.depth() + 1);
        if (const auto* fault = std::get_if<ScriptFault>(&inner)) throw *fault;
        auto script = std::make_shared<const Script>(std::get<Script>(std::move(inner)));
        b.add_part({.kind = Part::Kind::substitution, .script = std::move(script)});
    }
};

template <>
struct action<grammar::descriptor> {
    template <class Input>
    static void apply(const Input& in, Builder& b) {
        const std::string digits = in.string();
        b.top().redirection = Redirection{};
        if (digits.size() < 4) b.top().redirection->descriptor = std::stoi(digits);
    }
};
template <>
struct action<grammar::redirects> {
    template <class Input>
    static void apply(const Input& in, Builder& b) {
        if (!b.top().redirection) b.top().redirection = Redirection{};
        b.top().redirection->operation = in.string();
    }
};

template <>
struct action<grammar::word> {
    template <class Input>
    static void apply(const Input& in, Builder& b) {
        b.end_word(in.begin(), in.end());
    }
};
template <>
struct action<grammar::simple> {
    template <class Input>
    static void apply(const Input& in, Builder& b) {
        b.end_command(in.begin(), in.end());
    }
};
template <>
struct action<grammar::subshell> {
    template <class Input>
    static void apply(const Input& in, Builder& b) {
        b.end_command(in.begin(), in.end());
    }
};
template <>
struct action<grammar::pipeline> {
    static void apply0(Builder& b) { b.end_pipeline(); }
};

std::variant<Script, ScriptFault> read_nested(std::string_view text, std::size_t depth) {
    Builder builder{text.data(), depth};
    tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy> input{
        text.data(), text.data() + text.size(), "command"};
    try {
        tao::pegtl::parse<grammar::text, action>(input, builder);
    } catch (const tao::pegtl::parse_error& error) {
        const std::size_t byte = error.positions().front().byte;
        if (byte >= text.size()) {
            return ScriptFault{ScriptFault::Kind::unbalanced,
                               "it ends within a quote, a parenthesis or a list",
                               text.size()};
        }
        return ScriptFault{ScriptFault::Kind::not_read,
                           fmt::format("'{}' stands where no command is read", text[byte]),
                           byte};
    } catch (const TooDeep&) {
        return ScriptFault{ScriptFault::Kind::not_read, "it nests too deep", 0};
    } catch (const ScriptFault& fault) {
        return fault;
    }
    return builder.close();
}

}  // namespace

std::variant<Script, ScriptFault> read_script(std::string_view text) {
    if (text.size() > longest_text) {
        return ScriptFault{ScriptFault::Kind::not_read, "it is longer than 64 KiB", 0};
    }
    const auto opens = [](char c) { return c == '(' || c == '{'; };
    if (std::ranges::count_if(text, opens) > most_brackets) {
        return ScriptFault{ScriptFault::Kind::not_read, "it has more than 500 brackets", 0};
    }
    return read_nested(text, 0);
}

bool is_reserved(std::string_view word) {
    constexpr std::array words{"!",    "{",   "}",     "if",       "then",   "else", "elif",
                               "fi",   "for", "while", "until",    "do",     "done", "case",
                               "esac", "[[",  "in",    "function", "select", "time", "coproc"};
    return std::ranges::find(words, word) != words.end();
}

}  // namespace sshplan::shell
