#pragma once

#include <string>
#include <vector>

#include "planner/explore/explanation.hpp"
#include "planner/verify/verification.hpp"

namespace sshplan::cli {

/// What views need to know of a verification.
struct ShownVerification {
    /// As which release the files were read: that of the ssh that was asked, the nearest that is
    /// known, or another one because --openssh says so.
    enum class Reading : std::uint8_t { as_asked, as_nearest, as_told };

    const SshVerification& verification;
    const Explanation& explanation;  // that was verified
    std::string program{};           // its path
    std::string version{};           // empty: it has none
    Reading reading = Reading::as_asked;
};

/// The answers under which a question was put, by the numbers of the explanation's conditions;
/// those that it does not have, in words.
struct WhenAsked {
    When known{};
    std::vector<std::string> others{};
};

[[nodiscard]] WhenAsked when_asked(const SshDisagreement& disagreement,
                                   const std::vector<Condition>& conditions);

/// The command by which somebody sees what ssh says there.
struct SeeingCommand {
    /// `answered`: where one answer serves for all conditions, a variable before its words keeps it
    /// from running them.
    enum class Conditions : std::uint8_t { none, answered, run };

    std::string text{};
    Conditions conditions = Conditions::none;
};

[[nodiscard]] SeeingCommand command_to_see(const ShownVerification& shown);

}  // namespace sshplan::cli
