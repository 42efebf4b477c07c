#include "parser/syntax/parse.hpp"

#include <algorithm>
#include <cstring>

#include "parser/syntax/grammar.hpp"

namespace sshplan {
namespace {

/// Takes what the grammar finds in a line for the line itself: its keyword, rest and words.
struct LineTaker {
    Line& line;
    std::vector<Span>& words;
    bool& has_quotes;

    void take(TokenKind kind, Span span) const {
        switch (kind) {
            case TokenKind::keyword:
                line.keyword = span;
                line.kind = LineKind::directive;
                line.rest.begin = span.end;
                break;
            case TokenKind::separator:
                line.rest.begin = span.end;
                break;
            case TokenKind::word:
                words.push_back(span);
                break;
            case TokenKind::stray:
                line.kind = LineKind::bad_quotes;
                break;
            default:
                break;
        }
    }
};

/// Takes it as tokens.
struct TokenTaker {
    std::vector<Token>& tokens;

    void take(TokenKind kind, Span span) const {
        if (!span.empty()) tokens.push_back({kind, span});
    }
};

/// What the actions of the grammar write to.
template <typename Taker>
struct Found {
    const char* file_begin;
    Taker taker;

    void take(TokenKind kind, const char* begin, const char* end) {
        taker.take(kind, span_of(begin, end));
    }
    [[nodiscard]] Span span_of(const char* begin, const char* end) const {
        return {static_cast<std::uint32_t>(begin - file_begin),
                static_cast<std::uint32_t>(end - file_begin)};
    }
};

template <TokenKind Kind>
struct emit {
    template <class Input, class Taker>
    static void apply(const Input& in, Found<Taker>& found) {
        found.take(Kind, in.begin(), in.end());
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
template <> struct action<grammar::special> {
    static void apply0(Found<LineTaker>& found) { found.taker.has_quotes = true; }
    static void apply0(Found<TokenTaker>&) {}
};
// clang-format on

template <typename Taker>
void read_seen(const char* begin, const char* end, Found<Taker>& found) {
    namespace p = tao::pegtl;
    p::memory_input<p::tracking_mode::lazy, p::eol::lf, const char*> in{begin, end, ""};
    p::parse<grammar::line, action>(in, found);
}

bool is_trailing_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

/// Where ssh stops seeing a line: trailing blanks are dropped, but never the first byte.
const char* seen_end(const char* begin, const char* end) {
    while (end - begin > 1 && is_trailing_blank(end[-1])) --end;
    return end;
}

/// The first such byte of [begin, end), or the end.
const char* find_byte(const char* begin, const char* end, char byte) {
    const void* found = std::memchr(begin, byte, static_cast<std::size_t>(end - begin));
    return found != nullptr ? static_cast<const char*>(found) : end;
}

/// Where the part of a line that is not hidden ends.
const char* visible_end(const char* begin, const char* end, Hashes hashes) {
    end = find_byte(begin, end, '\0');
    return hashes == Hashes::end_lines ? find_byte(begin, end, '#') : end;
}

void cut_tokens(const SourceFile& file,
                const LineRules& rules,
                const Line& line,
                std::vector<Token>& tokens) {
    Found<TokenTaker> found{file.bytes().data(), {tokens}};
    const char* const begin = found.file_begin + line.span.begin;
    const char* const end = found.file_begin + line.span.end;
    const bool is_ended = rules.line_ends == LineEnds::separate && begin != end && end[-1] == '\n';
    const char* const line_end = is_ended ? end - 1 : end;
    const bool may_hide = file.has_nul() || rules.hashes == Hashes::end_lines;
    const char* const visible = may_hide ? visible_end(begin, line_end, rules.hashes) : line_end;
    const char* const seen = seen_end(begin, visible);
    read_seen(begin, seen, found);
    found.take(TokenKind::trailing, seen, visible);
    found.take(TokenKind::hidden, visible, line_end);
    found.take(TokenKind::line_end, line_end, end);
}

}  // namespace

LineReader::LineReader(const SourceFile& file, const LineRules& rules, std::uint32_t begin)
    : file_(file),
      file_begin_(file.bytes().data()),
      at_(file_begin_ + begin),
      file_end_(file_begin_ + file.bytes().size()),
      rules_(rules) {}

bool LineReader::next() {
    if (at_ == file_end_) return false;
    const char* const begin = at_;
    const bool separates = rules_.line_ends == LineEnds::separate;
    const char* end = separates ? find_byte(begin, file_end_, '\n') : file_end_;
    at_ = end == file_end_ ? file_end_ : end + 1;
    const bool may_hide = file_.has_nul() || rules_.hashes == Hashes::end_lines;
    end = seen_end(begin, may_hide ? visible_end(begin, end, rules_.hashes) : end);

    words_.clear();
    has_quotes_ = false;
    Found<LineTaker> found{file_begin_, {line_, words_, has_quotes_}};
    line_ = {.span = found.span_of(begin, at_)};
    read_seen(begin, end, found);
    if (line_.kind == LineKind::nothing) return true;
    line_.rest.end = found.span_of(begin, end).end;
    if (line_.rest.empty()) line_.kind = LineKind::no_argument;
    return true;
}

Document parse(const SourceFile& file, const LineRules& rules) {
    Document document{.file = &file, .rules = rules};
    for (LineReader reader{file, rules}; reader.next();) document.lines.push_back(reader.line());
    return document;
}

std::span<const Token> LineReader::tokens() {
    tokens_.clear();
    cut_tokens(file_, rules_, line_, tokens_);
    return tokens_;
}

std::vector<Token> Document::tokens_of(const Line& line) const {
    std::vector<Token> tokens;
    cut_tokens(*file, rules, line, tokens);
    return tokens;
}

std::string print(const Document& document) {
    std::string out;
    out.reserve(document.file->bytes().size());
    for (const Line& line : document.lines) {
        for (const Token& token : document.tokens_of(line)) out += document.file->at(token.span);
    }
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
