#include "planner/connect/execution.hpp"

#include <algorithm>
#include <utility>

#include "planner/resolve/value.hpp"

namespace sshplan {
namespace {

/// Whether an ssh process leaves one behind that still may say something.
bool may_outlive(const Hop& hop, const Client& client) {
    const Resolution& own = *hop.resolution;
    const Edition& edition = client.dialect.edition;
    const std::string_view persist = own.effective(Keyword::control_persist, edition);
    return own.effective(Keyword::fork_after_authentication, edition) == "yes" ||
           (!persist.empty() && persist != "no") ||
           own.effective(Keyword::permit_local_command, edition) == "yes" ||
           std::ranges::find(hop.invocation, "-f") != hop.invocation.end();
}

}  // namespace

FrontProgram::Errors errors_of(const Route& route, const Client& client) {
    const bool outlives = std::ranges::any_of(
        route.hops, [&](const Hop& hop) { return hop.resolution && may_outlive(hop, client); });
    return outlives ? FrontProgram::Errors::passed : FrontProgram::Errors::overheard;
}

std::variant<FrontEnd, FileFailure> execute(const FrozenPlan& plan,
                                            const SshProgram& program,
                                            FrontProgram::Errors errors,
                                            const Dialect& dialect,
                                            World& world) {
    for (const FrozenFile& file : plan.files) {
        if (auto failure = world.create_private_file(file.path, file.text)) {
            return FileFailure{FileFailure::Kind::failed, *std::move(failure)};
        }
    }
    FrontProgram front{.path = program.path, .words = {program.called}, .errors = errors};
    for (std::string& word : to_words(plan.invocation, dialect)) {
        front.words.push_back(std::move(word));
    }
    auto end = world.run_in_front(front);
    if (!end) return FileFailure{FileFailure::Kind::failed, "nothing is run here"};
    return *std::move(end);
}

}  // namespace sshplan
