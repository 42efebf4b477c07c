#include <algorithm>

#include <fmt/format.h>

#include "planner/resolve/command_line/options.hpp"
#include "planner/world/tilde.hpp"

namespace sshplan::command_line {

Flow set_jump(Evaluation& evaluation, const OptionUse& use) {
    const ProxyState& proxy = evaluation.proxy;
    if (proxy.has_jump()) {
        return refuse(evaluation,
                      "Only a single -J option is permitted (use commas to separate "
                      "multiple jump hops)");
    }
    if (proxy.command) return refuse(evaluation, "Cannot specify -J with ProxyCommand");
    if (!is_valid_jump(evaluation, use.argument) ||
        !obtain_proxy_jump(evaluation, use.argument, origin_of(use), always)) {
        return refuse(evaluation, "Invalid -J argument");
    }
    if (!evaluation.has(Difference::proxy_first_wins)) evaluation.proxy.command = "none";
    return Flow::go_on;
}

/// -o: a line of configuration (readconf.c process_config_line).
Flow set_any_keyword(Evaluation& evaluation, const OptionUse& use) {
    const OpenedFile& file = evaluation.surroundings.files.option(use.argument);
    const Site site{file.source.get(), Side::user, 0};
    const std::size_t complaints = evaluation.result.complaints.size();
    for (const Block& block : file.config->blocks()) {
        if (block.head != nullptr) {
            const LineAt line{site, *block.head};
            (void)(block.kind == BlockKind::host
                       ? evaluate_host(evaluation, line, always)
                       : evaluate_match(evaluation, line, block.directives, always));
        }
        for (const Directive& directive : block.directives) {
            if (obey(evaluation, {site, directive}, always) == Flow::stop) return Flow::stop;
        }
    }
    const auto& all = evaluation.result.complaints;
    const bool failed = std::any_of(
        all.begin() + static_cast<std::ptrdiff_t>(complaints), all.end(), [](const Complaint& c) {
            return c.severity == Severity::error;
        });
    if (!failed) return Flow::go_on;
    evaluation.result.ending = Ending::refused;
    return Flow::stop;
}

Flow add_identity(Evaluation& evaluation, const OptionUse& use) {
    const auto path = tilde_expand(evaluation.world(), use.argument, evaluation.client.home);
    if (const auto* fault = std::get_if<TildeFault>(&path)) {
        return refuse(evaluation, fault->message);
    }
    const std::string& file = std::get<std::string>(path);
    if (!evaluation.world().exists(file)) {
        evaluation.result.note("identity-not-found",
                               fmt::format("-i {}: no such file; ssh goes on without it", file));
        return Flow::go_on;
    }
    hold(evaluation, Keyword::identity_file, file, origin_of(use), always);
    return Flow::go_on;
}

}  // namespace sshplan::command_line
