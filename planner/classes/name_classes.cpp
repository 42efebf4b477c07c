#include "planner/classes/name_classes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

constexpr std::size_t tier_count = 3;

constexpr unsigned char code(char byte) { return static_cast<unsigned char>(byte); }

/// How plain a byte is in a name that is shown to people.
struct Plainness {
    std::size_t tier = tier_count - 1;
    std::size_t rank = 0;
};

constexpr Plainness find_plainness(char byte) {
    constexpr std::string_view plain = "xabcdefghijklmnopqrstuvwyz0123456789-._";
    constexpr std::string_view capital = "ABCDEFGHIJKLMNOPQRSTUVWXYZ:";
    if (const auto at = plain.find(byte); at != std::string_view::npos) return {0, at};
    if (const auto at = capital.find(byte); at != std::string_view::npos) return {1, at};
    const auto code = static_cast<unsigned char>(byte);
    const bool is_shown = code > ' ' && code < 0x7f;
    return {2, is_shown ? code : code + std::size_t{256}};
}

constexpr std::array plainness_of = [] {
    std::array<Plainness, 256> table;
    for (unsigned number = 0; number < table.size(); ++number) {
        table[number] = find_plainness(static_cast<char>(number));
    }
    return table;
}();

const Plainness& plainness(char byte) { return plainness_of[code(byte)]; }

bool is_plainer(char a, char b) {
    const Plainness one = plainness(a);
    const Plainness other = plainness(b);
    return std::pair{one.tier, one.rank} < std::pair{other.tier, other.rank};
}

char upper(char byte) {
    return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
}

char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

void fill(LiteralTree& tree,
          std::vector<TestRoles>& roles,
          const std::map<std::string, TestRoles>& literals) {
    for (const auto& [literal, its_roles] : literals) {
        tree.add(literal);
        roles.push_back(its_roles);
    }
}

}  // namespace

std::size_t NameClasses::HashOfPlace::operator()(const Place& place) const {
    std::uint64_t hash = place.wildcards;
    hash = hash * 0x9e3779b97f4a7c15 + place.literals;
    hash = hash * 0x9e3779b97f4a7c15 + place.lowered;
    return hash ^ (hash >> 31);
}

NameClasses::NameClasses(const NameTests& tests,
                         const NameAlphabet& alphabet,
                         ExplorationLimits limits)
    : alphabet_(alphabet),
      limits_(limits),
      tests_(tests.wildcards()),
      wildcards_(tests_, limits.items) {
    fill(literals_, literal_roles_, tests.literals());
    fill(lowered_, lowered_roles_, tests.lowered_literals());
    for (std::size_t kind = 0; kind < wildcards_.kind_count(); ++kind) {
        std::string bytes = wildcards_.kind(kind);
        std::erase_if(bytes, [&](char byte) { return !alphabet.bytes[code(byte)]; });
        std::ranges::sort(bytes, is_plainer);
        ordered_kinds_.push_back(std::move(bytes));
    }
    explore();
}

/// Breadth first, by plain bytes as far as they lead before any others are tried.
void NameClasses::explore() {
    visits_.push_back({{WildcardStates::start, LiteralTree::root, LiteralTree::root}, 0, '\0'});
    std::vector<std::size_t> next_tier;
    for (std::size_t tier = 0; tier < tier_count; ++tier) {
        for (std::size_t at = 0; at < visits_.size() && is_complete_; ++at) {
            next_tier.resize(visits_.size());
            while (next_tier[at] <= tier) expand(at, next_tier[at]++);
            if (visits_.size() > limits_.states) is_complete_ = false;
        }
    }
    // The empty name comes last, so that it stands for itself alone.
    if (alphabet_.empty == NameAlphabet::Empty::is_a_name) take_class(0);
}

ExplorationLimits NameClasses::rest() const {
    if (!is_complete_) return {.states = 0, .items = 0};
    const std::size_t items = wildcards_.item_count() + witness_bytes_;
    return {.states = limits_.states - std::min(limits_.states, visits_.size()),
            .items = limits_.items - std::min(limits_.items, items)};
}

/// The bytes with which some literal goes on.
Bytes NameClasses::followed_from(const Place& place) const {
    Bytes followed;
    for (const char byte : literals_.bytes_after(place.literals)) followed.set(code(byte));
    for (const char byte : lowered_.bytes_after(place.lowered)) {
        followed |= bytes_read_as(byte, NameCase::lowered);
    }
    return followed;
}

void NameClasses::expand(std::size_t at, std::size_t tier) {
    const Place from = visits_[at].place;
    const Bytes followed = followed_from(from);
    const auto go_by = [&](char byte) {
        if (!alphabet_.bytes[code(byte)] || plainness(byte).tier != tier) return;
        go(at,
           byte,
           {wildcards_.step(from.wildcards, wildcards_.kind_of(byte)),
            literals_.step(from.literals, byte),
            lowered_.step(from.lowered, lower(byte))});
    };
    for (const char byte : literals_.bytes_after(from.literals)) go_by(byte);
    for (const char byte : lowered_.bytes_after(from.lowered)) {
        go_by(byte);
        if (upper(byte) != byte) go_by(upper(byte));
    }
    diverge(at, tier, followed);
}

/// Leaves all literals behind, by one byte of each kind.
void NameClasses::diverge(std::size_t at, std::size_t tier, const Bytes& followed) {
    const WildcardStates::State from = visits_[at].place.wildcards;
    for (std::size_t kind = 0; kind < ordered_kinds_.size(); ++kind) {
        const std::string& bytes = ordered_kinds_[kind];
        const auto byte =
            std::ranges::find_if(bytes, [&](char one) { return !followed[code(one)]; });
        if (byte == bytes.end() || plainness(*byte).tier != tier) continue;
        go(at, *byte, {wildcards_.step(from, kind)});
    }
}

void NameClasses::go(std::size_t at, char byte, const Place& to) {
    if (to.wildcards == WildcardStates::unknown) {
        is_complete_ = false;
        return;
    }
    if (!is_new(to)) return;
    visits_.push_back({to, at, byte});
    take_class(visits_.size() - 1);
}

/// Whether a place was not met yet; remembers it.
bool NameClasses::is_new(const Place& place) {
    if (place.literals != LiteralTree::nowhere || place.lowered != LiteralTree::nowhere) {
        return known_.insert(place).second;
    }
    if (place.wildcards >= known_alone_.size()) known_alone_.resize(place.wildcards + 1);
    if (known_alone_[place.wildcards]) return false;
    known_alone_[place.wildcards] = true;
    return true;
}

void NameClasses::take_class(std::size_t at) {
    const Place& place = visits_[at].place;
    if (!numbers_.try_emplace(key_of(place), all_.size()).second) return;
    all_.push_back({text_of(at), roles_of(place)});
    witness_bytes_ += all_.back().witness.size();
    if (witness_bytes_ > limits_.items) is_complete_ = false;
}

NameClasses::Key NameClasses::key_of(const Place& place) const {
    return {wildcards_.verdict(place.wildcards),
            literals_.ending_at(place.literals),
            lowered_.ending_at(place.lowered)};
}

TestRoles NameClasses::roles_of(const Place& place) const {
    const auto [wildcards, literal, lowered] = key_of(place);
    return static_cast<TestRoles>(wildcards_.roles(wildcards) | literal_roles_[literal] |
                                  lowered_roles_[lowered]);
}

std::string NameClasses::text_of(std::size_t at) const {
    std::string text;
    for (; at != 0; at = visits_[at].from) text += visits_[at].byte;
    std::ranges::reverse(text);
    return text;
}

std::optional<std::size_t> NameClasses::class_of(std::string_view name) const {
    if (name.empty() && alphabet_.empty == NameAlphabet::Empty::is_no_name) return std::nullopt;
    Place place{WildcardStates::start, LiteralTree::root, LiteralTree::root};
    for (const char byte : name) {
        if (!alphabet_.bytes[code(byte)]) return std::nullopt;
        place = {wildcards_.known_step(place.wildcards, wildcards_.kind_of(byte)),
                 literals_.step(place.literals, byte),
                 lowered_.step(place.lowered, lower(byte))};
        if (place.wildcards == WildcardStates::unknown) return std::nullopt;
    }
    const auto found = numbers_.find(key_of(place));
    const bool is_name = found != numbers_.end() &&
                         (roles_of(place) & static_cast<TestRoles>(TestRole::refusal)) == 0;
    return is_name ? std::optional{found->second} : std::nullopt;
}

}  // namespace sshplan
