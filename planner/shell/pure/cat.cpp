#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

std::string cat(const Call& call) {
    for (const std::string& argument : call.arguments) {
        if (argument != "-") {
            call.unknown(argument.starts_with('-') ? "with options is not computed here"
                                                   : "reads a file");
        }
    }
    if (call.arguments.size() > 1) call.unknown("reads its input more than once");
    return call.read();
}

}  // namespace sshplan::shell::pure
