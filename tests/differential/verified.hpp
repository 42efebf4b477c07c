#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "answer.hpp"

namespace sshplan::test {

/// What `explain --verify-with ssh` came to.
struct Verified {
    int status = 0;
    nlohmann::json verification{};  // null: the answer has none
    std::string err{};

    /// How many questions were not put for this reason.
    [[nodiscard]] int not_asked(const std::string& part_of_reason) const;
    /// The same for any reason.
    [[nodiscard]] int not_asked() const { return not_asked(""); }
};

/// Explains a command line, and has the ssh verify it that is to be compared with.
[[nodiscard]] Verified verified(const Strings& words);

}  // namespace sshplan::test
