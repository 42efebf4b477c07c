#include "parser/config/config.hpp"

#include <algorithm>

namespace sshplan {

Config::Config(const SourceFile& file, LineEnds line_ends) : document_(parse(file, line_ends)) {
    const auto is_word = [](const Token& token) { return token.kind == TokenKind::word; };
    // Spans into words_ are kept, so it must never grow beyond what is reserved here.
    words_.reserve(static_cast<std::size_t>(std::ranges::count_if(document_.tokens, is_word)));
    directives_.reserve(document_.lines.size());
    std::uint32_t number = 0;
    for (const Line& line : document_.lines) read_line(line, ++number);
    gather_blocks();
}

void Config::read_line(const Line& line, std::uint32_t number) {
    if (line.kind == LineKind::nothing) return;
    const std::string_view written = file().at(line.keyword);
    texts_.push_back(keyword_text(written));
    const std::string_view keyword = texts_.back();
    const std::size_t first_word = words_.size();
    for (const Token& token : document_.tokens_of(line)) {
        if (token.kind != TokenKind::word) continue;
        std::string_view text = file().at(token.span);
        if (is_quoted(text)) text = texts_.emplace_back(word_text(text));
        words_.push_back({text, token.span});
    }
    directives_.push_back({.info = find_keyword(keyword),
                           .keyword = keyword,
                           .kind = line.kind,
                           .line = number,
                           .span = {line.keyword.begin, line.rest.end},
                           .keyword_span = line.keyword,
                           .rest_span = line.rest,
                           .rest = file().at(line.rest),
                           .words = std::span{words_}.subspan(first_word)});
}

void Config::gather_blocks() {
    const std::span<const Directive> all{directives_};
    blocks_.push_back({});
    std::size_t first = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool host = all[i].is(Keyword::host);
        if (!host && !all[i].is(Keyword::match)) continue;
        blocks_.back().directives = all.subspan(first, i - first);
        blocks_.push_back({.kind = host ? BlockKind::host : BlockKind::match, .head = &all[i]});
        first = i + 1;
    }
    blocks_.back().directives = all.subspan(first);
}

std::string_view raw_value(const Directive& directive) {
    const std::size_t start = directive.rest.find_first_not_of(" \t\r\n=");
    return start == std::string_view::npos ? std::string_view{} : directive.rest.substr(start);
}

}  // namespace sshplan
