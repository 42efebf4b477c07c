#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "parser/config/config.hpp"
#include "parser/syntax/parse.hpp"
#include "parser/text/edit.hpp"
#include "parser/text/utf8.hpp"

/// What must hold of every file, whatever its bytes: for the properties and for the fuzz targets.
/// Each function names what is wrong; empty if nothing is.
namespace sshplan {

inline std::string fault_in_tokens(const Document& document) {
    std::uint32_t at = 0;
    for (const Line& line : document.lines) {
        for (const Token& token : document.tokens_of(line)) {
            if (token.span.begin != at) return "a gap or an overlap at byte " + std::to_string(at);
            if (token.span.end <= at) return "a token without bytes at " + std::to_string(at);
            at = token.span.end;
        }
        if (line.span.end != at) return "a line that ends elsewhere than its tokens";
    }
    return at == document.file->bytes().size() ? "" : "no token at byte " + std::to_string(at);
}

/// `line` is no blank line, comment, or the like; its tokens cover `all`.
inline std::string fault_in_directive(const Line& line, Span all) {
    if (line.keyword.empty()) return "no keyword";
    if (line.keyword.begin < all.begin) return "a keyword outside its line";
    if (line.rest.begin < line.keyword.end) return "a value before the keyword's end";
    if (line.rest.end < line.rest.begin || line.rest.end > all.end)
        return "a value outside its line";
    if (line.rest.empty() != (line.kind == LineKind::no_argument)) return "the wrong kind";
    return "";
}

inline std::string fault_in_lines(const Document& document) {
    for (const Line& line : document.lines) {
        if (line.span.empty()) return "a line without bytes";
        std::string fault;
        if (line.kind != LineKind::nothing)
            fault = fault_in_directive(line, line.span);
        else if (!line.keyword.empty() || !line.rest.empty())
            fault = "something in nothing";
        if (!fault.empty()) return fault;
    }
    return "";
}

inline std::string fault_in_blocks(const Config& config) {
    std::size_t count = 0;
    for (const Block& block : config.blocks()) {
        if ((block.head() == nullptr) != (block.kind == BlockKind::global)) return "a block's head";
        count += block.directives().size() + (block.head() == nullptr ? 0 : 1);
    }
    return count == config.directives().size() ? "" : "a directive of no block, or of two";
}

/// All of it.
inline std::string fault_in(std::string_view bytes) {
    const SourceFile file{"config", std::string{bytes}};
    const Config config{file};
    const Document& document = config.document();
    if (print(document) != bytes) return "does not print back";
    if (EditList{}.apply(bytes) != bytes) return "changes without an edit";
    const auto ended = static_cast<std::size_t>(std::ranges::count(bytes, '\n'));
    const bool open_end = !bytes.empty() && bytes.back() != '\n';
    if (document.lines.size() != ended + (open_end ? 1 : 0)) return "another number of lines";
    for (std::string fault :
         {fault_in_tokens(document), fault_in_lines(document), fault_in_blocks(config)}) {
        if (!fault.empty()) return fault;
    }
    return "";
}

/// C0, DEL, C1, what reorders text, and what Unicode takes for a line's end.
inline bool is_harmful(char32_t value) {
    return value < 0x20 || (value >= 0x7F && value <= 0x9F) || value == 0x061C || value == 0x200E ||
           value == 0x200F || (value >= 0x2028 && value <= 0x202E) ||
           (value >= 0x2066 && value <= 0x2069);
}

/// Whether text is UTF-8 that a terminal shows in one line, in the order of its bytes.
inline bool is_harmless(std::string_view text) {
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        if (!point.valid || is_harmful(point.value)) return false;
        text.remove_prefix(point.length);
    }
    return true;
}

}  // namespace sshplan
