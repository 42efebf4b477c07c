#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/config/keyword.hpp"
#include "parser/config/lexis.hpp"
#include "parser/syntax/document.hpp"
#include "parser/syntax/parse.hpp"

namespace sshplan {

/// An argument as ssh takes it, and where it stands.
struct Word {
    std::string_view text;  // quotes and escapes removed
    Span span;              // with them
};

/// A line that is not blank: keyword and value, with where each stands.
struct Directive {
    const KeywordInfo* info = nullptr;  // null: no keyword of any known release
    std::string_view keyword;           // as written, lower-cased, quotes removed
    LineKind kind = LineKind::directive;
    std::uint32_t line = 0;  // from 1
    Span span;               // from the keyword to the end of the value
    Span keyword_span;
    Span rest_span;
    std::string_view rest;          // all that follows the separator, verbatim
    std::span<const Word> words{};  // the same in words; comments left out

    [[nodiscard]] bool is(Keyword which) const { return info != nullptr && info->keyword == which; }
};

/// What follows the keyword, verbatim, for keywords that take the rest of the line: any run of
/// blanks and '=' is skipped, nothing else is touched (readconf.c parse_command).
[[nodiscard]] std::string_view raw_value(const Directive& directive);

enum class BlockKind : std::uint8_t { global, host, match };

/// A run of directives under one heading: what stands before the first Host or Match line of a
/// file, or such a line and what follows it up to the next.
struct Block {
    BlockKind kind = BlockKind::global;
    const Directive* head = nullptr;          // null for global
    std::span<const Directive> directives{};  // without the head
};

/// The typed view of one file, as releases of one lexis read it: blocks of directives in file
/// order. Views and spans point into the document, its file, and this object, which therefore does
/// not move.
class Config {
public:
    explicit Config(const SourceFile& file, Lexis lexis = Lexis::tokenised);
    Config(const Config&) = delete;
    Config& operator=(const Config&) = delete;
    ~Config() = default;

    [[nodiscard]] const SourceFile& file() const { return *document_.file; }
    [[nodiscard]] const Document& document() const { return document_; }
    [[nodiscard]] std::span<const Block> blocks() const { return blocks_; }
    [[nodiscard]] std::span<const Directive> directives() const { return directives_; }

private:
    void read_line(const Line& line, std::uint32_t number);
    void read_words(const Line& line);
    void give_words();
    void gather_blocks();

    Lexis lexis_;
    Document document_;
    std::deque<std::string> texts_;  // what differs from the file's bytes: unquoted, lower-cased
    std::vector<Word> words_;
    std::vector<std::size_t> word_ends_;  // of each directive, in words_
    std::vector<Directive> directives_;
    std::vector<Block> blocks_;
};

}  // namespace sshplan
