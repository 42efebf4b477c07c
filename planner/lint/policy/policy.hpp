#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parser/config/keyword.hpp"
#include "parser/text/source.hpp"
#include "planner/dialect/dialect.hpp"
#include "planner/lint/policy/hop_pattern.hpp"
#include "planner/resolve/conditions.hpp"

namespace sshplan {

/// Which destinations an assertion is about.
struct AssertedHosts {
    std::vector<std::string> patterns{};  // of names, whether or not a line names them
    bool has_aliases = false;             // `@aliases`: all that some line names
    std::vector<std::string> except{};    // patterns
};

/// A situation that a policy names: outcomes that it contradicts are not looked at.
struct PolicyWorld {
    std::string name;
    std::vector<Assumption> assumptions{};
    std::optional<std::string> local_user{};
    std::optional<std::string> local_host{};
};

/// Through whom a route leads. Jump hosts are all hops but the destination.
struct ViaAssertion {
    std::optional<HopPattern> first{};                 // the hop that is dialled from here
    std::optional<std::vector<HopPattern>> exactly{};  // all jump hosts, in order
    std::vector<HopPattern> contains{};                // each of them is some jump host
    std::vector<HopPattern> never{};                   // none of them is one
    std::optional<std::size_t> most_hops{};            // the destination is one
};

/// Whether the destination is dialled from here.
enum class Directness : std::uint8_t { required, forbidden };

/// What a keyword comes to, on the destination or on every hop whose ssh is ours.
struct ValueAssertion {
    enum class Sense : std::uint8_t { one_of, none_of };
    enum class Of : std::uint8_t { destination, every_hop };

    Keyword keyword = Keyword::count_;
    std::vector<std::string> values{};  // as a line may say them
    Sense sense = Sense::one_of;
    Of of = Of::destination;
};

/// What must be so. What is not given is not asserted.
struct Assertion {
    std::string name;
    Place where{};  // in the policy's file
    AssertedHosts hosts{};
    std::vector<std::size_t> worlds{};  // positions in Policy::worlds; empty: every outcome
    ViaAssertion via{};
    std::optional<Directness> directness{};
    std::vector<ValueAssertion> values{};
    std::vector<Dialect> stable_across{};  // the same route in all of them; empty: not asserted
};

/// What somebody demands of a configuration, whoever writes it (docs/reference/policy.md).
struct Policy {
    std::vector<PolicyWorld> worlds{};
    std::vector<Assertion> assertions{};
};

}  // namespace sshplan
