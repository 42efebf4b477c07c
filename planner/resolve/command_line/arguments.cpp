#include <fmt/format.h>

#include "planner/dialect/readings.hpp"
#include "planner/resolve/command_line/options.hpp"
#include "planner/resolve/values/algorithm_names.hpp"
#include "planner/resolve/values/readers.hpp"
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
    Flow flow = Flow::go_on;
    for (const Block& block : file.config(lexis_of(evaluation.client.dialect)).blocks()) {
        if (block.head() != nullptr) {
            const LineAt line{site, *block.head()};
            const Screening screening = screen(evaluation, line);
            if (screening.flow != Flow::go_on) {
                flow = screening.flow;
            } else {
                flow = (block.kind == BlockKind::host
                            ? evaluate_host(evaluation, line, always)
                            : evaluate_match(evaluation, line, block.directives(), always))
                           .flow;
            }
        }
        for (const Directive& directive : block.directives()) {
            flow = obey(evaluation, {site, directive}, always);
        }
    }
    if (flow == Flow::go_on) return Flow::go_on;
    evaluation.result.ending = Ending::refused;
    return Flow::stop;
}

Flow add_identity(Evaluation& evaluation, const OptionUse& use) {
    const auto path = tilde_expand(evaluation.world(),
                                   use.argument,
                                   evaluation.client.home,
                                   tilde_reading(evaluation.client.dialect));
    if (const auto* fault = std::get_if<TildeFault>(&path)) {
        return refuse(evaluation, fault->message);
    }
    const std::string& file = std::get<std::string>(path);
    if (const auto failure = evaluation.world().stat_failure(file)) {
        say(evaluation,
            {.text = fmt::format("Warning: Identity file {} not accessible: {}.", file, *failure),
             .severity = Severity::warning,
             .voice = Voice::past_the_log});
        return Flow::go_on;
    }
    const Value value{.words = {file}};
    if (!obtain(evaluation, Keyword::identity_file, value, origin_of(use), always)) {
        return Flow::go_on;
    }
    return refuse(evaluation, "Too many identity files specified (max 100)");
}

Flow set_ciphers(Evaluation& evaluation, const OptionUse& use) {
    const Dialect& dialect = evaluation.client.dialect;
    const values::SignedList list = values::split_sign(use.argument, dialect);
    // Here a list cannot be taken away from the default one.
    if (!values::are_ciphers(list.sign == '-' ? use.argument : list.names, dialect)) {
        return refuse_option(evaluation, fmt::format("Unknown cipher type '{}'", use.argument));
    }
    overwrite(evaluation, Keyword::ciphers, use.argument, origin_of(use));
    return Flow::go_on;
}

Flow set_macs(Evaluation& evaluation, const OptionUse& use) {
    if (!values::are_macs(use.argument, evaluation.client.dialect)) {
        return refuse_option(evaluation, fmt::format("Unknown mac type '{}'", use.argument));
    }
    overwrite(evaluation, Keyword::macs, use.argument, origin_of(use));
    return Flow::go_on;
}

Flow set_escape_character(Evaluation& evaluation, const OptionUse& use) {
    std::optional<std::string> text = values::escape_character(use.argument);
    if (!text) {
        return refuse_option(evaluation, fmt::format("Bad escape character '{}'.", use.argument));
    }
    overwrite(evaluation, Keyword::escape_char, *std::move(text), origin_of(use));
    return Flow::go_on;
}

/// -w turns tunnelling on, but leaves the mode of an -o Tunnel alone.
Flow set_tunnel(Evaluation& evaluation, const OptionUse& use) {
    std::optional<std::string> devices = values::tunnel_devices(use.argument);
    if (evaluation.result.value(Keyword::tunnel) == nullptr) {
        overwrite(evaluation, Keyword::tunnel, "point-to-point", origin_of(use));
    }
    if (!devices) {
        return refuse_option(evaluation, fmt::format("Bad tun device '{}'", use.argument));
    }
    overwrite(evaluation, Keyword::tunnel_device, *std::move(devices), origin_of(use));
    return Flow::go_on;
}

}  // namespace sshplan::command_line
