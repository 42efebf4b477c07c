#include "tools/sshplan/session/openssh.hpp"

#include <utility>

#include "planner/dialect/installed.hpp"

namespace sshplan::cli {

std::variant<ChosenDialect, UnknownDialect> choose_openssh(const std::string& name, World& world) {
    return choose_openssh(name, std::nullopt, world);
}

std::variant<ChosenDialect, UnknownDialect> choose_openssh(
    const std::string& name, const std::optional<std::string>& program, World& world) {
    if (name != "installed") {
        auto found = find_dialect(name);
        // Only here can the installed one be asked for.
        if (auto* const unknown = std::get_if<UnknownDialect>(&found)) {
            unknown->message += ", installed";
        }
        return found;
    }
    Installed installed = program ? dialect_of_program(world, *program) : installed_dialect(world);
    return ChosenDialect{installed.dialect, std::move(installed.note)};
}

}  // namespace sshplan::cli
