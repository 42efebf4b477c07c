#include "tools/sshplan/commands/lint_fixing.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "planner/migrate/file_replacement.hpp"
#include "planner/migrate/generated_file.hpp"
#include "planner/migrate/replacement_wording.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/lint_wording.hpp"
#include "tools/sshplan/views/patch_text.hpp"

namespace sshplan::cli {

LintFixing::LintFixing(const LintOptions& options,
                       const std::vector<Dialect>& dialects,
                       const ConfigurationSource& source,
                       Judgement& judgement,
                       const Caller& caller)
    : options_(options),
      dialects_(dialects),
      source_(source),
      judgement_(judgement),
      caller_(caller) {}

int LintFixing::run() {
    files_ = fix_files(
        source_.machine(),
        [this](World& machine) { return source_.read(machine); },
        [this](const ReadState& state) { return judgement_.judge(state); },
        {.wish = options_.fixes, .dialects = dialects_});
    if (!files_.is_settled && options_.task == LintTask::fix) {
        say(caller_.streams, "the fixes of some findings give rise to others: run it again");
    }
    if (!files_.are_all_tried) {
        say(caller_.streams,
            "there are more fixes than are tried out at once: some may be left. Try fewer rules "
            "(--select), or one file");
    }
    return options_.task == LintTask::diff ? print_patch() : write();
}

FixedCount LintFixing::fixed() const { return {files_.fixes, files_.changes.size()}; }

int LintFixing::print_patch() const {
    const Sink& out = caller_.streams.out;
    const std::string patch = patch_of(files_.changes, files_.before);
    const Style style = style_on(out, options_.evaluation.colour, caller_.reading);
    if (!cli::print_patch(out.stream, patch, style)) {
        say(caller_.streams, fmt::format("{}Use --fix", broken_patch));
    }
    out.stream.flush();
    for (const Complaint& error : judgement_.errors()) say(caller_.streams, error.text);
    if (!judgement_.errors().empty()) return status::undecided;
    if (patch.empty()) {
        say(caller_.streams,
            options_.fixes == FixWish::all ? "there is nothing that can be fixed"
                                           : "there is nothing that can be fixed and changes no "
                                             "answer of ssh");
        return status::done;
    }
    say(caller_.streams, would_fix_text(fixed(), files_.by_rule));
    return options_.is_check ? status::found : status::done;
}

int LintFixing::write() {
    if (files_.changes.empty()) return tell_written();
    // Whoever interrupts is told what the files hold before it takes effect.
    const auto held = caller_.acting.hold_signals();
    std::vector<FileReplacement> files;
    for (const ChangedFile& change : files_.changes) {
        files.push_back(
            {files_.before.name_of(*change.file), std::string{change.file->bytes()}, change.bytes});
    }
    const ReplacementOutcome outcome =
        replace_files(caller_.acting, files, [this] { return fault_of_written(); });
    for (const std::string& text : in_words(outcome)) say(caller_.streams, text);
    if (outcome.failure) return status::undecided;
    return tell_written();
}

/// The files are read anew: what is told is what they hold now.
int LintFixing::tell_written() {
    ConfigurationSource written{options_, "lint", dialects_.back(), caller_};
    if (const auto fault = written.look()) {
        say(caller_.streams, fault->text);
        return fault->status;
    }
    const ReadState state = written.read(caller_.reading);
    LintReport report = judgement_.judge(state);
    judgement_.label(report, state, [&written](World& machine) { return written.read(machine); });
    return judgement_.tell(report, state, written, fixed());
}

std::optional<std::string> LintFixing::fault_of_written() const {
    ConfigurationSource written{options_, "lint", dialects_.back(), caller_};
    if (auto fault = written.look()) return std::move(fault->text);
    const ReadState after = written.read(caller_.reading);
    const auto likeness =
        options_.fixes == FixWish::safe ? Likeness::all_answers : Likeness::no_new_refusal;
    const Equivalence result = compare_answers(files_.before, after, dialects_, likeness);
    const bool is_right = likeness == Likeness::all_answers ? result.holds() : !result.difference;
    if (is_right) return std::nullopt;
    return "the written files do not say what the old ones did";
}

}  // namespace sshplan::cli
