#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "planner/verify/answering_shell.hpp"
#include "planner/verify/process_outcomes.hpp"
#include "planner/verify/ssh_answer.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// The ssh that is asked.
struct SshToAsk {
    std::string path{};
    std::string folder{};  // private; its shell, and what it finds in /etc, lie there
};

/// What an ssh said.
struct SshHeard {
    int status = 0;
    std::string output{};
    std::string errors{};
    std::vector<RunCommand> asked{};
};

/// Why it was not asked, or gave no answer.
struct SshUnheard {
    std::string why{};
};

/// Asks the real ssh with -G so that it reaches nobody and runs nothing of its configuration: its
/// SHELL answers conditions, it has no network where the machine lets that be, and it finds the
/// names that are answered in its own /etc/hosts.
class AskedSsh {
public:
    AskedSsh(SshToAsk ssh, World& reading, World& acting);

    /// Why nothing can be asked here at all; nothing if it can.
    [[nodiscard]] std::optional<std::string> failure() { return shell_.failure(); }

    /// Variables that its configuration may name: it gets them as they are, and no others.
    void may_name(std::set<std::string> variables) { variables_.merge(variables); }

    /// `ssh WORDS` under these answers. `words` say -G.
    [[nodiscard]] std::variant<SshHeard, SshUnheard> ask(const std::vector<std::string>& words,
                                                         std::span<const MetCondition> conditions);

private:
    enum class Network : std::uint8_t { cut_off, of_this_machine };

    [[nodiscard]] std::optional<std::string> obstacle(std::span<const MetCondition> conditions);
    [[nodiscard]] std::optional<std::string> network_obstacle(const MetCondition& condition);
    [[nodiscard]] Seclusion seclusion() const;
    [[nodiscard]] ChangeFailure write_names(std::span<const MetCondition> conditions);
    [[nodiscard]] ProgramAnswer put(ProgramQuestion question);

    SshToAsk ssh_;
    World& reading_;
    World& acting_;
    AnsweringShell shell_;
    std::set<std::string> variables_{};
    Network network_ = Network::cut_off;    // until that turns out to be impossible
    std::string names_{};                   // what stands in its /etc/hosts
    std::optional<std::string> silence_{};  // once it did not answer, it is not asked again
};

}  // namespace sshplan
