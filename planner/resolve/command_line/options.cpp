#include "planner/resolve/command_line/options.hpp"

#include <array>

#include <fmt/format.h>

#include "planner/world/services.hpp"

namespace sshplan::command_line {
namespace {

using K = Keyword;

/// What one letter sets, whatever was set before. An empty value stands for the letter's argument.
struct Effect {
    char letter;
    Keyword keyword;
    std::string_view value{};
};

constexpr std::array effects{
    Effect{'4', K::address_family, "inet"},
    Effect{'6', K::address_family, "inet6"},
    Effect{'a', K::forward_agent, "no"},
    Effect{'A', K::forward_agent, "yes"},
    Effect{'b', K::bind_address},
    Effect{'B', K::bind_interface},
    Effect{'c', K::ciphers},
    Effect{'C', K::compression, "yes"},
    Effect{'e', K::escape_char},
    Effect{'f', K::fork_after_authentication, "yes"},
    Effect{'f', K::stdin_null, "yes"},
    Effect{'g', K::gateway_ports, "yes"},
    Effect{'I', K::pkcs11_provider},
    Effect{'k', K::gssapi_delegate_credentials, "no"},
    Effect{'K', K::gssapi_authentication, "yes"},
    Effect{'K', K::gssapi_delegate_credentials, "yes"},
    Effect{'m', K::macs},
    Effect{'n', K::stdin_null, "yes"},
    Effect{'N', K::session_type, "none"},
    Effect{'N', K::request_tty, "false"},
    Effect{'q', K::log_level, "QUIET"},
    Effect{'s', K::session_type, "subsystem"},
    Effect{'S', K::control_path},
    Effect{'T', K::request_tty, "false"},
    Effect{'w', K::tunnel_device},
    Effect{'w', K::tunnel, "point-to-point"},
    Effect{'x', K::forward_x11, "no"},
    Effect{'X', K::forward_x11, "yes"},
    Effect{'Y', K::forward_x11, "yes"},
    Effect{'Y', K::forward_x11_trusted, "yes"},
};

bool is_set(const Evaluation& evaluation, Keyword keyword) {
    return evaluation.result.value(keyword) != nullptr;
}

Flow set_session(Evaluation& evaluation, const OptionUse& use) {
    const std::string_view type = evaluation.result.text(K::session_type);
    const std::string_view wanted = use.letter == 'N' ? "none" : "subsystem";
    if (!type.empty() && type != wanted) {
        return refuse(evaluation,
                      fmt::format("Cannot specify -{} with -{}/SessionType",
                                  use.letter,
                                  use.letter == 'N' ? 's' : 'N'));
    }
    return Flow::go_on;
}

/// Options whose second use says more than their first.
void count(Evaluation& evaluation, const OptionUse& use) {
    const Origin origin = origin_of(use);
    const std::string_view level = evaluation.result.text(K::log_level);
    const std::string_view tty = evaluation.result.text(K::request_tty);
    const std::string_view master = evaluation.result.text(K::control_master);
    switch (use.letter) {
        case 't':
            overwrite(evaluation, K::request_tty, tty == "true" ? "force" : "true", origin);
            break;
        case 'M':
            overwrite(evaluation, K::control_master, master == "true" ? "ask" : "true", origin);
            break;
        default:
            overwrite(
                evaluation,
                K::log_level,
                level == "DEBUG" ? "DEBUG2" : (level.starts_with("DEBUG") ? "DEBUG3" : "DEBUG"),
                origin);
    }
}

void set_effects(Evaluation& evaluation, const OptionUse& use) {
    for (const Effect& effect : effects) {
        if (effect.letter != use.letter) continue;
        overwrite(evaluation,
                  effect.keyword,
                  effect.value.empty() ? use.argument : std::string{effect.value},
                  origin_of(use));
    }
}

}  // namespace

Origin origin_of(const OptionUse& use) {
    return {.kind = OriginKind::command_line,
            .option = use.argument.empty() ? fmt::format("-{}", use.letter)
                                           : fmt::format("-{} {}", use.letter, use.argument)};
}

void set_first(Evaluation& evaluation, Keyword keyword, std::string text, const Origin& origin) {
    const auto store = is_set(evaluation, keyword) ? lose : hold;
    store(evaluation, keyword, std::move(text), origin, always);
}

Flow set_port(Evaluation& evaluation, const std::string& text, const Origin& origin) {
    if (is_set(evaluation, K::port)) {  // ssh does not even look at a second one
        lose(evaluation, K::port, text, origin, always);
        return Flow::go_on;
    }
    const std::optional<std::uint16_t> port = read_port(evaluation.world(), text);
    if (!port || *port == 0) return refuse(evaluation, fmt::format("Bad port '{}'", text));
    set_first(evaluation, K::port, std::to_string(*port), origin);
    return Flow::go_on;
}

/// One option of the command line (ssh.c main's switch).
Flow take_option(Evaluation& evaluation, const OptionUse& use) {
    const Origin origin = origin_of(use);
    switch (use.letter) {
        case 'o':
            return set_any_keyword(evaluation, use);
        case 'J':
            return set_jump(evaluation, use);
        case 'p':
            return set_port(evaluation, use.argument, origin);
        case 'i':
            return add_identity(evaluation, use);
        case 'l':
            set_first(evaluation, K::user, use.argument, origin);
            return Flow::go_on;
        case 'P':
            set_first(evaluation, K::tag, use.argument, origin);
            return Flow::go_on;
        case 'F':
            evaluation.result.config_option = use.argument;
            return Flow::go_on;
        case 'W':
            return set_stdio_forward(evaluation, use);
        case 't':
        case 'M':
        case 'v':
            count(evaluation, use);
            return Flow::go_on;
        case 'L':
        case 'R':
        case 'D':
            return add_forward(evaluation, use);
        case 'N':
        case 's':
            if (set_session(evaluation, use) == Flow::stop) return Flow::stop;
            break;
        default:
            break;
    }
    set_effects(evaluation, use);
    return Flow::go_on;
}

}  // namespace sshplan::command_line
