#include "planner/resolve/algorithm_lists.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/proposals.hpp"
#include "planner/resolve/values/algorithm_names.hpp"

namespace sshplan {

namespace {

using values::AlgorithmKind;
using values::AlgorithmName;
using Names = std::vector<std::string_view>;

constexpr std::array lists{
    AlgorithmList{Keyword::ciphers, "ciphers", "ciphers"},
    AlgorithmList{Keyword::macs, "macs", "macs"},
    AlgorithmList{Keyword::kex_algorithms, "kex_algorithms", "kex_algorithms"},
    AlgorithmList{
        Keyword::hostbased_accepted_algorithms, "hostbased_accepted_algos", "hostbased_key_types"},
    AlgorithmList{Keyword::pubkey_accepted_algorithms, "pubkey_accepted_algos", "pubkey_key_types"},
    AlgorithmList{Keyword::ca_signature_algorithms, "ca_sign_algorithms", "ca_sign_algorithms"},
};

std::string joined(const Names& names) { return fmt::format("{}", fmt::join(names, ",")); }

bool is_certificate(std::string_view name) { return name.find("-cert-v01@") != name.npos; }

AlgorithmKind kind_of(Keyword keyword) {
    switch (keyword) {
        case Keyword::ciphers:
            return AlgorithmKind::cipher;
        case Keyword::macs:
            return AlgorithmKind::mac;
        case Keyword::kex_algorithms:
            return AlgorithmKind::kex;
        default:
            return AlgorithmKind::key_type;
    }
}

/// All names of which a keyword's list can be made, in the order of ssh -Q.
Names all_names(Keyword keyword, const Edition& edition) {
    Names names;
    for (const AlgorithmName& row : values::algorithm_names(kind_of(keyword))) {
        // GSSAPI's own are not listed.
        if (!values::is_known_in(row, edition) || row.needs == Part::gssapi) continue;
        if (keyword == Keyword::ca_signature_algorithms && is_certificate(row.name)) continue;
        names.push_back(row.name);
    }
    return names;
}

Names default_names(Keyword keyword, const Dialect& dialect) {
    Names names = list_elements(proposed_names(keyword, dialect.edition));
    const Names known = all_names(keyword, dialect.edition);
    std::erase_if(names, [&](std::string_view name) {
        return std::ranges::find(known, name) == known.end();
    });
    return names;
}

/// kex_names_cat(): without those that are there already, and up to the first empty one.
void append(Names& names, const Names& more) {
    for (const std::string_view name : more) {
        if (name.empty()) return;
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
}

bool matches(std::string_view name, std::string_view patterns) {
    return match_pattern_list(name, patterns, LetterCase::sensitive).match == ListMatch::positive;
}

/// The names that the patterns of a list match, in the order of the patterns; nothing if there are
/// none, or a pattern is negated.
std::optional<Names> resolved(const Names& patterns, const Names& known) {
    Names names;
    for (const std::string_view pattern : patterns) {
        if (pattern.starts_with('!')) return std::nullopt;
        Names hits = known;
        std::erase_if(hits, [&](std::string_view name) { return !matches(name, pattern); });
        append(names, hits);
    }
    return names.empty() ? std::nullopt : std::optional{std::move(names)};
}

}  // namespace

std::span<const AlgorithmList> assembled_lists() { return lists; }

std::string default_list(Keyword keyword, const Dialect& dialect) {
    return joined(default_names(keyword, dialect));
}

std::optional<std::string> assemble_list(Keyword keyword,
                                         std::string_view value,
                                         const Dialect& dialect) {
    Names names = default_names(keyword, dialect);
    if (value.empty()) return joined(names);
    const values::SignedList list = values::split_sign(value, dialect);
    Names own = list_elements(list.names);
    switch (list.sign) {
        case '-':
            std::erase_if(names, [&](std::string_view name) { return matches(name, list.names); });
            return joined(names);
        case '+':
            append(names, own);
            break;
        case '^':
            append(own, names);
            [[fallthrough]];
        default:
            names = std::move(own);
    }
    if (!dialect.has(Difference::lists_resolve_patterns)) return joined(names);
    const auto found = resolved(names, all_names(keyword, dialect.edition));
    return found ? std::optional{joined(*found)} : std::nullopt;
}

}  // namespace sshplan
