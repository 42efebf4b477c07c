#include "tools/sshplan/commands/consent.hpp"

#include <fmt/format.h>

#include "parser/text/printable.hpp"

namespace sshplan::cli {

namespace {

bool is_yes(const std::optional<std::string>& answer) {
    return answer && (*answer == "y" || *answer == "Y" || *answer == "yes");
}

/// Asks about what may be somebody else's. Returns why it is not run; nothing if it is.
std::optional<std::string> consent_about(const std::string& what,
                                         const ConnectOptions& options,
                                         const Caller& caller) {
    if (options.consent == ConnectOptions::Consent::given) return std::nullopt;
    const std::string way_out = what + ". If you trust it: sshplan connect --yes";
    if (options.run == ConnectOptions::Run::dry) return way_out;
    const auto answer = caller.acting.ask_person(
        fmt::format("sshplan: {}\nRun what it says? [y/N] ", printable(what)));
    if (!answer) return way_out;
    if (is_yes(answer)) return std::nullopt;
    return std::string{"nothing was run"};
}

}  // namespace

std::optional<std::string> consent_to(const std::vector<StrangeCommand>& commands,
                                      const ConnectOptions& options,
                                      const Caller& caller) {
    if (commands.empty()) return std::nullopt;
    const StrangeCommand& first = commands.front();
    if (first.line == 0) {
        return consent_about(fmt::format("{}: {}", first.file, first.text), options, caller);
    }
    const std::string count =
        commands.size() == 1 ? "a command" : fmt::format("{} commands", commands.size());
    return consent_about(fmt::format("{} holds {}, and {}: line {}: {}",
                                     first.file,
                                     count,
                                     first.why,
                                     first.line,
                                     first.text),
                         options,
                         caller);
}

std::optional<std::string> consent_to_plan(const std::string& path,
                                           const std::string& strangeness,
                                           const ConnectOptions& options,
                                           const Caller& caller) {
    if (strangeness.empty()) return std::nullopt;
    return consent_about(
        fmt::format("the plan {} may not be yours: {}", path, strangeness), options, caller);
}

std::optional<std::string> consent_to_connect(const ConnectOptions& options, const Caller& caller) {
    if (options.consent != ConnectOptions::Consent::always) return std::nullopt;
    const auto answer = caller.acting.ask_person("sshplan: connect? [y/N] ");
    if (!answer) return std::string{"--confirm asks at a terminal, and there is none"};
    if (is_yes(answer)) return std::nullopt;
    return std::string{"not connected"};
}

}  // namespace sshplan::cli
