#include "tools/sshplan/commands/command_line.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "planner/invocation/programs.hpp"
#include "planner/resolve/spelling.hpp"
#include "tools/sshplan/commands/evaluation_options.hpp"
#include "tools/sshplan/session/openssh.hpp"
#include "tools/sshplan/session/world_file.hpp"

namespace sshplan::cli {

namespace {

using Answer = std::variant<CommandLine, WrongCommandLine>;

/// The words as one dialect reads them, and those of them that are our own options.
struct Reading {
    std::variant<Invocation, UsageFault> invocation;
    std::vector<std::string> own_words;
};

Reading read_words(std::span<const std::string> words,
                   std::string_view verb,
                   const Dialect& dialect) {
    std::vector<std::string> own_words;
    const LongOptions take = [&](std::span<const std::string> rest) {
        const auto own = rest.first(count_own_words(rest, verb));
        own_words.insert(own_words.end(), own.begin(), own.end());
        return own.size();
    };
    auto invocation = read_invocation(words, dialect, take);
    return {std::move(invocation), std::move(own_words)};
}

std::string describe(const UsageFault& fault,
                     std::span<const std::string> words,
                     std::string_view verb) {
    if (fault.kind == UsageFault::Kind::unknown_long_option) {
        const std::string& word = words[fault.word];
        const std::string name = word.substr(0, word.find('='));
        const auto nearest = nearest_names(name, own_option_names(verb), 1);
        if (!nearest.empty()) {
            return fmt::format("{}. Did you mean {}?", fault.message, nearest.front());
        }
    }
    if (fault.kind == UsageFault::Kind::no_destination) {
        return fmt::format("{}; usage: sshplan {} {}", fault.message, verb, command_line_usage);
    }
    return fmt::format("{}. Try: sshplan help {}", fault.message, verb);
}

/// What is given with --plan and does not belong there: the plan has all of ssh's words, and was
/// decided when it was made.
std::optional<WrongCommandLine> beside_plan(const Reading& reading,
                                            const EvaluationOptions& options) {
    const bool decides = !options.assumptions.empty() || options.world ||
                         options.connect.exec_timeout ||
                         options.connect.masters != Masters::as_configured;
    if (decides) {
        return WrongCommandLine{
            "--plan runs a plan as it is: --assume, --world, --exec-timeout and --no-master belong "
            "to its making"};
    }
    const auto* const fault = std::get_if<UsageFault>(&reading.invocation);
    const bool is_alone = fault != nullptr && fault->kind == UsageFault::Kind::no_destination &&
                          fault->before.options.empty();
    if (is_alone) return std::nullopt;
    return WrongCommandLine{"--plan runs a plan as it is: no word of ssh's goes with it"};
}

Answer finish(Reading reading,
              EvaluationOptions options,
              ChosenDialect openssh,
              std::span<const std::string> words,
              std::string_view verb) {
    if (options.wants_help) {
        return CommandLine{{}, std::move(options), std::move(openssh)};
    }
    const auto* const fault = std::get_if<UsageFault>(&reading.invocation);
    if (verb == "connect" && options.connect.plan) {
        if (auto wrong = beside_plan(reading, options)) return *std::move(wrong);
        return CommandLine{{}, std::move(options), std::move(openssh)};
    }
    if (fault != nullptr) {
        return WrongCommandLine{describe(*fault, words, verb)};
    }
    const bool is_of_here = verb == "connect" || verb == "preflight";
    if (is_of_here && (options.local_user || options.local_host)) {
        return WrongCommandLine{
            fmt::format("--world: {} is always by this user on this machine; "
                        "leave local-user and local-host out",
                        verb)};
    }
    auto& invocation = std::get<Invocation>(reading.invocation);
    if (invocation.is_question()) {
        return WrongCommandLine{
            fmt::format("-{} asks ssh about itself, and leads nowhere. Try: ssh -{}",
                        invocation.options.back().letter,
                        invocation.options.back().letter)};
    }
    if (invocation.has('v')) options.detail = Detail::everything;
    Invocation started = started_by(options.program, std::move(invocation), openssh.dialect);
    return CommandLine{std::move(started), std::move(options), std::move(openssh)};
}

}  // namespace

Answer read_command_line(std::span<const std::string> words, std::string_view verb, World& world) {
    ChosenDialect openssh{newest_dialect(), std::nullopt};
    std::optional<std::pair<std::string, std::optional<std::string>>> named;  // and a program
    // Which words are options hangs on the release, and the release on an option: read again until
    // it is the one that was read with.
    constexpr int most_readings = 4;
    for (int count = 1;; ++count) {
        Reading reading = read_words(words, verb, openssh.dialect);
        auto own = read_own_options(reading.own_words, verb);
        if (const auto* const wrong = std::get_if<WrongOption>(&own)) {
            return WrongCommandLine{wrong->message};
        }
        auto& options = std::get<EvaluationOptions>(own);
        if (auto wrong = add_world(options, world)) return WrongCommandLine{*std::move(wrong)};
        const std::pair wanted{options.openssh,
                               options.verify_with ? options.verify_with->path : std::nullopt};
        if (wanted == named || options.wants_help || count == most_readings) {
            return finish(std::move(reading), std::move(options), std::move(openssh), words, verb);
        }
        named = wanted;
        auto chosen = choose_openssh(wanted.first, wanted.second, world);
        if (const auto* const unknown = std::get_if<UnknownDialect>(&chosen)) {
            return WrongCommandLine{fmt::format("--openssh: {}", unknown->message)};
        }
        openssh = std::move(std::get<ChosenDialect>(chosen));
    }
}

}  // namespace sshplan::cli
