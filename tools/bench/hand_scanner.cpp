#include "tools/bench/hand_scanner.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace sshplan::bench {

namespace {

/// What a byte may be, one bit each.
enum ByteClass : std::uint8_t {
    blank = 1,      // between keyword and value
    ends_name = 2,  // of a bare keyword
    gap = 4,        // between arguments
    no_bare = 8,    // ends the plain run of an argument
    trails = 16,    // dropped at the end of a line
};

constexpr std::array<std::uint8_t, 256> byte_classes = [] {
    std::array<std::uint8_t, 256> classes{};
    const auto give = [&classes](std::string_view bytes, unsigned bits) {
        for (const char c : bytes) classes[static_cast<unsigned char>(c)] |= bits & 0xffU;
    };
    give(" \t", blank | ends_name | gap | no_bare | trails);
    give("\r\n", blank | ends_name | trails);
    give("\f", trails);
    give("\"", ends_name | no_bare);
    give("=", ends_name);
    give("'\\", no_bare);
    return classes;
}();

bool is(char c, ByteClass wanted) {
    return (byte_classes[static_cast<unsigned char>(c)] & wanted) != 0;
}

const char* skip(const char* at, const char* end, ByteClass wanted) {
    while (at != end && is(*at, wanted)) ++at;
    return at;
}

const char* skip_until(const char* at, const char* end, ByteClass unwanted) {
    while (at != end && !is(*at, unwanted)) ++at;
    return at;
}

/// The first such byte of [at, end), or the end.
const char* find(const char* at, const char* end, char byte) {
    const void* found = std::memchr(at, byte, static_cast<std::size_t>(end - at));
    return found != nullptr ? static_cast<const char*>(found) : end;
}

bool starts(const char* at, const char* end, std::string_view text) {
    return std::string_view{at, end}.starts_with(text);
}

/// Blanks with one '=' at most, blanks after it included.
const char* skip_delimiter(const char* at, const char* end) {
    at = skip(at, end, blank);
    return at != end && *at == '=' ? skip(at + 1, end, blank) : at;
}

const char* skip_lead(const char* at, const char* end) {
    if (starts(at, end, "\"\"")) return skip(at + 2, end, blank);
    return skip_delimiter(at, end);
}

/// The end of a keyword in quotes, or with some in it; null if there is none.
const char* quoted_name_end(const char* at, const char* end) {
    if (starts(at, end, "\"\"") || starts(at, end, "\"#")) return nullptr;
    const char* const quote = skip_until(at, end, ends_name);
    if (quote == end || *quote != '"') return nullptr;
    const char* const closing = find(quote + 1, end, '"');
    return closing != end ? closing + 1 : nullptr;
}

/// Behind the quote that closes the one at `at`; null if none does.
const char* quotes_end(const char* at, const char* end) {
    const char quote = *at;
    for (++at; at != end; ++at) {
        if (*at == quote) return at + 1;
        const bool escapes =
            *at == '\\' && end - at > 1 && (at[1] == '\'' || at[1] == '"' || at[1] == '\\');
        if (escapes) ++at;
    }
    return nullptr;
}

/// The end of an argument that goes on at `at` with a quote or a backslash; null if a quote is
/// never closed.
const char* quoted_word_end(const char* at, const char* end) {
    while (at != end && !is(*at, gap)) {
        if (*at == '\\') {
            const bool escapes =
                end - at > 1 && (at[1] == ' ' || at[1] == '\'' || at[1] == '"' || at[1] == '\\');
            at += escapes ? 2 : 1;
        } else {
            at = quotes_end(at, end);
            if (at == nullptr) return nullptr;
        }
        at = skip_until(at, end, no_bare);
    }
    return at;
}

class Scanner {
public:
    Scanner(std::string_view bytes, ScannedFile& out)
        : begin_(bytes.data()), end_(begin_ + bytes.size()), out_(out) {
        holds_nul_ = find(begin_, end_, '\0') != end_;
    }

    void scan() {
        for (const char* at = begin_; at != end_;) {
            const char* const line_end = find(at, end_, '\n');
            const char* const next = line_end == end_ ? end_ : line_end + 1;
            const auto first = static_cast<std::uint32_t>(out_.tokens.size());
            ScannedLine line = scan_line(at, line_end);
            push(TokenKind::line_end, line_end, next);
            line.first_token = first;
            line.token_count = static_cast<std::uint32_t>(out_.tokens.size()) - first;
            out_.lines.push_back(line);
            at = next;
        }
    }

private:
    [[nodiscard]] std::uint32_t offset(const char* at) const {
        return static_cast<std::uint32_t>(at - begin_);
    }

    void push(TokenKind kind, const char* begin, const char* end) {
        if (begin != end) out_.tokens.push_back({kind, {offset(begin), offset(end)}});
    }

    ScannedLine scan_line(const char* begin, const char* end) {
        const char* const visible = holds_nul_ ? find(begin, end, '\0') : end;
        const char* seen = visible;
        while (seen - begin > 1 && is(seen[-1], trails)) --seen;
        const ScannedLine line = scan_seen(begin, seen);
        push(TokenKind::trailing, seen, visible);
        push(TokenKind::hidden, visible, end);
        return line;
    }

    ScannedLine scan_seen(const char* begin, const char* end) {
        const char* const at = skip_lead(begin, end);
        push(TokenKind::lead, begin, at);
        if (at == end) return {};
        if (*at == '#') {
            push(TokenKind::comment, at, end);
            return {};
        }
        const char* name_end = skip_until(at, end, ends_name);
        if (name_end != at && (name_end == end || *name_end != '"')) {
            return scan_value({at, name_end, skip_delimiter(name_end, end), end});
        }
        name_end = quoted_name_end(at, end);
        if (name_end != nullptr) return scan_value({at, name_end, skip(name_end, end, blank), end});
        push(TokenKind::ignored, at, end);
        return {};
    }

    /// A line with a keyword: where that begins and ends, where the value does.
    struct Directive {
        const char* name;
        const char* name_end;
        const char* value;
        const char* end;
    };

    ScannedLine scan_value(const Directive& found) {
        push(TokenKind::keyword, found.name, found.name_end);
        push(TokenKind::separator, found.name_end, found.value);
        const LineKind kind =
            found.value == found.end ? LineKind::no_argument : scan_words(found.value, found.end);
        return {.kind = kind,
                .keyword = {offset(found.name), offset(found.name_end)},
                .rest = {offset(found.value), offset(found.end)}};
    }

    LineKind scan_words(const char* at, const char* end) {
        while (at != end) {
            const char* stop = skip(at, end, gap);
            push(TokenKind::gap, at, stop);
            at = stop;
            if (at == end) break;
            if (*at == '#') {
                push(TokenKind::comment, at, end);
                break;
            }
            stop = skip_until(at, end, no_bare);
            if (stop != end && !is(*stop, gap)) stop = quoted_word_end(stop, end);
            push(stop != nullptr ? TokenKind::word : TokenKind::stray,
                 at,
                 stop != nullptr ? stop : end);
            if (stop == nullptr) return LineKind::bad_quotes;
            at = stop;
        }
        return LineKind::directive;
    }

    const char* begin_;
    const char* end_;
    ScannedFile& out_;
    bool holds_nul_;
};

}  // namespace

ScannedFile scan_by_hand(std::string_view bytes) {
    ScannedFile file;
    file.lines.reserve(static_cast<std::size_t>(std::ranges::count(bytes, '\n')) + 1);
    file.tokens.reserve(bytes.size() / 4 + 16);  // pages that are never written cost nothing
    Scanner{bytes, file}.scan();
    return file;
}

}  // namespace sshplan::bench
