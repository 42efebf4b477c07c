#pragma once

#include <vector>

#include "planner/classes/name_tests.hpp"
#include "planner/classes/questions.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// What the files ask of the host argument, with what it becomes: by templates of Hostname, by
/// canonical domains, and in the second pass, in which Host lines see the result. `gaps`: what it
/// may become beyond that.
struct HostTests {
    NameTests tests{};
    std::vector<Note> gaps{};
    bool is_loop_for_all = false;       // some Hostname without %h is a jump host
    std::vector<Derivation> dialled{};  // the name itself, and what each Hostname makes of it
    bool compares_dialled = false;      // the name that is dialled is asked about as well
};

/// The tests of all lines, for a release.
[[nodiscard]] HostTests host_tests(const Questions& questions, const Dialect& dialect);

}  // namespace sshplan
