#include "tools/sshplan/views/verification_text.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/fit.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view indent = "  ";

/// "1 answer about 1 ssh process".
std::string answers_text(const SshVerification& verification) {
    const auto some = [](std::size_t count, std::string_view one, std::string_view many) {
        return fmt::format("{} {}", count, count == 1 ? one : many);
    };
    return fmt::format("{} about {}",
                       some(verification.asked, "answer", "answers"),
                       some(verification.processes, "ssh process", "ssh processes"));
}

void print_sentence(std::ostream& out,
                    std::string_view sentence,
                    Role role,
                    const ExplainTextOptions& options) {
    for (const std::string& line : wrapped(sentence, options.width)) {
        StyledLine{}.add(line, role).write(out, options.style);
    }
}

/// "/usr/bin/ssh (OpenSSH_9.2p1 Debian-2)".
std::string program_text(const ShownVerification& shown) {
    const std::string path = printable(shown.program);
    return shown.version.empty() ? path : fmt::format("{} ({})", path, printable(shown.version));
}

/// "if C1 fails, C2 succeeds"; empty where nothing is asked.
std::string condition_text(const ShownVerification& shown) {
    const std::vector<Condition>& conditions = shown.explanation.conditions;
    const WhenAsked when = when_asked(*shown.verification.first, conditions);
    std::vector<std::string> parts;
    if (!when.known.empty()) parts.push_back(when_text(when.known, conditions));
    for (const std::string& other : when.others) parts.push_back(printable(other));
    return parts.empty() ? "" : fmt::format(" if {}", fmt::join(parts, ", "));
}

/// What a difference is about.
std::string_view subject_of(AnswerDifference::Kind kind) {
    switch (kind) {
        case AnswerDifference::Kind::setting:
            return "prints another line";
        case AnswerDifference::Kind::refusal:
            return "does not end in the same way";
        case AnswerDifference::Kind::message:
            return "says something else on standard error";
        case AnswerDifference::Kind::command:
            return "asks another command of Match exec";
    }
    return {};
}

/// What one side has where the other has something else.
std::string side_text(const std::optional<std::string>& side, AnswerDifference::Kind kind) {
    if (side) {
        const bool is_silent = side->empty() && kind == AnswerDifference::Kind::refusal;
        return is_silent ? "(refuses without a word)" : *side;
    }
    switch (kind) {
        case AnswerDifference::Kind::setting:
        case AnswerDifference::Kind::message:
            return "(no such line)";
        case AnswerDifference::Kind::refusal:
            return "(answers)";
        case AnswerDifference::Kind::command:
            return "(no such command)";
    }
    return {};
}

std::string advice_for(const ShownVerification& shown) {
    const std::string_view title = shown.explanation.client.dialect.title;
    switch (shown.reading) {
        case ShownVerification::Reading::as_asked:
            break;
        case ShownVerification::Reading::as_nearest:
            return fmt::format(
                "sshplan does not know this release, and has read the files as OpenSSH {} does.",
                title);
        case ShownVerification::Reading::as_told:
            return fmt::format(
                "The files were read as OpenSSH {}, as --openssh says; without it, they are read "
                "as this ssh does.",
                title);
    }
    return "ssh is right, so this is a fault of sshplan. Please report it, with the configuration.";
}

void print_difference(std::ostream& out,
                      const ShownVerification& shown,
                      const ExplainTextOptions& options) {
    const SshDisagreement& first = *shown.verification.first;
    const AnswerDifference& difference = first.difference;
    print_sentence(out,
                   fmt::format("Differs: {} {} for {}{}.",
                               program_text(shown),
                               subject_of(difference.kind),
                               printable(first.name),
                               condition_text(shown)),
                   Role::error,
                   options);
    const auto print_side = [&](std::string_view who, const std::optional<std::string>& side) {
        StyledLine{}
            .add(indent)
            .add(fmt::format("{:<9}", who), Role::dim)
            .add(side_text(side, difference.kind), Role::code)
            .write(out, options.style);
    };
    print_side("sshplan:", difference.ours);
    print_side("ssh:", difference.theirs);
    const SeeingCommand command = command_to_see(shown);
    StyledLine line;
    line.add(indent).add(fmt::format("{:<9}", "to see:"), Role::dim).add(command.text, Role::code);
    line.write(out, options.style);
    if (command.conditions == SeeingCommand::Conditions::run) {
        print_sentence(out, "(That runs the commands of its conditions.)", Role::warning, options);
    }
    print_sentence(out, advice_for(shown), Role::plain, options);
}

/// How many answers are the same.
void print_count(std::ostream& out,
                 const ShownVerification& shown,
                 const ExplainTextOptions& options) {
    constexpr std::string_view promise = "ssh ran no command of the configuration";
    const SshVerification& verification = shown.verification;
    if (verification.asked == 0) return;
    if (verification.agreed == verification.asked) {
        print_sentence(out,
                       fmt::format("Verified: {} says the same, in {}; {}.",
                                   program_text(shown),
                                   answers_text(verification),
                                   promise),
                       Role::good,
                       options);
        return;
    }
    print_sentence(out,
                   fmt::format("Of {}, {} {} the same; {}.",
                               answers_text(verification),
                               verification.agreed,
                               verification.agreed == 1 ? "is" : "are",
                               promise),
                   Role::plain,
                   options);
}

void print_unasked(std::ostream& out,
                   const ShownVerification& shown,
                   const ExplainTextOptions& options) {
    for (const Unasked& unasked : shown.verification.not_asked) {
        const std::string times =
            unasked.count == 1 ? "" : fmt::format(" ({} questions)", unasked.count);
        print_sentence(out,
                       fmt::format("Not asked{}: {}.", times, printable(unasked.why)),
                       Role::warning,
                       options);
    }
}

}  // namespace

void print_verification(std::ostream& out,
                        const ShownVerification& shown,
                        const ExplainTextOptions& options) {
    if (shown.verification.first) print_difference(out, shown, options);
    print_count(out, shown, options);
    print_unasked(out, shown, options);
}

}  // namespace sshplan::cli
