#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "planner/verify/answer_difference.hpp"
#include "planner/verify/process_outcomes.hpp"

namespace sshplan {

/// A question on which ssh and we differ.
struct SshDisagreement {
    std::vector<std::string> words{};     // the ssh process, as its hop has it
    std::string name{};                   // the destination that it is called with
    std::vector<MetCondition> answers{};  // under which it was asked
    AnswerDifference difference{};
};

/// Why some questions were not put, and how many of them.
struct Unasked {
    std::string why{};
    std::size_t count = 0;
};

/// What the real ssh says of an explanation: `ssh -G` for each of its ssh processes, under each
/// outcome of the conditions that it asks.
struct SshVerification {
    std::size_t processes = 0;  // different ones, asked or not
    std::size_t asked = 0;      // questions that were answered
    std::size_t agreed = 0;
    std::vector<Unasked> not_asked{};
    std::optional<SshDisagreement> first{};  // where we differ first
    enum class End : std::uint8_t { complete, interrupted } end = End::complete;

    /// Whether every question was put, and ssh says the same to all of them.
    [[nodiscard]] bool is_agreed() const { return agreed == asked && not_asked.empty(); }
};

}  // namespace sshplan
