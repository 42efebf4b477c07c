#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
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
    const KeywordSpelling* spelling = nullptr;
    std::string_view keyword{};  // as written, lower-cased, quotes removed
    LineKind kind = LineKind::directive;
    bool is_cut_alike = false;  // by releases of every lexis
    std::uint32_t line = 0;     // from 1
    Span span;                  // from the keyword to the end of the value
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

class Config;

/// A run of directives under one heading: what stands before the first Host or Match line of a
/// file, or such a line and what follows it up to the next. Of thousands of blocks few are ever
/// looked into, so their lines are cut when they are first asked for.
class Block {
public:
    BlockKind kind = BlockKind::global;
    bool is_plain = true;              // every line without the head is, by is_plain()
    std::span<const Word> patterns{};  // of a Host line that can be cut into words

    Block(const Config& config, std::uint32_t first) : first_(first), config_(config) {}

    /// Which line the Host or Match line is, from 1; for global, the first.
    [[nodiscard]] std::uint32_t line() const { return number_; }
    /// The Host or Match line; null for global.
    [[nodiscard]] const Directive* head() const;
    /// Whether there are no lines but the head.
    [[nodiscard]] bool is_empty() const { return count_ == heads(); }
    /// The lines without the head.
    [[nodiscard]] std::span<const Directive> directives() const;

private:
    friend class Config;

    [[nodiscard]] std::uint32_t heads() const { return kind == BlockKind::global ? 0 : 1; }

    mutable bool is_cut_ = false;
    std::uint32_t first_;       // the head among the directives of the file
    std::uint32_t count_ = 0;   // of directives, with the head
    std::uint32_t begin_ = 0;   // the byte where the first line begins ...
    std::uint32_t number_ = 1;  // ... and which line that is
    const Config& config_;
};

/// The typed view of one file, as releases of one lexis read it: blocks of directives in file
/// order. Views and spans point into the file and this object, which therefore does not move.
class Config {
public:
    explicit Config(const SourceFile& file, Lexis lexis = Lexis::tokenised);
    Config(const Config&) = delete;
    Config& operator=(const Config&) = delete;
    ~Config() = default;

    [[nodiscard]] const SourceFile& file() const { return file_; }
    /// The lines of the file, cut when they are first asked for.
    [[nodiscard]] const Document& document() const;
    [[nodiscard]] std::span<const Block> blocks() const { return blocks_; }
    [[nodiscard]] std::span<const Directive> directives() const;
    /// Whether releases of every lexis cut this file alike.
    [[nodiscard]] bool is_cut_alike() const { return is_cut_alike_; }

private:
    friend class Block;

    void read_all();
    void take(const Line& line, const Directive& directive, std::uint32_t number);
    [[nodiscard]] Directive cut(const LineReader& reader, std::uint32_t number) const;
    void name_keyword(Directive& directive, std::string_view token) const;
    [[nodiscard]] std::span<const Word> cut_words(const LineReader& reader) const;
    [[nodiscard]] std::span<const Word> kept(std::span<const Word> words) const;
    void keep(std::uint32_t position, Directive directive) const;
    void cut_block(const Block& block) const;
    [[nodiscard]] std::string_view kept(std::string_view text) const;

    const SourceFile& file_;
    Lexis lexis_;
    bool is_cut_alike_ = true;
    std::uint32_t count_ = 0;  // of directives
    mutable std::unique_ptr<Document> document_{};
    // Directives, their words, and texts that differ from the file's bytes.
    mutable std::pmr::monotonic_buffer_resource memory_{};
    Directive* directives_ = nullptr;  // room for all of them; most are not cut yet
    std::vector<Block> blocks_;
    mutable std::vector<Word> words_;        // of the line that is being cut
    mutable std::deque<std::string> texts_;  // the same
};

}  // namespace sshplan
