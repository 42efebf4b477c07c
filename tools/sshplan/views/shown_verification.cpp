#include "tools/sshplan/views/shown_verification.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "planner/invocation/quote.hpp"
#include "tools/sshplan/views/condition_wording.hpp"

namespace sshplan::cli {
namespace {

/// What becomes of the conditions of a command like the question; `shell`: what stands before it.
SeeingCommand::Conditions conditions_of(const std::vector<MetCondition>& answers,
                                        std::string& shell) {
    bool succeeds = false;
    bool fails = false;
    for (const MetCondition& met : answers) {
        if (met.kind == ConditionKind::exec) (met.outcome ? succeeds : fails) = true;
    }
    if (succeeds && fails) return SeeingCommand::Conditions::run;
    if (!succeeds && !fails) return SeeingCommand::Conditions::none;
    shell = succeeds ? "SHELL=/bin/true " : "SHELL=/bin/false ";
    return SeeingCommand::Conditions::answered;
}

/// A file that was read in the place of ~/.ssh/config, as the option that names it.
std::vector<std::string> config_option(const Client& client,
                                       const std::vector<std::string>& words) {
    const bool is_named = client.user_config.wanted == RoleFile::Wanted::named;
    if (!is_named || std::ranges::find(words, "-F") != words.end()) return {};
    return {"-F", client.user_config.path};
}

}  // namespace

WhenAsked when_asked(const SshDisagreement& disagreement,
                     const std::vector<Condition>& conditions) {
    WhenAsked when;
    for (const MetCondition& met : disagreement.answers) {
        const auto known = std::ranges::find_if(conditions, [&](const Condition& condition) {
            return condition.kind == met.kind && condition.text == met.text;
        });
        if (known != conditions.end()) {
            const auto id = static_cast<ConditionId>(known - conditions.begin());
            when.known.push_back({id, met.outcome});
            continue;
        }
        const Condition alone{.kind = met.kind, .text = met.text};
        when.others.push_back(spelled_when_text({{0, met.outcome}}, std::span{&alone, 1}));
    }
    std::ranges::sort(when.known);
    return when;
}

SeeingCommand command_to_see(const ShownVerification& shown) {
    const SshDisagreement& first = *shown.verification.first;
    std::vector<std::string> words{shown.program, "-G"};
    for (std::string& word : config_option(shown.explanation.client, first.words)) {
        words.push_back(std::move(word));
    }
    words.insert(words.end(), first.words.begin() + 1, first.words.end());
    SeeingCommand command;
    command.conditions = conditions_of(first.answers, command.text);
    command.text += shell_join(words);
    return command;
}

}  // namespace sshplan::cli
