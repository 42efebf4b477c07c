#include "tools/sshplan/commands/plan_run.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "planner/connect/execution.hpp"
#include "planner/connect/failure/failure.hpp"
#include "planner/connect/frozen/frozen_proof.hpp"
#include "planner/connect/frozen/processes.hpp"
#include "planner/connect/masters.hpp"
#include "tools/sshplan/commands/consent.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/views/connect_text.hpp"
#include "tools/sshplan/views/failure_text.hpp"
#include "tools/sshplan/views/ssh_output.hpp"

namespace sshplan::cli {

namespace {

const Route& route_of(const PlanRun& run) { return run.explanation.routes.front().route; }

bool is_quiet(const PlanRun& run) {
    return run.options.connect.voice == ConnectOptions::Voice::quiet;
}

ShownPlan shown(const PlanRun& run, const FrozenPlan& frozen) {
    std::vector<RunningMaster> masters;
    if (run.masters != Masters::none) {
        masters = running_masters(processes_of(route_of(run), {run.caller.reading, run.client}),
                                  run.caller.acting);
    }
    return {.explanation = run.explanation,
            .plan = frozen,
            .masters = std::move(masters),
            .program = run.installed.path,
            .dialect = run.client.dialect,
            .source = run.options.connect.plan ? ShownPlan::Source::file : ShownPlan::Source::now};
}

ConnectTextOptions look(const PlanRun& run, const Sink& sink) {
    return {.style = style_on(sink, run.options.colour, run.caller.reading),
            .width = run.caller.streams.width,
            .detail = run.options.detail};
}

/// What ssh says of lines that it no longer reads is said here; and a person sees the plan.
void show(const PlanRun& run, const FrozenPlan& frozen) {
    const Sink& err = run.caller.streams.err;
    std::vector<Complaint> lost = run.explanation.complaints;
    std::erase_if(lost, [&](const Complaint& complaint) {
        return std::ranges::find(frozen.said, complaint.text) != frozen.said.end();
    });
    print_as_ssh(err, lost);
    const bool asks = run.options.connect.consent == ConnectOptions::Consent::always;
    if (asks || (!is_quiet(run) && err.is_terminal)) {
        print_plan(err.stream, shown(run, frozen), look(run, err));
    }
    err.stream.flush();
}

/// Which hop failed, where somebody listened.
void explain_failure(const PlanRun& run, const FrontEnd& front) {
    const auto failure = find_failure(front.overheard, front.end.status, route_of(run));
    if (!failure) return;
    const Sink& err = run.caller.streams.err;
    print_failure(err.stream, *failure, style_on(err, run.options.colour, run.caller.reading));
}

}  // namespace

int connect_failed(const std::string& why,
                   const EvaluationOptions& options,
                   const Caller& caller,
                   int dry_status) {
    say(caller.streams, why);
    return options.connect.run == ConnectOptions::Run::dry ? dry_status : status::ssh_failed;
}

std::variant<FrozenPlan, FreezeFault> frozen_plan(const PlanRun& run,
                                                  const Invocation& invocation,
                                                  const std::string& folder) {
    FreezeOptions options{.folder = folder, .masters = run.masters};
    if (run.installed.called != "ssh") options.inner_ssh = run.installed.path;
    World& world = run.caller.reading;
    auto answer = freeze(route_of(run), invocation, run.client, world, options);
    auto* const plan = std::get_if<FrozenPlan>(&answer);
    if (plan == nullptr) return answer;
    const FrozenRoute again{*plan, run.client, world};
    auto difference = frozen_difference(route_of(run), again, run.client, world, run.masters);
    if (difference) return FreezeFault{*std::move(difference)};
    for (const Complaint& complaint : again.route().complaints) {
        plan->said.push_back(complaint.text);
    }
    return answer;
}

int show_dry_run(const PlanRun& run, const FrozenPlan& frozen) {
    const Sink& out = run.caller.streams.out;
    print_dry_plan(out.stream, shown(run, frozen), look(run, out));
    return status::done;
}

std::unique_ptr<PrivateFolder> make_folder(const Caller& caller) {
    auto made = caller.acting.make_private_folder();
    if (const auto* const failure = std::get_if<FileFailure>(&made)) {
        say(caller.streams, fmt::format("no folder for the frozen files: {}", failure->reason));
        return nullptr;
    }
    return std::make_unique<PrivateFolder>(std::get<std::string>(std::move(made)), caller.acting);
}

int run_plan(const PlanRun& run, const FrozenPlan& frozen, std::unique_ptr<PrivateFolder> folder) {
    World& world = run.caller.acting;
    show(run, frozen);
    if (auto refusal = consent_to_connect(run.options.connect, run.caller)) {
        return connect_failed(*refusal, run.options, run.caller);
    }
    const auto errors =
        is_quiet(run) ? FrontProgram::Errors::passed : errors_of(route_of(run), run.client);
    const SshProgram ssh{run.installed.path, run.installed.called};
    const auto answer = execute(frozen, ssh, errors, run.client.dialect, world);
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        return connect_failed(
            fmt::format("ssh was not started: {}: {}", folder->path(), failure->reason),
            run.options,
            run.caller);
    }
    folder.reset();
    const FrontEnd& front = std::get<FrontEnd>(answer);
    switch (front.end.kind) {
        case CommandEnd::Kind::exited:
            explain_failure(run, front);
            return front.end.status;
        case CommandEnd::Kind::killed:
            world.end_by_signal(front.end.status);
            return status::ssh_failed;
        default:
            return connect_failed(
                fmt::format("{}: {}", ssh.path, front.end.reason), run.options, run.caller);
    }
}

}  // namespace sshplan::cli
