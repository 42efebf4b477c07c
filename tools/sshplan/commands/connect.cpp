#include "tools/sshplan/commands/connect.hpp"

#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/dialect/installed.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/commands/connect_plan.hpp"
#include "tools/sshplan/commands/connecting.hpp"
#include "tools/sshplan/commands/evaluation_options.hpp"
#include "tools/sshplan/commands/stand_in.hpp"
#include "tools/sshplan/session/status.hpp"

namespace sshplan::cli {

namespace {

/// What stands behind the verb: ssh's words, and which of our own options are among them.
struct Words {
    std::variant<Invocation, UsageFault> read;
    bool is_dry = false;  // as far as one can tell from words that may be wrong
};

std::string nothing_to_connect_with(const Installed& installed) {
    if (installed.path.empty()) return "no ssh was found in PATH";
    return fmt::format(
        "{} does not say which OpenSSH it is (a script?), so nobody can tell how it "
        "reads a configuration. Put the real one before it in PATH",
        installed.path);
}

Words read_words(std::span<const std::string> words, const Dialect& dialect) {
    Words result;
    const LongOptions own = [&](std::span<const std::string> rest) {
        result.is_dry = result.is_dry || rest.front() == "--dry-run";
        return count_own_words(rest, "connect");
    };
    result.read = read_invocation(words, dialect, own);
    return result;
}

}  // namespace

int connect_command(std::span<const std::string> words, const Caller& caller) {
    caller.acting.ignore_broken_pipes();
    const Installed installed = installed_dialect(caller.reading);
    const Words raw = read_words(words, installed.dialect);
    const auto* const typed = std::get_if<Invocation>(&raw.read);
    if (typed != nullptr && typed->is_question()) {  // -V and -Q are ssh's to answer
        return pass_on(to_words(*typed, installed.dialect), installed, caller);
    }
    const auto read = read_command_line(words, "connect", caller.reading);
    if (const auto* const wrong = std::get_if<WrongCommandLine>(&read)) {
        say(caller.streams, wrong->message);
        return raw.is_dry ? status::wrong_usage : status::ssh_failed;
    }
    const auto& line = std::get<CommandLine>(read);
    if (line.options.wants_help) {
        caller.streams.out.stream << connect_help();
        return status::done;
    }
    set_limits(caller, line.options.limits);
    if (installed.version.empty()) {
        say(caller.streams, nothing_to_connect_with(installed));
        return status::ssh_failed;
    }
    if (line.options.connect.plan) return connect_plan(line, installed, caller);
    return connect_line(line, installed, caller);
}

int connect_as_ssh(std::span<const std::string> words, const Caller& caller) {
    caller.acting.ignore_broken_pipes();
    const Installed installed = installed_dialect(caller.reading);
    auto read = read_invocation(words, installed.dialect, no_long_options);
    auto* const invocation = std::get_if<Invocation>(&read);
    if (installed.path.empty()) {
        say(caller.streams, "no other ssh was found in PATH");
        return status::ssh_failed;
    }
    const bool is_sshs = invocation == nullptr || invocation->is_question();
    if (is_sshs || installed.version.empty()) return pass_on(words, installed, caller);
    // Who asks an ssh what it would do wants the answer of ssh, conditions and all.
    if (invocation->has('G')) return stand_in(words, caller);
    EvaluationOptions options;
    options.connect.voice = ConnectOptions::Voice::quiet;
    const CommandLine line{
        std::move(*invocation), std::move(options), {installed.dialect, installed.note}};
    return connect_line(line, installed, caller);
}

std::string connect_help() {
    return fmt::format(
        "usage: sshplan connect {}\n\n"
        "Connects as `ssh DEST` would, along exactly the plan that it shows: conditions are asked\n"
        "once, the configuration is frozen into literal Host blocks, and the installed ssh runs\n"
        "with these. Takes all options of ssh, and fails as ssh fails.\n\n"
        "{}\n"
        "examples:\n"
        "  sshplan connect host3\n"
        "  sshplan connect --dry-run host3                what would run, and nothing is run\n"
        "  sshplan connect -L 8080:localhost:80 -N host3\n"
        "  sshplan connect --assume C1=no host3           the first condition is not asked\n"
        "  GIT_SSH_COMMAND='sshplan connect --quiet' git fetch\n",
        command_line_usage,
        own_options_help("connect"));
}

}  // namespace sshplan::cli
