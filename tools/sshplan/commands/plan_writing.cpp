#include "tools/sshplan/commands/plan_writing.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/connect/plan_file.hpp"
#include "planner/connect/trust.hpp"
#include "planner/dialect/installed.hpp"
#include "tools/sshplan/commands/plan_run.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/plan_json.hpp"

namespace sshplan::cli {

namespace {

int no_plan(const std::string& why, const Caller& caller) {
    say(caller.streams, fmt::format("no plan was written: {}", why));
    return status::undecided;
}

/// What keeps an explanation from being a plan.
std::optional<std::string> open_question(const Explanation& explanation) {
    for (ConditionId id = 0; id < explanation.conditions.size(); ++id) {
        const Condition& condition = explanation.conditions[id];
        if (condition.status != ConditionStatus::undecided) continue;
        return fmt::format("{} is undecided: {}. Try: --exec=run, --dns=system or --assume {}=yes",
                           condition_name(id),
                           condition.text,
                           condition_name(id));
    }
    if (explanation.routes.front().route.status == RouteStatus::loop) {
        return std::string{"ssh would start itself for ever"};
    }
    return std::nullopt;
}

/// What a plan was made from.
struct Sources {
    std::span<const std::string> words;  // behind `sshplan explain`
    const ConfigFiles& files;
    const Inclusions& inclusions;
};

PlanFile plan_file(const CommandLine& line,
                   const Explanation& explanation,
                   const FrozenPlan& frozen,
                   const Installed& installed,
                   const Sources& sources,
                   World& world) {
    ConfigFiles again{world};
    return {.destination = line.invocation.destination.typed,
            .made_from = {sources.words.begin(), sources.words.end()},
            .user = world.user_id(),
            .openssh = std::string{installed.dialect.name},
            .ssh = plan_input(installed.path, world),
            .folder = plan_folder(sources.files, line.invocation),
            .words = to_words(frozen.invocation, installed.dialect),
            .files = frozen.files,
            .unfrozen = frozen.unfrozen,
            .inputs = plan_inputs(sources.files),
            .searches = plan_searches(sources.inclusions),
            .conditions = explanation.conditions,
            .strange = strange_commands(line.invocation, explanation.client, world, again)};
}

/// Puts a private file where a path leads, in the place of a regular one or of none.
ChangeFailure put(const std::string& path, const std::string& bytes, World& world) {
    const std::string place = world.real_path(path);
    const FileStatusAnswer there = world.file_status(place);
    const auto* const status = std::get_if<FileStatus>(&there);
    if (status != nullptr && status->kind != FileStatus::Kind::regular) {
        return fmt::format("{} is there, and is no regular file", path);
    }
    const std::string fresh = place + ".sshplan-new";
    const auto held = world.hold_signals();
    (void)world.remove_file(fresh);  // of a run that was cut short
    auto failure = world.create_private_file(fresh, bytes);
    if (failure) return fmt::format("{}: {}", fresh, *failure);
    failure = world.rename_file(fresh, place);
    if (failure) (void)world.remove_file(fresh);
    return failure ? fmt::format("{}: {}", path, *failure) : ChangeFailure{};
}

}  // namespace

std::string plan_obstacle(const EvaluationOptions& options) {
    using Kind = ConfigChoice::Kind;
    const bool is_elsewhere = options.user_config.kind != Kind::usual ||
                              options.system_config.kind != Kind::usual || options.ssh_dir ||
                              options.home || options.local_user || options.local_host;
    if (is_elsewhere) {
        return "--out writes a plan of this user on this machine; leave out --user-config, "
               "--system-config, --ssh-dir, --home, --local-user and --local-host";
    }
    if (options.openssh != "installed") {
        return "--out writes a plan of the installed ssh; leave --openssh out";
    }
    return {};
}

int write_plan(std::span<const std::string> words,
               const CommandLine& line,
               const Explanation& explanation,
               const ConfigFiles& files,
               const Inclusions& inclusions,
               const Caller& caller) {
    World& world = caller.reading;
    if (explanation.ending != Ending::complete) return status::of(explanation.ending);
    if (auto why = open_question(explanation)) return no_plan(*why, caller);
    const Installed installed = installed_dialect(world);
    if (installed.version.empty()) return no_plan(*installed.note, caller);
    const PlanRun run{explanation, explanation.client, installed, line.options, caller};
    const auto frozen = frozen_plan(run, line.invocation, plan_folder(files, line.invocation));
    if (const auto* const fault = std::get_if<FreezeFault>(&frozen)) {
        return no_plan(fmt::format("it cannot be frozen: {}", fault->reason), caller);
    }
    const PlanFile plan = plan_file(line,
                                    explanation,
                                    std::get<FrozenPlan>(frozen),
                                    installed,
                                    {words, files, inclusions},
                                    world);
    if (!is_writable(plan)) return no_plan("it holds bytes that are not UTF-8", caller);
    const std::string& path = *line.options.connect.plan;
    if (auto failure = put(path, plan_json(plan, explanation), caller.acting)) {
        return no_plan(*failure, caller);
    }
    say(caller.streams, fmt::format("wrote {}. To run it: sshplan connect --plan {}", path, path));
    return status::done;
}

}  // namespace sshplan::cli
