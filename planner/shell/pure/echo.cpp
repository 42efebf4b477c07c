#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

std::string echo(const Call& call) {
    if (!call.arguments.empty() && call.arguments.front().starts_with('-')) {
        call.unknown("takes options in some shells and prints them in others");
    }
    std::string line;
    for (const std::string& word : call.arguments) {
        if (word.find('\\') != std::string::npos) {
            call.unknown("reads a backslash in some shells and prints it in others");
        }
        if (&word != call.arguments.data()) line += ' ';
        line += word;
    }
    return line + '\n';
}

}  // namespace sshplan::shell::pure
