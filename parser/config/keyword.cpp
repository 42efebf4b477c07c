#include "parser/config/keyword.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parser/config/keyword_rows.hpp"

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

/// A spelling in lower case: of a row, or of an alias if the number is beyond the rows.
struct IndexEntry {
    LowerName name;
    std::size_t number = 0;
};

constexpr auto sorted_index() {
    std::array<IndexEntry, rows.size() + aliases.size()> index;
    for (std::size_t i = 0; i < index.size(); ++i) {
        const bool alias = i >= rows.size();
        index[i] = {lowered(alias ? aliases[i - rows.size()].spelling : rows[i].spelling), i};
    }
    std::ranges::sort(index, {}, [](const IndexEntry& entry) {
        return std::pair{entry.name.view(), entry.number};
    });
    return index;
}

constexpr auto dumped_names() {
    std::array<LowerName, keyword_count> names;
    std::ranges::transform(rows, names.begin(), lowered, &KeywordInfo::spelling);
    return names;
}

constexpr auto spelling_index = sorted_index();
constexpr auto lower_names = dumped_names();

/// The entries of a spelling: one, or several of an alias with a history.
std::span<const IndexEntry> entries_of(std::string_view lower_case_spelling) {
    const auto found = std::ranges::equal_range(
        spelling_index, lower_case_spelling, {}, [](const IndexEntry& e) { return e.name.view(); });
    return {found.begin(), found.end()};
}

Status status_of(const KeywordInfo& row, const Edition& edition) {
    if (!edition.has(row.needs)) return Status::unsupported;
    for (const KeywordVariation& variation : keyword_variations()) {
        const bool speaks = variation.keyword == row.keyword && variation.status.has_value();
        if (speaks && variation.lives.holds_in(edition)) return *variation.status;
    }
    return row.status;
}

/// What an edition makes of one meaning of a spelling.
std::optional<KeywordReading> read_entry(const IndexEntry& entry, const Edition& edition) {
    if (entry.number < rows.size()) {
        const KeywordInfo& row = rows[entry.number];
        if (!row.lives.holds_in(edition)) return std::nullopt;
        return KeywordReading{&row, status_of(row, edition)};
    }
    const KeywordAlias& alias = aliases[entry.number - rows.size()];
    if (!alias.lives.holds_in(edition)) return std::nullopt;
    const KeywordInfo& row = describe(alias.keyword);
    return KeywordReading{
        &row, alias.status == Status::supported ? status_of(row, edition) : alias.status};
}

}  // namespace

std::span<const KeywordInfo> keyword_table() { return rows; }

std::span<const KeywordAlias> keyword_aliases() { return aliases; }

const KeywordInfo& describe(Keyword keyword) { return rows[static_cast<std::size_t>(keyword)]; }

const KeywordInfo* find_keyword(std::string_view lower_case_spelling) {
    const std::span<const IndexEntry> entries = entries_of(lower_case_spelling);
    if (entries.empty()) return nullptr;
    const std::size_t number = entries.front().number;
    return number < rows.size() ? &rows[number] : &describe(aliases[number - rows.size()].keyword);
}

std::optional<KeywordReading> read_keyword(std::string_view lower_case_spelling,
                                           const Edition& edition) {
    for (const IndexEntry& entry : entries_of(lower_case_spelling)) {
        if (const auto reading = read_entry(entry, edition)) return reading;
    }
    return std::nullopt;
}

std::string_view lower_spelling(Keyword keyword) {
    // dump_client_config spells this one itself.
    if (keyword == Keyword::canonicalize_permitted_cnames) return "canonicalizePermittedcnames";
    return lower_names[static_cast<std::size_t>(keyword)].view();
}

}  // namespace sshplan
