#include <algorithm>
#include <iostream>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "generate/generate.hpp"
#include "planner/connect/frozen/freeze.hpp"
#include "planner/connect/frozen/frozen_proof.hpp"
#include "planner/connect/frozen/frozen_route.hpp"
#include "planner/dialect/installed.hpp"
#include "planner/explore/explore.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/line_diff.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tools/sshplan/session/client.hpp"
#include "trial.hpp"

using namespace sshplan;
using test::Answer;
using test::Strings;

namespace {

/// What a frozen block need not say as the plan did: what is done, and the proxy's text, whose ssh
/// is told another file.
const std::set<std::string> settled{
    "canonicalizehostname", "canonicalizePermittedcnames", "proxycommand"};

/// The lines of an answer of ssh -G that have to be the same. A path of -F within them is not ours.
Strings compared(const Answer& answer, bool is_renamed) {
    Strings lines = test::lines_of(answer.out);
    std::erase_if(lines, [&](const std::string& line) {
        const std::string keyword = line.substr(0, line.find(' '));
        return settled.contains(keyword) ||
               (is_renamed && (keyword == "host" || keyword == "proxyjump"));
    });
    return lines;
}

/// One random configuration on disk, as connect would take it.
class Connection {
public:
    explicit Connection(const test::Trial& trial) : words_(written(trial)) {
        const Installed installed = installed_dialect(world_);
        auto read = read_invocation(words_, installed.dialect, no_long_options);
        if (auto* const invocation = std::get_if<Invocation>(&read)) invocation_ = *invocation;
        client_ = cli::find_client(world_, files_, installed.dialect, {}).client;
    }

    /// The route, if ssh would go on, and nothing is undecided.
    const Route* route() {
        if (invocation_.destination.typed.empty() || invocation_.is_question()) return nullptr;
        Conditions conditions{{acting_, acting_, acting_, client_.shell}, {}};
        explanation_ = explore_routes(invocation_, client_, {world_, files_, conditions});
        if (explanation_.ending != Ending::complete) return nullptr;
        const Route& route = explanation_.routes.front().route;
        return route.status == RouteStatus::loop ? nullptr : &route;
    }

    std::variant<FrozenPlan, FreezeFault> freeze() {
        return sshplan::freeze(explanation_.routes.front().route,
                               invocation_,
                               client_,
                               world_,
                               {.folder = folder_.path("frozen")});
    }

    /// Puts the frozen files in place.
    void write(const FrozenPlan& plan) {
        for (const FrozenFile& file : plan.files) {
            (void)folder_.write(file.path.substr(folder_.path("").size()), file.text);
        }
    }

    const Client& client() const { return client_; }
    World& world() { return world_; }

private:
    Strings written(const test::Trial& trial) { return test::words_in(trial, folder_); }

    test::TemporaryFolder folder_;
    RealWorld world_{RealWorld::Powers::only_reads};
    RealWorld acting_{RealWorld::Powers::acts};
    Strings words_;
    Invocation invocation_{};
    ConfigFiles files_{world_};
    Client client_{};
    Explanation explanation_{};
};

/// Compares what every ssh process of a route sees, planned and frozen.
std::string differences(const Route& planned, const Route& frozen) {
    std::string all;
    for (std::size_t i = 0; i < planned.hops.size(); ++i) {
        const Hop& before = planned.hops[i];
        const Hop& after = frozen.hops[i];
        if (before.invocation.empty()) continue;
        const bool is_renamed = planned.hops.size() > 1;
        const Answer was = test::ask_ssh({before.invocation.begin() + 1, before.invocation.end()});
        const Answer is = test::ask_ssh({after.invocation.begin() + 1, after.invocation.end()});
        const auto joined = [&](const Answer& answer) {
            return fmt::format("{}\n", fmt::join(compared(answer, is_renamed), "\n"));
        };
        if (was.status == is.status && joined(was) == joined(is)) continue;
        all += fmt::format("{}: {} {}\n{}",
                           before.name,
                           was.status,
                           is.status,
                           test::line_changes(joined(was), joined(is))) +
               is.err;
    }
    return all;
}

}  // namespace

TEST_CASE("frozen plans: every ssh process sees the options of the plan", "[ssh]") {
    test::prepare_process();
    std::size_t frozen_ones = 0;
    std::size_t chains = 0;
    std::size_t refused = 0;
    rc::prop("ssh -G says the same of the frozen files", [&] {
        const test::Trial trial = *test::any_trial();
        Connection connection{trial};
        const Route* const route = connection.route();
        const bool goes_on = route != nullptr;
        RC_PRE(goes_on);
        const auto answer = connection.freeze();
        const auto* const plan = std::get_if<FrozenPlan>(&answer);
        RC_LOG() << trial.described();
        std::optional<FrozenRoute> again;
        std::optional<std::string> fault;
        if (plan == nullptr) {
            fault = std::get<FreezeFault>(answer).reason;
        } else {
            again.emplace(*plan, connection.client(), connection.world());
            fault = frozen_difference(
                *route, *again, connection.client(), connection.world(), Masters::as_configured);
        }
        if (fault) {
            ++refused;
            RC_SUCCEED("connect would refuse it");
        }
        for (const FrozenFile& file : plan->files) RC_LOG() << file.text;
        connection.write(*plan);
        const std::string found = differences(*route, again->route());
        RC_LOG() << found;
        RC_ASSERT(found.empty());
        ++frozen_ones;
        if (route->hops.size() > 1) ++chains;
    });
    std::cout << frozen_ones << " plans frozen, " << chains << " of them of several hops, "
              << refused << " not to be frozen\n";
    // Jump hosts with quotes in their names, which ssh hands to a shell, are frequent here.
    CHECK(frozen_ones > 10 * refused);
}
