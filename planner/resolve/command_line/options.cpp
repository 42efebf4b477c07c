#include "planner/resolve/command_line/options.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "planner/resolve/values/readers.hpp"
#include "planner/world/services.hpp"

namespace sshplan::command_line {
namespace {

using K = Keyword;

/// What one letter sets, whatever was set before. An empty value stands for the letter's argument.
struct Effect {
    char letter;
    Keyword keyword;
    std::string_view value{};
    Lifetime lives{};
};

constexpr std::array effects{
    Effect{'4', K::address_family, "inet"},
    Effect{'6', K::address_family, "inet6"},
    Effect{'a', K::forward_agent, "no"},
    Effect{'A', K::forward_agent, "yes"},
    Effect{'b', K::bind_address},
    Effect{'B', K::bind_interface},
    Effect{'C', K::compression, "yes"},
    Effect{'f', K::fork_after_authentication, "yes"},
    Effect{'f', K::stdin_null, "yes"},
    Effect{'g', K::gateway_ports, "yes"},
    Effect{'I', K::pkcs11_provider},
    Effect{'k', K::gssapi_delegate_credentials, "no"},
    Effect{'K', K::gssapi_authentication, "yes"},
    Effect{'K', K::gssapi_delegate_credentials, "yes"},
    Effect{'n', K::stdin_null, "yes"},
    Effect{'N', K::session_type, "none"},
    Effect{'N', K::request_tty, "false"},
    Effect{'P', K::use_privileged_port, "no", {.until = {7, 8}}},
    Effect{'s', K::session_type, "subsystem"},
    Effect{'S', K::control_path},
    Effect{'T', K::request_tty, "false"},
    Effect{'x', K::forward_x11, "no"},
    Effect{'X', K::forward_x11, "yes"},
    Effect{'Y', K::forward_x11, "yes"},
    Effect{'Y', K::forward_x11_trusted, "yes"},
};

bool is_set(const Evaluation& evaluation, Keyword keyword) {
    return evaluation.result.value(keyword) != nullptr;
}

Flow check_session(Evaluation& evaluation, const OptionUse& use) {
    const std::string_view type = evaluation.result.text(K::session_type);
    const std::string_view wanted = use.letter == 'N' ? "none" : "subsystem";
    if (type.empty() || type == wanted || !evaluation.has(Difference::session_types_conflict)) {
        return Flow::go_on;
    }
    return refuse(
        evaluation,
        fmt::format(
            "Cannot specify -{} with -{}/SessionType", use.letter, use.letter == 'N' ? 's' : 'N'));
}

/// -v and -q: the first -v says DEBUG1, each further one says more than was said before.
void set_log_level(Evaluation& evaluation, const OptionUse& use) {
    const auto& names = describe(K::log_level).names;
    const Dialect& dialect = evaluation.client.dialect;
    LogLevel level = LogLevel::quiet;
    if (use.letter == 'v' && evaluation.verbosity++ == 0) {
        level = LogLevel::debug1;
    } else if (use.letter == 'v') {
        level = log_level_of(evaluation.result.text(K::log_level));
        if (level < LogLevel::debug3) level = static_cast<LogLevel>(static_cast<int>(level) + 1);
    }
    const EnumName* const name = values::find_name(names, printed_name(level), dialect);
    overwrite(evaluation, K::log_level, std::string{name->printed}, origin_of(use));
}

/// Options whose second use says more than their first.
void set_once_or_twice(Evaluation& evaluation, const OptionUse& use) {
    const Keyword keyword = use.letter == 't' ? K::request_tty : K::control_master;
    const std::string_view twice = use.letter == 't' ? "force" : "ask";
    const bool is_second = evaluation.result.text(keyword) == "true";
    overwrite(evaluation, keyword, std::string{is_second ? twice : "true"}, origin_of(use));
}

void set_effects(Evaluation& evaluation, const OptionUse& use) {
    for (const Effect& effect : effects) {
        if (effect.letter != use.letter || !effect.lives.holds_in(evaluation.edition())) continue;
        overwrite(evaluation,
                  effect.keyword,
                  effect.value.empty() ? use.argument : std::string{effect.value},
                  origin_of(use));
    }
}

/// What -O may command.
struct MasterCommand {
    std::string_view name;
    Lifetime lives{};
};

constexpr std::array master_commands{
    MasterCommand{"check"},
    MasterCommand{"conninfo", {.since = {10, 3}}},
    MasterCommand{"channels", {.since = {10, 3}}},
    MasterCommand{"forward"},
    MasterCommand{"exit"},
    MasterCommand{"stop"},
    MasterCommand{"cancel"},
    MasterCommand{"proxy", {.since = {7, 4}}},
};

Flow set_master_command(Evaluation& evaluation, const OptionUse& use) {
    if (evaluation.result.has_stdio_forward) {
        return refuse(evaluation, "Cannot specify multiplexing command with -W");
    }
    if (evaluation.master_command) {
        return refuse(evaluation, "Multiplexing command already specified");
    }
    const bool is_known = std::ranges::any_of(master_commands, [&](const MasterCommand& command) {
        return command.name == use.argument && command.lives.holds_in(evaluation.edition());
    });
    if (!is_known) return refuse(evaluation, "Invalid multiplex command.");
    evaluation.master_command = use.argument;
    return Flow::go_on;
}

/// Options with a reading of their own.
struct Reader {
    char letter;
    Flow (*read)(Evaluation& evaluation, const OptionUse& use);
    Lifetime lives{};
};

Flow refuse_version_one(Evaluation& evaluation, const OptionUse& /*use*/) {
    return refuse(evaluation, "SSH protocol v.1 is no longer supported");
}

Flow set_user(Evaluation& evaluation, const OptionUse& use) {
    set_first(evaluation, K::user, use.argument, origin_of(use));
    return Flow::go_on;
}

Flow set_own_port(Evaluation& evaluation, const OptionUse& use) {
    return set_port(evaluation, use.argument, origin_of(use));
}

Flow set_config_file(Evaluation& evaluation, const OptionUse& use) {
    evaluation.result.config_option = use.argument;
    return Flow::go_on;
}

Flow set_count(Evaluation& evaluation, const OptionUse& use) {
    set_once_or_twice(evaluation, use);
    return Flow::go_on;
}

Flow set_level(Evaluation& evaluation, const OptionUse& use) {
    set_log_level(evaluation, use);
    return Flow::go_on;
}

Flow set_session(Evaluation& evaluation, const OptionUse& use) {
    if (check_session(evaluation, use) == Flow::stop) return Flow::stop;
    set_effects(evaluation, use);
    return Flow::go_on;
}

/// The first tag counts.
Flow set_tag(Evaluation& evaluation, const OptionUse& use) {
    set_first(evaluation, K::tag, use.argument, origin_of(use));
    return Flow::go_on;
}

constexpr std::array readers{
    Reader{'1', refuse_version_one}, Reader{'c', set_ciphers},
    Reader{'D', add_forward},        Reader{'e', set_escape_character},
    Reader{'F', set_config_file},    Reader{'i', add_identity},
    Reader{'J', set_jump},           Reader{'l', set_user},
    Reader{'L', add_forward},        Reader{'m', set_macs},
    Reader{'M', set_count},          Reader{'N', set_session},
    Reader{'o', set_any_keyword},    Reader{'O', set_master_command},
    Reader{'p', set_own_port},       Reader{'P', set_tag, {.since = {9, 4}}},
    Reader{'q', set_level},          Reader{'R', add_forward},
    Reader{'s', set_session},        Reader{'t', set_count},
    Reader{'v', set_level},          Reader{'w', set_tunnel},
    Reader{'W', set_stdio_forward},
};

}  // namespace

Origin origin_of(const OptionUse& use) {
    return {.kind = OriginKind::command_line,
            .option = use.argument.empty() ? fmt::format("-{}", use.letter)
                                           : fmt::format("-{} {}", use.letter, use.argument)};
}

void set_first(Evaluation& evaluation, Keyword keyword, std::string text, const Origin& origin) {
    const auto store = is_set(evaluation, keyword) ? lose : hold;
    store(evaluation, keyword, {.text = std::move(text), .origin = origin}, always);
}

Flow set_port(Evaluation& evaluation, const std::string& text, const Origin& origin) {
    if (is_set(evaluation, K::port)) {  // ssh does not even look at a second one
        lose(evaluation, K::port, {.text = text, .origin = origin}, always);
        return Flow::go_on;
    }
    const std::optional<std::uint16_t> port = read_port(evaluation.world(), text);
    if (!port || *port == 0) return refuse_option(evaluation, fmt::format("Bad port '{}'", text));
    set_first(evaluation, K::port, std::to_string(*port), origin);
    return Flow::go_on;
}

/// One option of the command line (ssh.c main's switch).
Flow take_option(Evaluation& evaluation, const OptionUse& use) {
    const auto* const reader = std::ranges::find_if(readers, [&](const Reader& row) {
        return row.letter == use.letter && row.lives.holds_in(evaluation.edition());
    });
    if (reader != readers.end()) return reader->read(evaluation, use);
    set_effects(evaluation, use);
    return Flow::go_on;
}

}  // namespace sshplan::command_line
