#include "parser/config/config.hpp"

#include <utility>

namespace sshplan {

namespace {

/// The text of an -o is one line, and no release cuts it at a '#' before it is read.
Document parse_for(const SourceFile& file, Lexis lexis) {
    if (file.is_option()) return parse(file, {.line_ends = LineEnds::are_bytes});
    const bool is_cut = lexis == Lexis::cut_at_comments;
    return parse(file, {.hashes = is_cut ? Hashes::end_lines : Hashes::are_bytes});
}

/// Whether strdelim(3) finds nothing at all behind the keyword, not even an empty word.
bool ends_with_keyword(const Line& line, std::string_view keyword) {
    return line.rest.empty() && line.rest.begin == line.keyword.end &&
           keyword.find('"') == std::string_view::npos;
}

}  // namespace

Config::Config(const SourceFile& file, Lexis lexis)
    : lexis_(lexis), document_(parse_for(file, lexis)) {
    directives_.reserve(document_.lines.size());
    word_ends_.reserve(document_.lines.size());
    std::uint32_t number = 0;
    for (const Line& line : document_.lines) read_line(line, ++number);
    give_words();
    gather_blocks();
}

void Config::read_line(const Line& line, std::uint32_t number) {
    if (line.kind == LineKind::nothing) return;
    texts_.push_back(keyword_text(file().at(line.keyword)));
    const std::string_view keyword = texts_.back();
    read_words(line);
    directives_.push_back({.info = find_keyword(keyword),
                           .keyword = keyword,
                           .kind = lexis_ == Lexis::tokenised ? line.kind : LineKind::directive,
                           .line = number,
                           .span = {line.keyword.begin, line.rest.end},
                           .keyword_span = line.keyword,
                           .rest_span = line.rest,
                           .rest = file().at(line.rest)});
}

void Config::read_words(const Line& line) {
    if (lexis_ == Lexis::tokenised) {
        for (const Token& token : document_.tokens_of(line)) {
            if (token.kind != TokenKind::word) continue;
            std::string_view text = file().at(token.span);
            if (is_quoted(text)) text = texts_.emplace_back(word_text(text));
            words_.push_back({text, token.span});
        }
    } else if (!ends_with_keyword(line, file().at(line.keyword))) {
        for (DelimitedWord& word : split_at_delimiters(file().at(line.rest))) {
            const auto begin = line.rest.begin + static_cast<std::uint32_t>(word.begin);
            const auto end = line.rest.begin + static_cast<std::uint32_t>(word.end);
            words_.push_back({texts_.emplace_back(std::move(word.text)), {begin, end}});
        }
    }
    word_ends_.push_back(words_.size());
}

/// Hands the words out when there are no more to come, and none of them moves again.
void Config::give_words() {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < directives_.size(); ++i) {
        directives_[i].words = std::span{words_}.subspan(begin, word_ends_[i] - begin);
        begin = word_ends_[i];
    }
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
