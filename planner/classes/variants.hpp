#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "planner/classes/name_classes.hpp"
#include "planner/classes/questions.hpp"
#include "planner/classes/session_variants.hpp"
#include "planner/resolve/client.hpp"

namespace sshplan {

/// Who calls, as whom, with which tag, for what: all of an invocation but the host.
struct Variant {
    std::optional<std::string> user{};        // -l
    std::optional<std::string> local_user{};  // none: the client's
    std::optional<std::string> tag{};         // -P
    Session session{};
};

/// For which hosts: the user of a jump host matters to ssh only where that is the host itself.
enum class VariantsOf : std::uint8_t { any_host, possible_jump_loops };

/// How many variants are made, and how far the search for their names goes.
struct VariantLimits {
    std::size_t variants;
    ExplorationLimits names;
};

/// The variants that are told apart for a host.
class VariantClasses {
public:
    VariantClasses(const Questions& questions,
                   const Client& client,
                   VariantsOf which,
                   VariantLimits limits);

    /// The first is the plain one, and the only one if there are too many.
    [[nodiscard]] const std::vector<Variant>& all() const { return all_; }
    /// How many there are, at most; more than the limit if there are too many.
    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] std::optional<std::size_t> class_of(const Variant& variant) const;
    [[nodiscard]] bool is_complete() const;
    /// What the limits leave to others.
    [[nodiscard]] ExplorationLimits rest() const { return sessions_.rest(); }

private:
    /// User, local user, tag and session, each by its class.
    using Key = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>;

    /// A dimension: names by class, and whether they are asked about at all.
    struct Names {
        std::unique_ptr<NameClasses> classes{};  // null only if nothing asks about them
        bool is_asked = false;

        [[nodiscard]] bool is_complete() const { return !classes || classes->is_complete(); }
    };

    using Choices = std::vector<std::optional<std::string>>;

    /// Each makes names within `limits`, and says what is left of them.
    [[nodiscard]] ExplorationLimits make_people(const Questions& questions,
                                                VariantsOf which,
                                                ExplorationLimits limits);
    [[nodiscard]] ExplorationLimits make_tags(const Questions& questions, ExplorationLimits limits);
    [[nodiscard]] ExplorationLimits make_names(const Questions& questions,
                                               VariantsOf which,
                                               ExplorationLimits limits);
    [[nodiscard]] Choices users() const;
    [[nodiscard]] Choices tags() const;
    void take_all();
    [[nodiscard]] Choices choices_of(const Names& names) const;
    [[nodiscard]] const Names& callers_for(const Variant& variant) const {
        return variant.user ? callers_beside_user_ : callers_;
    }
    [[nodiscard]] std::optional<Key> key_of(const Variant& variant) const;
    [[nodiscard]] std::optional<std::size_t> tag_key_of(const Variant& variant) const;
    void take(const Variant& variant);

    const Client& client_;
    Names users_;
    Names callers_;              // where no user is typed: Match user may look at them
    Names callers_beside_user_;  // where one is
    Names tags_;
    bool has_tag_lines_ = false;  // an empty -P keeps them out
    SessionClasses sessions_;
    std::vector<Variant> all_;
    std::size_t count_ = 0;
    std::map<Key, std::size_t> numbers_;
};

}  // namespace sshplan
