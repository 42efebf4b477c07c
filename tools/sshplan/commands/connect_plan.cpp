#include "tools/sshplan/commands/connect_plan.hpp"

#include <memory>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/connect/frozen/frozen_route.hpp"
#include "planner/connect/plan_file.hpp"
#include "planner/connect/trust.hpp"
#include "planner/invocation/quote.hpp"
#include "tools/sshplan/commands/consent.hpp"
#include "tools/sshplan/commands/plan_run.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/views/plan_json.hpp"
#include "tools/sshplan/views/ssh_output.hpp"

namespace sshplan::cli {

namespace {

/// A plan as it was found, with what makes its file one that others may have written.
struct FoundPlan {
    PlanFile plan;
    std::string strangeness;
};

/// What is read of --plan, or why it is of no use.
using Answer = std::variant<FoundPlan, std::string>;

Answer plan_at(const std::string& path, const Dialect& dialect, World& world) {
    const FileAnswer answer = world.read_file(path);
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        return fmt::format("--plan {}: {}", path, failure->reason);
    }
    const auto& content = std::get<FileContent>(answer);
    auto read = read_plan(content.bytes);
    if (const auto* const bad = std::get_if<BadPlan>(&read)) {
        return fmt::format("--plan {}: {}", path, bad->message);
    }
    auto& plan = std::get<PlanFile>(read);
    if (const auto fault = plan_fault(plan, dialect)) {
        return fmt::format("--plan {}: it was not written by explain --out: {}", path, *fault);
    }
    return FoundPlan{std::move(plan), strangeness(path, {content.owner, content.mode}, world)};
}

Explanation explanation_of(const PlanFile& plan, const Client& client, const Route& route) {
    return {.destination = plan.destination,
            .client = client,
            .conditions = plan.conditions,
            .routes = {{route}}};
}

/// Why the plan does not run as it is; nothing if it does.
std::optional<std::string> obstacle(const FoundPlan& found,
                                    const CommandLine& line,
                                    const Installed& installed,
                                    const Caller& caller) {
    const ConnectOptions& options = line.options.connect;
    if (auto change = staleness(found.plan, installed, caller.reading)) {
        return fmt::format("the plan {} is stale: {}. Make it anew: {}",
                           *options.plan,
                           *change,
                           shell_command("sshplan explain", found.plan.made_from));
    }
    if (auto refusal = consent_to_plan(*options.plan, found.strangeness, options, caller)) {
        return refusal;
    }
    return consent_to(found.plan.strange, options, caller);
}

/// Runs the plan in a folder of its own, or shows it.
int run_in(const std::string& path,
           std::unique_ptr<PrivateFolder> folder,
           const PlanFile& plan,
           const PlanRun& like) {
    const auto frozen = placed_in(plan, path, like.client.dialect);
    const FrozenRoute again{*frozen, like.client, like.caller.reading};
    const Route& route = again.route();
    const bool is_dry = like.options.connect.run == ConnectOptions::Run::dry;
    if (route.ending != Ending::complete) {
        print_as_ssh(like.caller.streams.err, route.complaints);
        return is_dry ? status::of(route.ending) : status::ssh_failed;
    }
    const Explanation explanation = explanation_of(plan, like.client, route);
    const PlanRun run{explanation, like.client, like.installed, like.options, like.caller};
    return is_dry ? show_dry_run(run, *frozen) : run_plan(run, *frozen, std::move(folder));
}

}  // namespace

int connect_plan(const CommandLine& line, const Installed& installed, const Caller& caller) {
    const Answer read = plan_at(*line.options.connect.plan, installed.dialect, caller.reading);
    if (const auto* const fault = std::get_if<std::string>(&read)) {
        return connect_failed(*fault, line.options, caller, status::wrong_usage);
    }
    const auto& found = std::get<FoundPlan>(read);
    if (auto why = obstacle(found, line, installed, caller)) {
        return connect_failed(*why, line.options, caller);
    }
    ConfigFiles files{caller.reading};
    const ClientAnswer answer = find_client(caller.reading, files, installed.dialect, line.options);
    if (answer.complaint) return connect_failed(answer.complaint->text, line.options, caller);
    const Explanation none;
    const PlanRun like{none, answer.client, installed, line.options, caller};
    if (line.options.connect.run == ConnectOptions::Run::dry) {
        return run_in(std::string{shown_folder}, nullptr, found.plan, like);
    }
    const auto held = caller.acting.hold_signals();
    auto folder = make_folder(caller);
    if (!folder) return status::ssh_failed;
    const std::string path = folder->path();
    return run_in(path, std::move(folder), found.plan, like);
}

}  // namespace sshplan::cli
