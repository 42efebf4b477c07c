#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parser/syntax/document.hpp"

namespace sshplan::bench {

/// What sshplan::Line says of a line, in fields of the bench's own.
struct ScannedLine {
    LineKind kind = LineKind::nothing;
    std::uint32_t first_token = 0;
    std::uint32_t token_count = 0;
    Span keyword;
    Span rest;
};

/// A file cut into lines of tokens, all of them at hand.
struct ScannedFile {
    std::vector<Token> tokens;
    std::vector<ScannedLine> lines;

    [[nodiscard]] std::span<const Token> tokens_of(const ScannedLine& line) const {
        return std::span{tokens}.subspan(line.first_token, line.token_count);
    }
};

/// The lines and tokens that sshplan::parse() finds by the default LineRules, found by a loop
/// written for nothing else: what parse() is measured against.
[[nodiscard]] ScannedFile scan_by_hand(std::string_view bytes);

}  // namespace sshplan::bench
