#include "tools/sshplan/commands/connecting.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/connect/execution.hpp"
#include "planner/connect/trust.hpp"
#include "planner/connect/why_broken.hpp"
#include "planner/explore/explore_dump.hpp"
#include "planner/invocation/quote.hpp"
#include "tools/sshplan/commands/consent.hpp"
#include "tools/sshplan/commands/decide.hpp"
#include "tools/sshplan/commands/plan_run.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/sources.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/diagnostics.hpp"
#include "tools/sshplan/views/ssh_output.hpp"

namespace sshplan::cli {

namespace {

/// One run of the verb, from the command line to ssh.
class Connecting {
public:
    Connecting(const CommandLine& line, const Installed& installed, const Caller& caller)
        : line_(line), installed_(installed), caller_(caller), files_(caller.reading) {}

    int run() {
        ClientAnswer answer =
            find_client(caller_.reading, files_, line_.openssh.dialect, line_.options);
        client_ = std::move(answer.client);
        client_.stdin_is_terminal = caller_.reading.stdin_is_terminal();
        if (answer.complaint) return refuse({*answer.complaint}, answer.ending);
        if (line_.invocation.has('G')) return check();
        if (auto refusal = consent_to_strangers()) return fail(*refusal);
        auto sources = connect_sources();
        if (const auto* const bad = std::get_if<BadNameTable>(&sources)) {
            return fail(bad->message, status::wrong_usage);
        }
        Conditions conditions{std::get<ConditionSources>(std::move(sources)),
                              line_.options.assumptions};
        Decision decision = decide(line_, client_, conditions, files_, caller_);
        explanation_ = std::move(decision.explanation);
        masters_ = decision.masters;
        if (const Condition* const condition = interrupted(explanation_)) {
            if (is_quiet()) caller_.acting.end_by_signal(condition->end->status);
            end_interrupted(*condition, caller_);
            return status::ssh_failed;
        }
        return judge();
    }

private:
    [[nodiscard]] bool is_dry() const {
        return line_.options.connect.run == ConnectOptions::Run::dry;
    }

    [[nodiscard]] bool is_quiet() const {
        return line_.options.connect.voice == ConnectOptions::Voice::quiet;
    }

    int fail(const std::string& why, int dry_status = status::undecided) const {
        return connect_failed(why, line_.options, caller_, dry_status);
    }

    /// Says what ssh would say before it stops; in a dry run with the lines that it speaks of.
    int refuse(const std::vector<Complaint>& complaints, Ending ending) const {
        const Sink& err = caller_.streams.err;
        if (!is_dry()) {
            print_as_ssh(err, complaints);
            return status::ssh_failed;
        }
        print_complaints(err.stream,
                         complaints,
                         {.style = style_on(err, line_.options.colour, caller_.reading),
                          .width = caller_.streams.width,
                          .home = client_.home});
        return status::of(ending);
    }

    /// -G: whether ssh would take all this; what it would print, where no condition decides that.
    int check() {
        const DumpAnswer answer = explore_dump(line_.invocation,
                                               client_,
                                               caller_.reading,
                                               files_,
                                               {.assumptions = line_.options.assumptions});
        if (answer.end == DumpAnswer::End::limit) return refuse(answer.complaints, Ending::limit);
        print_as_ssh(caller_.streams.err, answer.complaints);
        if (answer.end == DumpAnswer::End::refused) return status::ssh_failed;
        if (answer.end == DumpAnswer::End::printed) print_dump(caller_.streams.out, answer.lines);
        if (answer.end == DumpAnswer::End::undecided && !is_quiet()) {
            say(caller_.streams,
                "-G asks no condition, and one decides what would be printed. Try: sshplan "
                "resolve, "
                "or sshplan -G");
        }
        return status::done;
    }

    /// Before anything is run: commands that others may have written into a -F.
    std::optional<std::string> consent_to_strangers() {
        return consent_to(strange_commands(line_.invocation, client_, caller_.reading, files_),
                          line_.options.connect,
                          caller_);
    }

    [[nodiscard]] std::variant<ConditionSources, BadNameTable> connect_sources() const {
        EvaluationOptions options = line_.options;
        options.exec = Exec::run;
        options.dns = Dns::system;
        const Caller asking{caller_.acting, caller_.acting, caller_.streams};
        auto sources = condition_sources(asking, options, client_.shell);
        if (auto* const found = std::get_if<ConditionSources>(&sources)) {
            found->watch =
                command_watch(options.connect.exec_timeout, options.connect.voice, caller_);
        }
        return sources;
    }

    int judge() {
        for (const std::string& written : explanation_.unused_assumptions) {
            say(caller_.streams, fmt::format("--assume '{}' matched no condition", written));
        }
        if (explanation_.ending != Ending::complete) {
            return refuse(explanation_.complaints, explanation_.ending);
        }
        if (const Condition* const open = undecided()) {
            return fail(
                fmt::format("not decided: '{0}' took longer than {1:g} s. "
                            "Try: --assume '{0}=yes', or =no",
                            open->text,
                            line_.options.connect.exec_timeout.value_or(0)));
        }
        const Route& route = explanation_.routes.front().route;
        if (route.status == RouteStatus::loop) return fail(loop_text(route));
        return is_dry() ? dry_run() : connect();
    }

    [[nodiscard]] std::string loop_text(const Route& route) const {
        const auto found = std::ranges::find(route.notes, "loop", &Note::code);
        std::vector<std::string> words;
        for (const OptionUse& option : line_.invocation.options) {
            words.push_back(fmt::format("-{}", option.letter));
            if (!option.argument.empty()) words.push_back(option.argument);
        }
        words.push_back(line_.invocation.destination.typed);
        return fmt::format(
            "{}. Try: {}",
            found == route.notes.end() ? "ssh would start itself for ever" : found->text,
            shell_command("sshplan explain", words));
    }

    [[nodiscard]] const Condition* undecided() const {
        const auto found =
            std::ranges::find_if(explanation_.conditions, [](const Condition& condition) {
                return condition.effect && condition.status == ConditionStatus::undecided;
            });
        return found == explanation_.conditions.end() ? nullptr : &*found;
    }

    [[nodiscard]] PlanRun plan_run() const {
        return {explanation_, client_, installed_, line_.options, caller_, masters_};
    }

    [[nodiscard]] std::string unfrozen_text(const FreezeFault& fault) const {
        const std::string why = why_broken(explanation_.routes.front().route);
        if (!why.empty()) return fmt::format("nothing was run, as ssh would fail: {}", why);
        return fmt::format("the plan cannot be frozen, so nothing was run: {}", fault.reason);
    }

    int dry_run() const {
        const auto frozen = frozen_plan(plan_run(), line_.invocation, std::string{shown_folder});
        if (const auto* const fault = std::get_if<FreezeFault>(&frozen)) {
            return fail(unfrozen_text(*fault));
        }
        return show_dry_run(plan_run(), std::get<FrozenPlan>(frozen));
    }

    int connect() const {
        const auto held = caller_.acting.hold_signals();
        auto folder = make_folder(caller_);
        if (!folder) return status::ssh_failed;
        const auto frozen = frozen_plan(plan_run(), line_.invocation, folder->path());
        if (const auto* const fault = std::get_if<FreezeFault>(&frozen)) {
            return fail(unfrozen_text(*fault));
        }
        return run_plan(plan_run(), std::get<FrozenPlan>(frozen), std::move(folder));
    }

    const CommandLine& line_;
    const Installed& installed_;
    const Caller& caller_;
    ConfigFiles files_;
    Client client_{};
    Explanation explanation_{};
    Masters masters_ = Masters::as_configured;
};

}  // namespace

int connect_line(const CommandLine& line, const Installed& installed, const Caller& caller) {
    return Connecting{line, installed, caller}.run();
}

}  // namespace sshplan::cli
