#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/resolve/client.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// What `ssh -G` answers.
struct SshAnswer {
    enum class Kind : std::uint8_t { given, refused };

    Kind kind = Kind::given;
    std::vector<std::string> lines{};  // on standard output
    std::vector<std::string> said{};   // on standard error: neither its usage, nor debug messages
};

/// What it should answer for a resolution under which no value hangs on a condition; nothing where
/// a limit of ours kept us from an answer.
[[nodiscard]] std::optional<SshAnswer> expected_answer(const Resolution& resolution,
                                                       const Client& client);

/// What it did answer, by its exit status and what it printed.
[[nodiscard]] SshAnswer heard_answer(int status, std::string_view output, std::string_view errors);

}  // namespace sshplan
