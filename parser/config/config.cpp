#include "parser/config/config.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>
#include <utility>

#include "parser/config/plain_line.hpp"

namespace sshplan {

namespace {

static_assert(std::is_trivially_destructible_v<Directive> && std::is_trivially_destructible_v<Word>,
              "nobody destroys what lies in the memory of a Config");

/// The text of an -o is one line, and no release cuts it at a '#' before it is read.
LineRules rules_for(const SourceFile& file, Lexis lexis) {
    if (file.is_option()) return {.line_ends = LineEnds::are_bytes};
    const bool is_cut = lexis == Lexis::cut_at_comments;
    return {.hashes = is_cut ? Hashes::end_lines : Hashes::are_bytes};
}

/// Whether strdelim(3) finds nothing at all behind the keyword, not even an empty word.
bool ends_with_keyword(const Line& line, std::string_view keyword) {
    return line.rest.empty() && line.rest.begin == line.keyword.end &&
           keyword.find('"') == std::string_view::npos;
}

bool has_any(std::string_view text, const std::array<bool, 256>& table) {
    return std::ranges::any_of(text, [&](char c) { return table[static_cast<unsigned char>(c)]; });
}

constexpr std::array<bool, 256> table_of(std::string_view bytes) {
    std::array<bool, 256> table{};
    for (const char c : bytes) table[static_cast<unsigned char>(c)] = true;
    return table;
}

constexpr auto special_bytes = table_of({"\"'\\#=\r\n\0", 8});

/// Whether releases of every lexis pass over a line: it is blank or a comment.
bool is_nothing_to_all(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos || text[first] == '#';
}

/// Whether releases of every lexis cut a line alike.
bool is_cut_alike(const Line& line, const SourceFile& file) {
    return line.kind == LineKind::directive &&
           file.at(line.keyword).find('#') == std::string_view::npos &&
           !has_any(file.at(line.rest), special_bytes);
}

}  // namespace

Config::Config(const SourceFile& file, Lexis lexis) : file_(file), lexis_(lexis) {
    constexpr std::size_t least_of_block = 64;  // mostly; a file of smaller ones grows the list
    blocks_.reserve(file.bytes().size() / least_of_block + 1);
    read_all();
    if (count_ == 0) return;
    directives_ =
        static_cast<Directive*>(memory_.allocate(count_ * sizeof(Directive), alignof(Directive)));
}

/// Looks at every line, but keeps only headings.
void Config::read_all() {
    blocks_.emplace_back(*this, 0);
    LineReader reader{file_, rules_for(file_, lexis_)};
    is_cut_alike_ = !file_.is_option();
    for (std::uint32_t number = 1; reader.next(); ++number) {
        const Line& line = reader.line();
        if (line.kind == LineKind::nothing) {
            is_cut_alike_ = is_cut_alike_ && is_nothing_to_all(file_.at(line.span));
        } else {
            const Directive directive = cut(reader, number);
            is_cut_alike_ = is_cut_alike_ && directive.is_cut_alike;
            take(line, directive, number);
        }
    }
}

/// Adds a line to the block at hand, or begins one.
void Config::take(const Line& line, const Directive& directive, std::uint32_t number) {
    const bool host = directive.is(Keyword::host);
    if (host || directive.is(Keyword::match)) {
        Block& block = blocks_.emplace_back(*this, count_);
        block.kind = host ? BlockKind::host : BlockKind::match;
        block.begin_ = line.span.begin;
        block.number_ = number;
        if (host && directive.kind == LineKind::directive) block.patterns = kept(directive.words);
    } else if (blocks_.back().is_plain) {
        blocks_.back().is_plain = is_plain(directive);
    }
    ++blocks_.back().count_;
    ++count_;
}

const Document& Config::document() const {
    if (!document_) document_ = std::make_unique<Document>(parse(file_, rules_for(file_, lexis_)));
    return *document_;
}

std::span<const Directive> Config::directives() const {
    for (const Block& block : blocks_) cut_block(block);
    return {directives_, count_};
}

const Directive* Block::head() const {
    if (kind == BlockKind::global) return nullptr;
    config_.cut_block(*this);
    return config_.directives_ + first_;
}

std::span<const Directive> Block::directives() const {
    config_.cut_block(*this);
    return {config_.directives_ + first_ + heads(), count_ - heads()};
}

void Config::cut_block(const Block& block) const {
    if (std::exchange(block.is_cut_, true)) return;
    LineReader reader{file_, rules_for(file_, lexis_), block.begin_};
    std::uint32_t number = block.number_;
    for (std::uint32_t i = 0; i < block.count_ && reader.next(); ++number) {
        if (reader.line().kind == LineKind::nothing) continue;
        Directive directive = cut(reader, number);
        if (i == 0 && !block.patterns.empty()) {
            directive.words = block.patterns;  // which are kept already
            std::construct_at(directives_ + block.first_, directive);
        } else {
            keep(block.first_ + i, directive);
        }
        ++i;
    }
}

/// A line as a directive, which is good until the next one is cut.
Directive Config::cut(const LineReader& reader, std::uint32_t number) const {
    const Line& line = reader.line();
    words_.clear();
    if (!texts_.empty()) texts_.clear();
    Directive directive{.kind = lexis_ == Lexis::tokenised ? line.kind : LineKind::directive,
                        .is_cut_alike = sshplan::is_cut_alike(line, file_),
                        .line = number,
                        .span = {line.keyword.begin, line.rest.end},
                        .keyword_span = line.keyword,
                        .rest_span = line.rest,
                        .rest = file_.at(line.rest)};
    name_keyword(directive, file_.at(line.keyword));
    directive.words = cut_words(reader);
    return directive;
}

/// A keyword that is known, and written without quotes, needs no text of its own.
void Config::name_keyword(Directive& directive, std::string_view token) const {
    directive.spelling = find_spelling(token);
    if (directive.spelling == nullptr) {
        directive.keyword = texts_.emplace_back(keyword_text(token));
        directive.spelling = find_spelling(directive.keyword);
    }
    if (directive.spelling != nullptr) {
        directive.keyword = directive.spelling->text;
        directive.info = directive.spelling->info;
    }
}

std::span<const Word> Config::cut_words(const LineReader& reader) const {
    const Line& line = reader.line();
    if (lexis_ == Lexis::tokenised) {
        for (const Span span : reader.words()) {
            std::string_view text = file_.at(span);
            if (reader.has_quotes() && is_quoted(text)) text = texts_.emplace_back(word_text(text));
            words_.push_back({text, span});
        }
    } else if (!ends_with_keyword(line, file_.at(line.keyword))) {
        for (DelimitedWord& word : split_at_delimiters(file_.at(line.rest))) {
            const auto begin = line.rest.begin + static_cast<std::uint32_t>(word.begin);
            const auto end = line.rest.begin + static_cast<std::uint32_t>(word.end);
            words_.push_back({texts_.emplace_back(std::move(word.text)), {begin, end}});
        }
    }
    return words_;
}

/// Stores a directive that was just cut, with its words and texts.
void Config::keep(std::uint32_t position, Directive directive) const {
    if (directive.spelling == nullptr) directive.keyword = kept(directive.keyword);
    directive.words = kept(directive.words);
    std::construct_at(directives_ + position, directive);
}

std::span<const Word> Config::kept(std::span<const Word> words) const {
    if (words.empty()) return {};
    auto* const room =
        static_cast<Word*>(memory_.allocate(words.size() * sizeof(Word), alignof(Word)));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const bool is_of_file = word.text.data() == file_.at(word.span).data();
        std::construct_at(room + i, is_of_file ? word.text : kept(word.text), word.span);
    }
    return {room, words.size()};
}

std::string_view Config::kept(std::string_view text) const {
    auto* const bytes = static_cast<char*>(memory_.allocate(text.size() + 1, 1));
    std::memcpy(bytes, text.data(), text.size());
    return {bytes, text.size()};
}

std::string_view raw_value(const Directive& directive) {
    const std::size_t start = directive.rest.find_first_not_of(" \t\r\n=");
    return start == std::string_view::npos ? std::string_view{} : directive.rest.substr(start);
}

}  // namespace sshplan
