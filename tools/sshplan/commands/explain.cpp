#include "tools/sshplan/commands/explain.hpp"

#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/explore/other_dialects.hpp"
#include "planner/invocation/quote.hpp"
#include "planner/lint/all_rules.hpp"
#include "planner/verify/verify.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/commands/decide.hpp"
#include "tools/sshplan/commands/evaluation_options.hpp"
#include "tools/sshplan/commands/explain_verification.hpp"
#include "tools/sshplan/commands/explored_line.hpp"
#include "tools/sshplan/commands/plan_writing.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/give_up.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/explain_json.hpp"
#include "tools/sshplan/views/explain_text.hpp"
#include "tools/sshplan/views/verification_text.hpp"

namespace sshplan::cli {

namespace {

/// Adds in which releases the command line would lead elsewhere.
void add_other_dialects(Explanation& explanation,
                        const CommandLine& line,
                        const Caller& caller,
                        ConfigFiles& files) {
    if (explanation.routes.empty()) return;  // nobody knows who calls
    const ExplorationOptions limits{.assumptions = line.options.assumptions};
    auto others = compare_dialects(line.invocation, explanation, caller.reading, files, limits);
    if (others) explanation.notes.push_back(*std::move(others));
}

/// An ssh that was asked, and what it says.
struct Verified {
    VerifyingSsh ssh{};
    SshVerification verification{};
};

/// --verify-with, or nothing without it.
std::optional<Verified> verified(const Explanation& explanation,
                                 const CommandLine& line,
                                 const Caller& caller,
                                 ConfigFiles& files) {
    if (!line.options.verify_with) return std::nullopt;
    Verified verified{.ssh = find_verifying_ssh(*line.options.verify_with, caller.reading)};
    verified.verification =
        verify(explanation,
               files,
               caller.reading,
               caller.acting,
               {.ssh = verified.ssh.path, .assumptions = line.options.assumptions});
    return verified;
}

ShownVerification shown(const Verified& verified,
                        const Explanation& explanation,
                        const CommandLine& line) {
    using Reading = ShownVerification::Reading;
    const Reading own = line.openssh.note ? Reading::as_nearest : Reading::as_asked;
    return {.verification = verified.verification,
            .explanation = explanation,
            .program = verified.ssh.path,
            .version = verified.ssh.version,
            .reading = line.options.openssh == "installed" ? own : Reading::as_told};
}

/// Prints the answer, and what ssh says of it.
void print(const Explanation& explanation,
           const std::optional<ShownVerification>& verification,
           const CommandLine& line,
           std::span<const std::string> words,
           const Caller& caller) {
    const Sink& out = caller.streams.out;
    if (line.options.format == Format::json) {
        out.stream << (verification ? verified_json(*verification) : explanation_json(explanation));
        return;
    }
    using Asked = ExplainTextOptions::Asked;
    const ExplainTextOptions options{.style = style_on(out, line.options.colour, caller.reading),
                                     .width = caller.streams.width,
                                     .detail = line.options.detail,
                                     .command = shell_command("sshplan explain", words),
                                     .asked = verification ? Asked::ssh : Asked::nobody};
    if (explanation.ending == Ending::complete) {
        print_explanation(out.stream, explanation, options);
        if (verification) out.stream << '\n';
    }
    if (verification) print_verification(out.stream, *verification, options);
}

/// Why a command line that can be read is wrong all the same; empty if it is not.
std::string obstacle_of(const EvaluationOptions& options, World& world) {
    if (options.connect.plan) {
        if (auto obstacle = plan_obstacle(options); !obstacle.empty()) return obstacle;
    }
    if (!options.verify_with) return {};
    if (auto obstacle = verification_obstacle(options); !obstacle.empty()) return obstacle;
    return find_verifying_ssh(*options.verify_with, world).fault;
}

/// Somebody may have meant a rule.
void suggest_rule(const Explanation& explanation, const Caller& caller) {
    const Rule* const rule = find_rule(explanation.destination);
    if (rule == nullptr || explanation.name.is_named) return;
    say(caller.streams,
        fmt::format("{} is a rule of lint. Try: sshplan rule {}", rule->id, rule->id));
}

}  // namespace

int explain(std::span<const std::string> words, const Caller& caller) {
    const auto read = read_command_line(words, "explain", caller.reading);
    if (const auto* const wrong = std::get_if<WrongCommandLine>(&read)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    const auto& line = std::get<CommandLine>(read);
    const Sink& out = caller.streams.out;
    if (line.options.wants_help) {
        out.stream << explain_help();
        return status::done;
    }
    const std::string obstacle = obstacle_of(line.options, caller.reading);
    if (!obstacle.empty()) return wrong_usage(caller.streams, obstacle);
    give_up_acting(caller,
                   line.options,
                   line.options.connect.plan ? GivenUp::acting : GivenUp::acting_and_writing);
    set_limits(caller, line.options.limits);
    ConfigFiles files{caller.reading};
    Inclusions inclusions;
    auto explained = explore_line(line, caller, files, inclusions);
    if (const auto* const bad = std::get_if<BadNameTable>(&explained)) {
        return wrong_usage(caller.streams, bad->message);
    }
    Explanation& explanation = std::get<Explanation>(explained);
    if (const Condition* const condition = interrupted(explanation)) {
        end_interrupted(*condition, caller);
        return status::undecided;
    }
    add_other_dialects(explanation, line, caller, files);
    const std::optional<Verified> answer = verified(explanation, line, caller, files);
    print(explanation,
          answer ? std::optional{shown(*answer, explanation, line)} : std::nullopt,
          line,
          words,
          caller);
    suggest_rule(explanation, caller);
    print_messages(explanation, line.options, caller);
    if (line.options.connect.plan) {
        return write_plan(words, line, explanation, files, inclusions, caller);
    }
    const int status = status::of(explanation.ending);
    return answer ? verified_status(answer->verification, status) : status;
}

std::string explain_help() {
    return fmt::format(
        "usage: sshplan explain {}\n\n"
        "Says where `ssh DEST` would go, hop by hop, and which line of the configuration is\n"
        "behind it. Takes all options of ssh; runs and contacts nothing, but with --verify-with\n"
        "`ssh -G`, on copies, without a network, and with a shell that runs nothing.\n\n"
        "{}\n"
        "examples:\n"
        "  sshplan explain host3\n"
        "  sshplan explain -J bastion -p 2222 ana@host3\n"
        "  sshplan explain --assume C1=no host3\n"
        "  sshplan explain --verify-with ssh host3\n"
        "  sshplan explain --format json --user-config ./config --system-config none host3\n",
        command_line_usage,
        own_options_help("explain"));
}

}  // namespace sshplan::cli
