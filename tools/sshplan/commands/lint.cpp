#include "tools/sshplan/commands/lint.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/dialect_range.hpp"
#include "planner/world/folder_name.hpp"
#include "planner/world/remembering_world.hpp"
#include "tools/sshplan/commands/baseline_file.hpp"
#include "tools/sshplan/commands/configuration_source.hpp"
#include "tools/sshplan/commands/lint_fixing.hpp"
#include "tools/sshplan/commands/lint_judgement.hpp"
#include "tools/sshplan/commands/lint_options.hpp"
#include "tools/sshplan/commands/lint_policy.hpp"
#include "tools/sshplan/commands/lint_setup.hpp"
#include "tools/sshplan/commands/revision_lint.hpp"
#include "tools/sshplan/session/give_up.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/session/world_file.hpp"
#include "tools/sshplan/views/lint_wording.hpp"

namespace sshplan::cli {

namespace {

/// One run of the verb.
class LintRun {
public:
    LintRun(const LintOptions& options,
            std::vector<Dialect> dialects,
            Yardstick yardstick,
            const Caller& caller)
        : options_(options),
          dialects_(std::move(dialects)),
          yardstick_(std::move(yardstick)),
          caller_(caller),
          source_(options, "lint", dialects_.back(), remembering_) {}

    int run() {
        if (const auto fault = source_.look()) {
            say(caller_.streams, fault->text);
            return fault->status;
        }
        if (source_.judged() != nullptr) {
            const auto bad = policy_among(*source_.judged(), options_, memory_);
            if (bad) return wrong_usage(caller_.streams, bad->message);
        }
        auto conditions = source_.conditions();
        if (const auto* const bad = std::get_if<BadNameTable>(&conditions)) {
            return wrong_usage(caller_.streams, bad->message);
        }
        const auto& asked = std::get<Conditions>(conditions);
        if (options_.since) {
            RevisionLint older{options_, dialects_, asked, yardstick_.baseline, remembering_};
            auto found = older.run();
            if (const auto* const wrong = std::get_if<WrongOption>(&found)) {
                return wrong_usage(caller_.streams, wrong->message);
            }
            yardstick_.revision = std::get<RevisionFindings>(std::move(found));
        }
        Judgement judgement{options_, dialects_, asked, yardstick_, remembering_};
        if (options_.task != LintTask::report) {
            return LintFixing{options_, dialects_, source_, judgement, caller_}.run();
        }
        return report(judgement);
    }

private:
    int report(Judgement& judgement) {
        const ReadState state = source_.read(memory_);
        LintReport report = judgement.judge(state);
        if (source_.is_repeatable()) {
            judgement.label(
                report, state, [this](World& machine) { return source_.read(machine); });
        }
        const bool is_judged = !report.subject.files().empty();
        if (options_.new_baseline && is_judged && judgement.errors().empty()) {
            return write_baseline(report, state);
        }
        return judgement.tell(report, state, source_);
    }

    int write_baseline(const LintReport& report, const ReadState& state) {
        const std::string& path = *options_.new_baseline;
        const FileNamer names = names_below(folder_name(path), state, caller_.reading);
        const NewBaseline baseline = baseline_of(report, names);
        const SourceFile& some = *report.subject.files().front().source;
        const std::string model = state.world_of(some).real_path(some.name());
        const auto failures = write_baseline_file(path, baseline.text, model, caller_);
        for (const std::string& failure : failures) say(caller_.streams, failure);
        if (!failures.empty()) return status::undecided;
        say(caller_.streams, baseline_text(baseline, path));
        return status::done;
    }

    const LintOptions& options_;
    std::vector<Dialect> dialects_;
    Yardstick yardstick_;
    const Caller& caller_;
    RememberingWorld memory_{caller_.reading};  // fixes are tried on the bytes that are judged
    const Caller remembering_{memory_, caller_.acting, caller_.streams};
    ConfigurationSource source_;
};

/// Reads the files that findings are held against.
std::variant<Yardstick, WrongOption> read_yardstick(const LintOptions& options,
                                                    const Caller& caller) {
    Yardstick yardstick;
    auto policy = load_policy(options, caller);
    if (auto* const bad = std::get_if<BadPolicy>(&policy)) {
        return WrongOption{std::move(bad->message)};
    }
    yardstick.policy = std::get<std::optional<PolicyFile>>(std::move(policy));
    // What it is to be written anew is found as if there were none.
    if (options.new_baseline || !options.baseline) return yardstick;
    auto baseline = read_baseline_file(*options.baseline, caller.reading);
    if (auto* const wrong = std::get_if<WrongOption>(&baseline)) return std::move(*wrong);
    yardstick.baseline = std::get<BaselineFile>(std::move(baseline));
    return yardstick;
}

void give_up(const LintOptions& options, const Caller& caller) {
    if (options.since) return;  // git is run
    const bool writes = options.task == LintTask::fix || options.new_baseline;
    give_up_acting(
        caller, options.evaluation, writes ? GivenUp::acting : GivenUp::acting_and_writing);
}

}  // namespace

int lint_command(std::span<const std::string> words, const Caller& caller) {
    auto read = read_lint_options(words);
    if (const auto* const wrong = std::get_if<WrongOption>(&read)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    auto& options = std::get<LintOptions>(read);
    if (options.evaluation.wants_help) {
        caller.streams.out.stream << lint_help();
        return status::done;
    }
    give_up(options, caller);
    set_limits(caller, options.evaluation.limits);
    select_for_policy(options);
    if (const auto wrong = set_up(options, caller)) return wrong_usage(caller.streams, *wrong);
    if (const auto wrong = add_world(options.evaluation, caller.reading)) {
        return wrong_usage(caller.streams, *wrong);
    }
    auto dialects = find_dialects(options.min_openssh, options.max_openssh);
    if (const auto* const unknown = std::get_if<UnknownDialect>(&dialects)) {
        return wrong_usage(caller.streams,
                           fmt::format("--min-openssh, --max-openssh: {}", unknown->message));
    }
    auto yardstick = read_yardstick(options, caller);
    if (const auto* const wrong = std::get_if<WrongOption>(&yardstick)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    return LintRun{options,
                   std::get<std::vector<Dialect>>(std::move(dialects)),
                   std::get<Yardstick>(std::move(yardstick)),
                   caller}
        .run();
}

std::string lint_help() {
    return fmt::format(
        "usage: sshplan lint [options] [PATH...]\n\n"
        "Says what is wrong with a configuration: what ssh refuses, what never takes effect, what\n"
        "leads elsewhere or lets somebody in. Every kind of command line that the files can tell\n"
        "apart is tried, under every outcome of the conditions. With PATH, a file, a folder or -,\n"
        "files are judged for whoever will use them, as `hosts PATH` reads them; without,\n"
        "~/.ssh/config as on this machine. Contacts nobody, and runs nothing; with --since only "
        "git,\n"
        "which is made to run nothing else.\n\n"
        "{}\n"
        "Forms: text, concise, json, json-lines, sarif, github, gitlab, junit, checkstyle.\n\n"
        "examples:\n"
        "  sshplan lint\n"
        "  sshplan lint ssh/ --min-openssh 8.4           for whoever has 8.4 or later\n"
        "  sshplan lint --as system etc/ssh_config\n"
        "  sshplan lint ssh/ --select SEC --fail-on error --format github\n"
        "  sshplan lint --diff ssh/ | git apply          what can be mended and changes no answer\n"
        "  sshplan lint --since origin/main ssh/         what a change brings\n"
        "  sshplan lint ssh/ --format gitlab >gl-code-quality-report.json\n"
        "  sshplan lint ssh/ --policy ../policy.toml     and who must be reached through whom\n"
        "  sshplan rule SEM001                           what a rule is about\n\n"
        "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 4 something\n"
        "could not be judged.\n",
        lint_options_help());
}

}  // namespace sshplan::cli
