#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "planner/lint/finding.hpp"
#include "planner/lint/policy/policy.hpp"

namespace sshplan {

/// An assertion that failed once.
struct PolicyFailure {
    const Assertion* assertion = nullptr;
    Place where{};
    SeenWith seen;
    When when{};
    std::string text;   // in what
    std::string chain;  // the route, in one line; empty: the text tells it
};

/// Gathers failures: those of one assertion at one place are one finding, told of the host that
/// somebody knows best.
class PolicyFindings {
public:
    void add(PolicyFailure failure);

    [[nodiscard]] std::vector<Finding> take();

private:
    using Key = std::tuple<const Assertion*, const SourceFile*, std::uint32_t, std::uint32_t>;

    /// Failures that are one finding.
    struct Group {
        PolicyFailure best;
        std::set<std::string> hosts{};
        std::vector<SeenWith> seen{};
    };

    std::map<Key, Group> groups_;
};

}  // namespace sshplan
