#include "tools/sshplan/session/give_up.hpp"

namespace sshplan::cli {

void give_up_acting(const Caller& caller, const EvaluationOptions& options, GivenUp what) {
    const bool acts =
        options.exec == Exec::run || options.dns == Dns::system || options.verify_with.has_value();
    if (!acts) caller.reading.give_up(what);
}

}  // namespace sshplan::cli
