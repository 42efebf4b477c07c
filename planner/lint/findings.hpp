#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "planner/lint/finding.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {

/// What one rule has found so far.
class Findings {
public:
    explicit Findings(const Rule& rule) : rule_(rule) {}

    /// Adds a finding with the rule's severity. What is returned is to be filled in at once: it is
    /// gone with the next one.
    Finding& add(const Place& where, std::string message);

    /// The same for what is seen in a case: the second time at one place with one message, only the
    /// case is noted, and nothing is returned.
    Finding* add_seen(const Place& where,
                      std::string message,
                      std::size_t in_case,
                      const When& when = {});

    /// Hands over all of them.
    [[nodiscard]] std::vector<Finding> take() { return std::move(all_); }

private:
    using Key = std::tuple<const SourceFile*, std::uint32_t, std::uint32_t, std::string>;

    const Rule& rule_;
    std::vector<Finding> all_;
    std::map<Key, std::size_t> seen_;
};

}  // namespace sshplan
