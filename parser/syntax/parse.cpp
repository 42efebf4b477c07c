#include "parser/syntax/parse.hpp"

#include <algorithm>
#include <cstring>

#include "parser/syntax/grammar.hpp"

namespace sshplan {
namespace {

/// What the actions of the grammar write to.
struct Tokens {
    const char* file_begin;
    std::vector<Token>& all;

    [[nodiscard]] std::uint32_t offset(const char* at) const {
        return static_cast<std::uint32_t>(at - file_begin);
    }
    void push(TokenKind kind, const char* begin, const char* end) {
        if (begin != end) all.push_back({kind, {offset(begin), offset(end)}});
    }
};

template <TokenKind Kind>
struct emit {
    template <class Input>
    static void apply(const Input& in, Tokens& tokens) {
        tokens.push(Kind, in.begin(), in.end());
    }
};

// clang-format off
template <class Rule> struct action {};
template <> struct action<grammar::lead>      : emit<TokenKind::lead> {};
template <> struct action<grammar::bare_name> : emit<TokenKind::keyword> {};
template <> struct action<grammar::half_name> : emit<TokenKind::keyword> {};
template <> struct action<grammar::separator> : emit<TokenKind::separator> {};
template <> struct action<grammar::blanks>    : emit<TokenKind::separator> {};
template <> struct action<grammar::gap>       : emit<TokenKind::gap> {};
template <> struct action<grammar::comment>   : emit<TokenKind::comment> {};
template <> struct action<grammar::word>      : emit<TokenKind::word> {};
template <> struct action<grammar::stray>     : emit<TokenKind::stray> {};
template <> struct action<grammar::ignored>   : emit<TokenKind::ignored> {};
// clang-format on

bool is_trailing_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

/// Where ssh stops seeing a line: trailing blanks are dropped, but never the first byte.
const char* seen_end(const char* begin, const char* end) {
    while (end - begin > 1 && is_trailing_blank(end[-1])) --end;
    return end;
}

LineKind kind_of(std::span<const Token> tokens, bool has_rest) {
    const auto holds = [tokens](TokenKind kind) {
        return std::ranges::any_of(tokens, [kind](const Token& t) { return t.kind == kind; });
    };
    if (!holds(TokenKind::keyword)) return LineKind::nothing;
    if (!has_rest) return LineKind::no_argument;
    return holds(TokenKind::stray) ? LineKind::bad_quotes : LineKind::directive;
}

/// Reads keyword and rest off the tokens of a line whose seen part ends at `seen`.
Line describe_line(const Tokens& tokens, std::uint32_t first, std::uint32_t seen) {
    Line line{.kind = LineKind::nothing,
              .first_token = first,
              .token_count = 0,
              .keyword = {},
              .rest = {}};
    const auto own = std::span{tokens.all}.subspan(first);
    for (const Token& token : own) {
        if (token.kind != TokenKind::keyword && token.kind != TokenKind::separator) continue;
        if (token.kind == TokenKind::keyword) line.keyword = token.span;
        line.rest = {token.span.end, seen};
    }
    line.kind = kind_of(own, !line.rest.empty());
    return line;
}

/// The first such byte of [begin, end), or the end.
const char* find_byte(const char* begin, const char* end, char byte) {
    const void* found = std::memchr(begin, byte, static_cast<std::size_t>(end - begin));
    return found != nullptr ? static_cast<const char*>(found) : end;
}

/// Cuts the line [begin, end), without the line end that closes it.
Line parse_line(Tokens& tokens, const char* begin, const char* end, Hashes hashes) {
    const auto first = static_cast<std::uint32_t>(tokens.all.size());
    const char* visible_end = find_byte(begin, end, '\0');
    if (hashes == Hashes::end_lines) visible_end = find_byte(begin, visible_end, '#');
    const char* seen = seen_end(begin, visible_end);

    namespace p = tao::pegtl;
    p::memory_input<p::tracking_mode::lazy, p::eol::lf, const char*> in{begin, seen, ""};
    p::parse<grammar::line, action>(in, tokens);

    const Line line = describe_line(tokens, first, tokens.offset(seen));
    tokens.push(TokenKind::trailing, seen, visible_end);
    tokens.push(TokenKind::hidden, visible_end, end);
    return line;
}

}  // namespace

Document parse(const SourceFile& file, const LineRules& rules) {
    Document document{.file = &file, .tokens = {}, .lines = {}};
    const char* at = file.bytes().data();
    const char* const file_end = at + file.bytes().size();
    Tokens tokens{at, document.tokens};
    document.tokens.reserve(file.bytes().size() / 6);
    while (at != file_end) {
        const bool separates = rules.line_ends == LineEnds::separate;
        const char* line_end = separates ? find_byte(at, file_end, '\n') : file_end;
        Line line = parse_line(tokens, at, line_end, rules.hashes);
        at = line_end == file_end ? file_end : line_end + 1;
        tokens.push(TokenKind::line_end, line_end, at);
        line.token_count = static_cast<std::uint32_t>(document.tokens.size()) - line.first_token;
        document.lines.push_back(line);
    }
    return document;
}

std::string print(const Document& document) {
    std::string out;
    out.reserve(document.file->bytes().size());
    for (const Token& token : document.tokens) out += document.file->at(token.span);
    return out;
}

std::string keyword_text(std::string_view token) {
    std::string text;
    for (const char c : token) {
        if (c == '"') continue;
        text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

bool is_quoted(std::string_view token) {
    return token.find_first_of("\"'\\") != std::string_view::npos;
}

std::string word_text(std::string_view token) {
    std::string text;
    text.reserve(token.size());
    char quote = '\0';
    for (std::size_t i = 0; i < token.size(); ++i) {
        const char c = token[i];
        const char next = i + 1 < token.size() ? token[i + 1] : '\0';
        const bool escapes =
            next == '\'' || next == '"' || next == '\\' || (quote == '\0' && next == ' ');
        if (c == '\\' && escapes) {
            text += next;
            ++i;
        } else if (quote == '\0' && (c == '"' || c == '\'')) {
            quote = c;
        } else if (quote != '\0' && c == quote) {
            quote = '\0';
        } else {
            text += c;
        }
    }
    return text;
}

}  // namespace sshplan
