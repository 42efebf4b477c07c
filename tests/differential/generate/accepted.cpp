#include <sstream>

#include "generate.hpp"
#include "planner/dialect/installed.hpp"
#include "planner/world/imaginary_world.hpp"
#include "planner/world/real_world.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

Imaginary machine_with(const std::string& line) {
    Imaginary machine;
    machine.files["/etc/passwd"] = {.bytes = "ana:x:1000:1000::/home/ana:/bin/sh\n"};
    machine.files["/f"] = {.bytes = line};
    machine.variables = {{"WORD", "word"}, {"SPACED", "a b"}, {"EMPTY", ""}, {"TILDE", "~/x"}};
    return machine;
}

/// What the ssh that is compared with is read as.
const std::string& dialect_name() {
    static const std::string name = [] {
        prepare_process();
        RealWorld world{RealWorld::Powers::only_reads};
        return std::string{installed_dialect(world).dialect.name};
    }();
    return name;
}

}  // namespace

bool is_accepted(const std::string& line) {
    constexpr int refused = 3;
    ImaginaryWorld world{machine_with(line)};
    std::ostringstream out;
    std::ostringstream err;
    const Strings words{"resolve", "--openssh", dialect_name(), "-F", "/f", "h"};
    return cli::run(words, world, world, {.out = {out}, .err = {err}}) != refused;
}

}  // namespace sshplan::test
