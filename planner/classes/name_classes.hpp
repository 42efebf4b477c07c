#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "planner/classes/literal_tree.hpp"
#include "planner/classes/name_tests.hpp"
#include "planner/classes/wildcard_states.hpp"

namespace sshplan {

/// Which texts are names.
struct NameAlphabet {
    Bytes bytes{};
    enum class Empty : std::uint8_t { is_no_name, is_a_name } empty = Empty::is_no_name;
};

/// How far an exploration goes, or several that share what is left.
struct ExplorationLimits {
    std::size_t states;
    std::size_t items;  // in all sets of places in wildcards; bytes of witnesses
};

/// The names that some tests cannot tell apart, class by class: each set of tests that is all that
/// accepts some name is one class, with a name of it.
class NameClasses {
public:
    struct Class {
        std::string witness;
        TestRoles roles = 0;
    };

    NameClasses(const NameTests& tests, const NameAlphabet& alphabet, ExplorationLimits limits);
    NameClasses(const NameClasses&) = delete;
    NameClasses& operator=(const NameClasses&) = delete;
    ~NameClasses() = default;

    /// Whether the limits were not met. If they were, `all` is a part.
    [[nodiscard]] bool is_complete() const { return is_complete_; }
    /// What the limits leave to others; nothing once they are met.
    [[nodiscard]] ExplorationLimits rest() const;
    /// The classes, the shortest witnesses first; plain letters before others.
    [[nodiscard]] const std::vector<Class>& all() const { return all_; }
    /// The class of a name; nothing for what is none.
    [[nodiscard]] std::optional<std::size_t> class_of(std::string_view name) const;
    /// Lets a name stand for its class.
    void prefer(std::size_t number, std::string witness) {
        all_[number].witness = std::move(witness);
    }

private:
    /// Where the tests are behind a prefix of a name.
    struct Place {
        WildcardStates::State wildcards = WildcardStates::start;
        LiteralTree::Node literals = LiteralTree::nowhere;
        LiteralTree::Node lowered = LiteralTree::nowhere;

        friend bool operator==(const Place&, const Place&) = default;
    };
    struct HashOfPlace {
        [[nodiscard]] std::size_t operator()(const Place& place) const;
    };
    struct Visit {
        Place place;
        std::size_t from;
        char byte;
    };
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

    void explore();
    void expand(std::size_t at, std::size_t tier);
    void diverge(std::size_t at, std::size_t tier, const Bytes& followed);
    void go(std::size_t at, char byte, const Place& to);
    [[nodiscard]] bool is_new(const Place& place);
    void take_class(std::size_t at);
    [[nodiscard]] Bytes followed_from(const Place& place) const;
    [[nodiscard]] Key key_of(const Place& place) const;
    [[nodiscard]] std::string text_of(std::size_t at) const;
    [[nodiscard]] TestRoles roles_of(const Place& place) const;

    NameAlphabet alphabet_;
    ExplorationLimits limits_;
    std::vector<NameTests::Wildcard> tests_;
    WildcardStates wildcards_;
    LiteralTree literals_;
    LiteralTree lowered_;
    std::vector<TestRoles> literal_roles_{0};
    std::vector<TestRoles> lowered_roles_{0};
    std::vector<std::string> ordered_kinds_;  // the names' bytes of each kind, plain ones first

    std::vector<Visit> visits_;
    std::unordered_set<Place, HashOfPlace> known_;
    std::vector<bool> known_alone_;  // by state of the wildcards: where no literal goes on
    std::map<Key, std::size_t> numbers_;
    std::vector<Class> all_;
    std::size_t witness_bytes_ = 0;
    bool is_complete_ = true;
};

}  // namespace sshplan
