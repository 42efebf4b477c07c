#include "tests/support/front.hpp"

#include <fmt/format.h>

#include "planner/world/real_world.hpp"

namespace sshplan::test {

FrontEnd run_script(const std::string& script, FrontProgram::Errors errors) {
    RealWorld world{RealWorld::Powers::acts};
    return world.run_in_front({.path = "/bin/sh", .words = {"sh", "-c", script}, .errors = errors})
        .value();
}

std::string in_words(const CommandEnd& end) {
    using Kind = CommandEnd::Kind;
    switch (end.kind) {
        case Kind::exited:
            return fmt::format("exited {}", end.status);
        case Kind::killed:
            return fmt::format("killed {}", end.status);
        case Kind::no_shell:
            return fmt::format("no shell: {}", end.reason);
        case Kind::lost:
            return fmt::format("lost: {}", end.reason);
        case Kind::timed_out:
            return "timed out";
        case Kind::interrupted:
            return fmt::format("interrupted {}", end.status);
    }
    return {};
}

}  // namespace sshplan::test
