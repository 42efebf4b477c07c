#include "tools/sshplan/session/openssh.hpp"

#include <utility>

#include "planner/dialect/installed.hpp"

namespace sshplan::cli {

std::variant<ChosenDialect, UnknownDialect> choose_openssh(const std::string& name, World& world) {
    if (name != "installed") return find_dialect(name);
    Installed installed = installed_dialect(world);
    return ChosenDialect{installed.dialect, std::move(installed.note)};
}

}  // namespace sshplan::cli
