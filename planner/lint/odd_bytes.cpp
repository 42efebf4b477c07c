#include "planner/lint/odd_bytes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "parser/text/utf8.hpp"

namespace sshplan {
namespace {

constexpr char32_t mark = 0xFEFF;
constexpr std::string_view mark_bytes = "\xEF\xBB\xBF";

bool is_exotic_blank(char32_t value) {
    constexpr std::array<char32_t, 9> single{
        '\v', '\f', 0x0085, 0x00A0, 0x1680, 0x202F, 0x205F, 0x3000, mark};
    return (value >= 0x2000 && value <= 0x200B) || std::ranges::find(single, value) != single.end();
}

bool is_smart_quote(char32_t value) {
    return (value >= 0x2018 && value <= 0x201F) || value == 0x00AB || value == 0x00BB;
}

/// Whether ssh looks at a token; what is in comments harms nobody.
bool is_read(TokenKind kind) {
    return kind == TokenKind::keyword || kind == TokenKind::separator || kind == TokenKind::word ||
           kind == TokenKind::gap || kind == TokenKind::stray;
}

/// Calls with every code point of a text that stands in no plain quotes.
template <typename Function>
void for_each_bare_point(std::string_view text, std::uint32_t begin, Function function) {
    char quote = '\0';
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        const char byte = text.front();
        const bool is_escape = byte == '\\' && text.size() > 1;
        const std::uint32_t length = is_escape ? 2 : point.length;
        if (quote != '\0') {
            if (byte == quote) quote = '\0';
        } else if (byte == '"' || byte == '\'') {
            quote = byte;
        } else if (point.valid && !is_escape) {
            function(OddPoint{{begin, begin + length}, point.value});
        }
        begin += length;
        text.remove_prefix(length);
    }
}

/// The tokens of a line; none of one with nothing but plain ASCII, as most are.
std::vector<Token> odd_tokens(const LintedFile& file, std::size_t line) {
    const Document& document = file.config->document();
    const Line& all = document.lines[line];
    const bool is_plain = std::ranges::all_of(file.source->at(all.span), [](unsigned char byte) {
        return byte < 0x80 && byte != '\v' && byte != '\f';
    });
    return is_plain ? std::vector<Token>{} : document.tokens_of(all);
}

enum class ByteOrder : std::uint8_t { big, little };

char32_t unit_at(std::string_view bytes, std::size_t at, ByteOrder order) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return order == ByteOrder::big ? static_cast<char32_t>(first << 8 | second)
                                   : static_cast<char32_t>(second << 8 | first);
}

void append_utf8(std::string& text, char32_t value) {
    const auto tail = [&](int shift) {
        text += static_cast<char>(0x80 | ((value >> shift) & 0x3F));
    };
    if (value < 0x80) {
        text += static_cast<char>(value);
    } else if (value < 0x800) {
        text += static_cast<char>(0xC0 | (value >> 6));
        tail(0);
    } else if (value < 0x10000) {
        text += static_cast<char>(0xE0 | (value >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | (value >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

ByteOrder order_of(std::string_view bytes) {
    const bool is_big = bytes.starts_with("\xFE\xFF") || bytes.front() == '\0';
    return is_big ? ByteOrder::big : ByteOrder::little;
}

}  // namespace

std::optional<Span> byte_order_mark(const LintedFile& file, std::size_t line) {
    for (const Token& token : odd_tokens(file, line)) {
        if (token.kind == TokenKind::lead) continue;
        if (!file.source->at(token.span).starts_with(mark_bytes)) return std::nullopt;
        return Span{token.span.begin, token.span.begin + 3};
    }
    return std::nullopt;
}

std::vector<OddPoint> exotic_blanks(const LintedFile& file, std::size_t line) {
    std::vector<OddPoint> found;
    bool is_first = true;
    for (const Token& token : odd_tokens(file, line)) {
        if (!is_read(token.kind)) continue;
        for_each_bare_point(
            file.source->at(token.span), token.span.begin, [&](const OddPoint& point) {
                const bool is_mark =
                    is_first && point.value == mark && point.span.begin == token.span.begin;
                if (is_exotic_blank(point.value) && !is_mark) found.push_back(point);
            });
        is_first = false;
    }
    return found;
}

std::vector<OddPoint> smart_quotes(const LintedFile& file, std::size_t line) {
    std::vector<OddPoint> found;
    for (const Token& token : odd_tokens(file, line)) {
        if (token.kind != TokenKind::word && token.kind != TokenKind::stray) continue;
        for_each_bare_point(
            file.source->at(token.span), token.span.begin, [&](const OddPoint& point) {
                const bool is_at_end = point.span.begin == token.span.begin ||
                                       point.span.end == token.span.end ||
                                       file.source->bytes()[point.span.begin - 1] == '=';
                if (is_smart_quote(point.value) && is_at_end) found.push_back(point);
            });
    }
    return found;
}

bool is_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    constexpr std::size_t enough = 64;
    const std::size_t size = std::min(bytes.size(), enough) / 2 * 2;
    std::array<std::size_t, 2> nulls{};
    for (std::size_t i = 0; i < size; ++i) nulls[i % 2] += bytes[i] == '\0' ? 1 : 0;
    const auto [few, many] = std::minmax(nulls[0], nulls[1]);
    return size >= 4 && few == 0 && many * 4 >= size;
}

std::optional<std::string> utf16_to_utf8(std::string_view bytes) {
    if (bytes.size() < 2 || bytes.size() % 2 != 0) return std::nullopt;
    const ByteOrder order = order_of(bytes);
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t value = unit_at(bytes, at, order);
        if (value >= 0xDC00 && value <= 0xDFFF) return std::nullopt;
        if (value >= 0xD800 && value <= 0xDBFF) {
            at += 2;
            const char32_t low = at < bytes.size() ? unit_at(bytes, at, order) : 0;
            if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
            value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        }
        if (value == 0) return std::nullopt;
        if (at > 0 || value != mark) append_utf8(text, value);
    }
    return text;
}

bool has_odd_bytes(const LintedFile& file, std::uint32_t line) {
    const Document& document = file.config->document();
    if (is_utf16(file.source->bytes())) return true;
    if (line == 0 || line > document.lines.size()) return false;
    const std::string_view text = file.source->line(line);
    return byte_order_mark(file, line - 1).has_value() ||
           text.find('\0') != std::string_view::npos || !exotic_blanks(file, line - 1).empty() ||
           !smart_quotes(file, line - 1).empty();
}

}  // namespace sshplan
