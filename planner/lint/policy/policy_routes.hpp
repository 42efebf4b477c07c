#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "planner/explore/option_rows.hpp"
#include "planner/lint/case.hpp"
#include "planner/resolve/resolve.hpp"

namespace sshplan {

/// Who calls and where, as far as a world of a policy says it.
struct WorldCaller {
    std::optional<std::string> user{};
    std::optional<std::string> host{};

    friend auto operator<=>(const WorldCaller&, const WorldCaller&) = default;
};

/// Finds routes under every outcome, as often as a policy asks for them.
class PolicyRoutes {
public:
    explicit PolicyRoutes(Conditions& conditions) : conditions_(conditions) {}

    /// The routes of a class as a release reads the files. None where the class calls for another
    /// user, and where a limit of the target's World is met, which is noted.
    [[nodiscard]] std::vector<RoutedBranch> of(const InvocationClass& one,
                                               const LintTarget& target,
                                               const Dialect& dialect,
                                               const WorldCaller& caller,
                                               Branching branching);

    [[nodiscard]] const std::vector<Condition>& conditions() const { return conditions_.all(); }

    /// What could not be explored, each a sentence.
    [[nodiscard]] const std::set<std::string>& unjudged() const { return unjudged_; }

private:
    [[nodiscard]] bool is_over(const InvocationClass& one,
                               const LintTarget& target,
                               std::size_t outcomes);
    void note(const InvocationClass& one, std::string_view why);

    Conditions& conditions_;
    std::size_t routes_ = 0;
    std::set<std::string> unjudged_;
};

}  // namespace sshplan
