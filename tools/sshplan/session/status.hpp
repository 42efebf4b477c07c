#pragma once

#include "planner/resolve/complaint.hpp"

/// What sshplan exits with.
namespace sshplan::cli::status {

inline constexpr int done = 0;
inline constexpr int found = 1;  // what was looked for is there: --fail-if-any, --diff
inline constexpr int wrong_usage = 2;
inline constexpr int refused = 3;       // ssh would refuse, under every outcome
inline constexpr int undecided = 4;     // a limit was met, or refused for safety
inline constexpr int fault = 70;        // of sshplan itself
inline constexpr int ssh_failed = 255;  // what stands in for ssh fails as ssh does

/// What an answer that ended so exits with.
[[nodiscard]] constexpr int of(Ending ending) {
    switch (ending) {
        case Ending::complete:
            return done;
        case Ending::refused:
            return refused;
        case Ending::limit:
            return undecided;
    }
    return fault;
}

}  // namespace sshplan::cli::status
