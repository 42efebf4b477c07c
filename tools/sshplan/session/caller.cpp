#include "tools/sshplan/session/caller.hpp"

#include "parser/text/printable.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/runner_commands.hpp"

namespace sshplan::cli {

void set_limits(const Caller& caller, const Limits& limits) {
    caller.reading.set_limits(limits);
    caller.acting.set_limits(limits);
}

void say(const Streams& streams, std::string_view text) {
    streams.err.stream << "sshplan: " << without_markers(printable(text), "\\x23") << '\n';
}

int wrong_usage(const Streams& streams, std::string_view text) {
    say(streams, text);
    return status::wrong_usage;
}

}  // namespace sshplan::cli
