#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "planner/invocation/invocation.hpp"
#include "planner/plan/route.hpp"
#include "planner/plan/shared_hops.hpp"
#include "planner/plan/started_processes.hpp"
#include "planner/resolve/resolve.hpp"

namespace sshplan {

/// Who starts an ssh process.
enum class Starter : std::uint8_t { user, jump, command };

/// Follows one route from its last hop to its first; hops are collected in that order.
class Planner {
public:
    Planner(const Client& client, const Surroundings& surroundings, SharedHops* shared)
        : client_(client), surroundings_(surroundings), shared_(shared) {}

    /// The route of a command line, or its way alone; to be asked for once.
    [[nodiscard]] Route plan(const Invocation& invocation);
    [[nodiscard]] Route plan_way(const Invocation& invocation);

private:
    void follow_to_start(const Invocation& invocation);
    void follow(Invocation invocation);
    bool is_followed(const Invocation& invocation, const std::optional<Because>& because);
    bool has_room(Limit limit, std::size_t wanted, const std::optional<Because>& because);
    bool has_room_for(const Hop& hop);
    Hop resolved_hop(const Invocation& invocation);
    Hop take_hop(const Invocation& invocation);
    std::optional<Because> take_jump(Hop& hop);
    std::optional<Invocation> jump_invocation(const Hop& hop, const Invocation& invocation);
    std::optional<Recipe> take_command(Hop& hop);
    std::optional<Invocation> command_invocation(const Recipe& recipe);
    void add_between(const Recipe& recipe, const std::optional<Because>& because);
    void add_onward_hops(const Invocation& invocation);
    void note_ignored_proxy(const Hop& hop);
    void judge_refusal(const Invocation& invocation);
    void note_flaw(RecipeFault fault, std::string reason);
    void judge_session(const Hop& hop, const Invocation& invocation);
    void fail(RouteStatus status, std::string code, std::string text);

    const Client& client_;
    const Surroundings& surroundings_;
    SharedHops* shared_;  // null: each route by itself
    Route route_;
    SaidBefore said_;
    std::set<Note> noted_;
    StartedProcesses started_;
    std::optional<Because> listed_;  // the list of jumps that the hops being followed stand in
    Starter starter_ = Starter::user;
    std::size_t bytes_ = 0;  // in which the hops so far are told
};

}  // namespace sshplan
