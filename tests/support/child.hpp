#pragma once

#include <functional>
#include <string>

namespace sshplan::test {

/// How a child ended, and what it said.
struct ChildEnd {
    int signal = 0;  // that killed it
    std::string text{};
};

/// Does something in a process of its own, which says what it returns; signals end it. Throws
/// std::runtime_error if it ends in any other way than by that or by a signal.
[[nodiscard]] ChildEnd in_child(const std::function<std::string()>& act);

}  // namespace sshplan::test
