#include "parser/config/keyword.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parser/config/keyword_rows.hpp"
#include "parser/config/pattern.hpp"

namespace sshplan {

namespace {

using keyword_rows::aliases;
using keyword_rows::rows;

constexpr bool rows_are_in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].keyword != static_cast<Keyword>(i)) return false;
    }
    return true;
}
static_assert(rows_are_in_order(), "describe() takes the enumerator for the row's number");

constexpr std::size_t longest_spelling = 33;

struct LowerName {
    std::array<char, longest_spelling> text{};
    std::size_t size = 0;

    [[nodiscard]] constexpr std::string_view view() const { return {text.data(), size}; }
};

constexpr LowerName lowered(std::string_view spelling) {
    LowerName name;
    for (const char c : spelling) {
        const bool upper = c >= 'A' && c <= 'Z';
        name.text.at(name.size++) = upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
}

/// One meaning of a spelling: a row, or an alias if the number is beyond the rows.
struct Meaning {
    LowerName name;
    std::string_view written;
    std::size_t number = 0;
};

constexpr auto sorted_meanings() {
    std::array<Meaning, rows.size() + aliases.size()> meanings;
    for (std::size_t i = 0; i < meanings.size(); ++i) {
        const bool alias = i >= rows.size();
        const std::string_view written =
            alias ? aliases[i - rows.size()].spelling : rows[i].spelling;
        meanings[i] = {lowered(written), written, i};
    }
    std::ranges::sort(meanings, {}, [](const Meaning& meaning) {
        return std::pair{meaning.name.view(), meaning.number};
    });
    return meanings;
}

constexpr auto dumped_names() {
    std::array<LowerName, keyword_count> names;
    std::ranges::transform(rows, names.begin(), lowered, &KeywordInfo::spelling);
    return names;
}

constexpr auto lower_names = dumped_names();
constexpr auto meanings = sorted_meanings();

constexpr std::size_t spelling_count = [] {
    std::size_t count = 1;
    for (std::size_t i = 1; i < meanings.size(); ++i) {
        if (meanings[i].name.view() != meanings[i - 1].name.view()) ++count;
    }
    return count;
}();

constexpr bool is_supported_everywhere(const Meaning& meaning) {
    if (meaning.number >= rows.size()) return false;  // an alias: nobody minds
    const KeywordInfo& row = rows[meaning.number];
    return row.status == Status::supported && row.needs == Part::none &&
           row.lives.holds_everywhere();
}

constexpr auto spellings = [] {
    std::array<KeywordSpelling, spelling_count> made;
    std::size_t next = 0;
    for (std::size_t i = 0; i < meanings.size(); ++next) {
        const Meaning& first = meanings[i];
        KeywordSpelling& spelling = made[next];
        const Keyword keyword = first.number < rows.size()
                                    ? rows[first.number].keyword
                                    : aliases[first.number - rows.size()].keyword;
        spelling = {first.name.view(), first.written, &rows[static_cast<std::size_t>(keyword)], i};
        while (i < meanings.size() && meanings[i].name.view() == spelling.text) ++i;
        spelling.count = i - spelling.first;
        spelling.is_supported_everywhere = spelling.count == 1 && is_supported_everywhere(first);
    }
    return made;
}();

constexpr std::size_t slot_count = 512;

/// The same for all letter cases: no byte of a spelling differs from another in this bit alone.
constexpr std::size_t caseless(char c) { return static_cast<unsigned char>(c) | 0x20U; }

constexpr std::size_t slot_of(std::string_view text) {
    return (caseless(text.front()) * 31 + caseless(text.back()) * 7 +
            caseless(text[text.size() / 2]) * 127 + text.size() * 57) %
           slot_count;
}

/// Where each spelling is looked for: in its slot, or in the next one that is empty. The number of
/// the spelling, from 1.
constexpr auto slots = [] {
    std::array<std::uint8_t, slot_count> table{};
    for (std::size_t i = 0; i < spellings.size(); ++i) {
        std::size_t slot = slot_of(spellings[i].text);
        while (table[slot] != 0) slot = (slot + 1) % slot_count;
        table[slot] = static_cast<std::uint8_t>(i + 1);
    }
    return table;
}();
static_assert(spelling_count < 256 && spelling_count * 2 < slot_count);

/// What an edition makes of one meaning of a spelling.
std::optional<KeywordReading> read_meaning(const Meaning& meaning, const Edition& edition) {
    if (meaning.number < rows.size()) {
        const KeywordInfo& row = rows[meaning.number];
        if (!row.lives.holds_in(edition)) return std::nullopt;
        return KeywordReading{&row, status_in(row.keyword, edition)};
    }
    const KeywordAlias& alias = aliases[meaning.number - rows.size()];
    if (!alias.lives.holds_in(edition)) return std::nullopt;
    return KeywordReading{
        &describe(alias.keyword),
        alias.status == Status::supported ? status_in(alias.keyword, edition) : alias.status};
}

}  // namespace

std::span<const KeywordInfo> keyword_table() { return rows; }

std::span<const KeywordAlias> keyword_aliases() { return aliases; }

const KeywordInfo& describe(Keyword keyword) { return rows[static_cast<std::size_t>(keyword)]; }

const KeywordSpelling* find_spelling(std::string_view text) {
    if (text.empty()) return nullptr;
    for (std::size_t slot = slot_of(text); slots[slot] != 0; slot = (slot + 1) % slot_count) {
        const KeywordSpelling& spelling = spellings[slots[slot] - 1];
        if (text == spelling.written || equals_ignoring_case(text, spelling.text)) return &spelling;
    }
    return nullptr;
}

const KeywordInfo* find_keyword(std::string_view spelling) {
    const KeywordSpelling* const found = find_spelling(spelling);
    return found == nullptr ? nullptr : found->info;
}

std::optional<KeywordReading> read_keyword(const KeywordSpelling& spelling,
                                           const Edition& edition) {
    for (std::size_t i = 0; i < spelling.count; ++i) {
        if (const auto reading = read_meaning(meanings[spelling.first + i], edition)) {
            return reading;
        }
    }
    return std::nullopt;
}

std::optional<KeywordReading> read_keyword(std::string_view spelling, const Edition& edition) {
    const KeywordSpelling* const found = find_spelling(spelling);
    return found == nullptr ? std::nullopt : read_keyword(*found, edition);
}

std::string_view lower_spelling(Keyword keyword) {
    // dump_client_config spells this one itself.
    if (keyword == Keyword::canonicalize_permitted_cnames) return "canonicalizePermittedcnames";
    return lower_names[static_cast<std::size_t>(keyword)].view();
}

}  // namespace sshplan
