#include "tools/sshplan/commands/evaluation_options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include "tools/sshplan/commands/choose.hpp"

namespace sshplan::cli {

namespace {

/// What is wrong with a value: what the option takes instead. Nothing if it was stored.
using Complaint = std::optional<std::string>;

/// Stores the value of an option; a flag has none.
using Store = Complaint (*)(EvaluationOptions& options, const std::string& value);

/// One of our own options.
struct OwnOption {
    std::string_view name;      // with its dashes
    std::string_view argument;  // as the help calls it; empty: a flag
    std::string_view summary;
    Store store;
    std::string_view verbs{};  // those that take it, with blanks between; empty: all do
};

Complaint store_text(std::optional<std::string>& target, const std::string& value) {
    target = value;
    return std::nullopt;
}

ConfigChoice read_config_choice(const std::string& value) {
    using Kind = ConfigChoice::Kind;
    return value == "none" ? ConfigChoice{Kind::nothing} : ConfigChoice{Kind::file, value};
}

Complaint store_exec(EvaluationOptions& options, const std::string& value) {
    return choose(options.exec, value, {{"simulate", Exec::simulate}, {"run", Exec::run}});
}

Complaint store_assumption(EvaluationOptions& options, const std::string& value) {
    auto assumption = read_assumption(value);
    if (!assumption) {
        return "WHAT=ANSWER, and ANSWER yes, no or an exit status";
    }
    options.assumptions.push_back(std::move(*assumption));
    return std::nullopt;
}

Complaint store_limit(EvaluationOptions& options, const std::string& value) {
    auto read = read_limit(value);
    if (auto* const taken = std::get_if<std::string>(&read)) return std::move(*taken);
    const LimitChoice& choice = std::get<LimitChoice>(read);
    options.limits = options.limits.with(choice.limit, choice.most);
    return std::nullopt;
}

Complaint store_openssh(EvaluationOptions& options, const std::string& value) {
    options.openssh = value;
    return std::nullopt;
}

Complaint store_verify_with(EvaluationOptions& options, const std::string& value) {
    constexpr std::string_view with_path = "ssh=";
    if (value == "ssh") {
        options.verify_with = VerifyWith{};
        return std::nullopt;
    }
    if (!value.starts_with(with_path) || value.size() == with_path.size()) return "ssh or ssh=PATH";
    options.verify_with = VerifyWith{value.substr(with_path.size())};
    return std::nullopt;
}

Complaint store_program(EvaluationOptions& options, const std::string& value) {
    const std::optional<Program> program = find_program(value);
    if (!program) return "ssh, sftp, scp, rsync or git";
    options.program = *program;
    return std::nullopt;
}

Complaint store_user_config(EvaluationOptions& options, const std::string& value) {
    options.user_config =
        value == "-" ? ConfigChoice{ConfigChoice::Kind::standard_input} : read_config_choice(value);
    return std::nullopt;
}

Complaint store_system_config(EvaluationOptions& options, const std::string& value) {
    options.system_config = read_config_choice(value);
    return std::nullopt;
}

Complaint store_dns(EvaluationOptions& options, const std::string& value) {
    return choose(options.dns, value, {{"off", Dns::off}, {"system", Dns::system}});
}

Complaint store_format(EvaluationOptions& options, const std::string& value) {
    return choose(options.format, value, {{"text", Format::text}, {"json", Format::json}});
}

Complaint store_colour(EvaluationOptions& options, const std::string& value) {
    return choose(options.colour,
                  value,
                  {{"auto", ColourWish::automatic},
                   {"always", ColourWish::always},
                   {"never", ColourWish::never}});
}

template <std::optional<std::string> EvaluationOptions::* member>
Complaint store(EvaluationOptions& options, const std::string& value) {
    return store_text(options.*member, value);
}

Complaint show_everything(EvaluationOptions& options, const std::string& /*value*/) {
    options.detail = Detail::everything;
    return std::nullopt;
}

Complaint store_timeout(EvaluationOptions& options, const std::string& value) {
    double seconds = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), seconds);
    const bool is_read = read.ec == std::errc{} && read.ptr == value.data() + value.size();
    if (!is_read || !(seconds > 0) || seconds > 1e6) return "seconds";
    options.connect.exec_timeout = seconds;
    return std::nullopt;
}

Complaint store_plan(EvaluationOptions& options, const std::string& value) {
    return store_text(options.connect.plan, value);
}

template <auto ConnectOptions::* member, auto set>
Complaint choose_flag(EvaluationOptions& options, const std::string& /*value*/) {
    options.connect.*member = set;
    return std::nullopt;
}

Complaint want_help(EvaluationOptions& options, const std::string& /*value*/) {
    options.wants_help = true;
    return std::nullopt;
}

// Those that may read somewhere else, or as somebody else, than the ssh of this machine does.
constexpr std::string_view of_judges = "explain hosts lint migrate resolve";

// In the order of the help.
// clang-format off
constexpr std::array own_options{
    OwnOption{"--dry-run",       "",                  "print the plan and what would run, and run nothing of ssh", choose_flag<&ConnectOptions::run, ConnectOptions::Run::dry>, "connect"},
    OwnOption{"--quiet",         "",                  "say nothing but what ssh says",                      choose_flag<&ConnectOptions::voice, ConnectOptions::Voice::quiet>, "connect"},
    OwnOption{"--confirm",       "",                  "ask before connecting",                              choose_flag<&ConnectOptions::consent, ConnectOptions::Consent::always>, "connect"},
    OwnOption{"--yes",           "",                  "run commands of a configuration that is not yours without asking", choose_flag<&ConnectOptions::consent, ConnectOptions::Consent::given>, "connect"},
    OwnOption{"--no-master",     "",                  "open a connection of its own, and leave no master behind", choose_flag<&ConnectOptions::masters, Masters::none>, "connect"},
    OwnOption{"--plan",          "FILE",              "run this plan, as explain --out wrote it",           store_plan, "connect"},
    OwnOption{"--out",           "FILE",              "write the plan for connect --plan",                  store_plan, "explain"},
    OwnOption{"--verify-with",   "ssh[=PATH]",        "ask the real ssh -G whether it says the same",       store_verify_with, "explain"},
    OwnOption{"--exec-timeout",  "SECONDS",           "end a condition's command that takes longer (connect: never; else 10)", store_timeout, "connect explain preflight resolve"},
    OwnOption{"--assume",        "WHAT=ANSWER",       "answer a condition: C1=yes, 'nc *'=no, dns:db=no", store_assumption},
    OwnOption{"--world",         "FILE",              "take answers, names and users from this file",       store<&EvaluationOptions::world>},
    OwnOption{"--exec",          "simulate|run",      "whether Match exec commands are run (simulate)",     store_exec, "explain preflight resolve"},
    OwnOption{"--openssh",       "VERSION",           "read as this OpenSSH: 8.4, newest, ... (installed)", store_openssh, "explain hosts preflight resolve"},
    OwnOption{"--for",           "PROGRAM",           "who starts ssh: sftp, scp, rsync, git (ssh)",        store_program, "connect explain hosts lint migrate resolve"},
    OwnOption{"--user-config",   "FILE|none|-",       "read this in the place of ~/.ssh/config",            store_user_config, of_judges},
    OwnOption{"--system-config", "FILE|none",         "read this in the place of /etc/ssh/ssh_config",      store_system_config, of_judges},
    OwnOption{"--ssh-dir",       "DIR",               "what ~/.ssh stands for in relative Includes",        store<&EvaluationOptions::ssh_dir>, of_judges},
    OwnOption{"--home",          "DIR",               "the home directory: ~ and %d",                       store<&EvaluationOptions::home>, of_judges},
    OwnOption{"--local-user",    "NAME",              "who calls ssh: %u and Match localuser",              store<&EvaluationOptions::local_user>, of_judges},
    OwnOption{"--local-host",    "NAME",              "where ssh is called: %l and %L",                     store<&EvaluationOptions::local_host>, of_judges},
    OwnOption{"--shell",         "PATH",              "the shell of Match exec and ProxyCommand ($SHELL)",  store<&EvaluationOptions::shell>, "explain hosts lint migrate preflight resolve"},
    OwnOption{"--dns",           "off|system",        "whether names are looked up (off)",                  store_dns, "explain hosts lint migrate preflight resolve"},
    OwnOption{"--dns-table",     "FILE",              "look names up in this table",                       store<&EvaluationOptions::dns_table>},
    OwnOption{"--limit",         "NAME=NUMBER",       "another limit: outcomes=8192, file=128M, ...", store_limit},
    OwnOption{"--format",        "text|json",         "what is printed (text)",                             store_format, "explain preflight resolve"},
    OwnOption{"--color",         "auto|always|never", "whether text is coloured (auto)",                    store_colour},
    OwnOption{"--all",           "",                  "show every setting with its origin",                 show_everything, "explain connect"},
    OwnOption{"--help",          "",                  "print this help",                                    want_help},
};
// clang-format on

bool is_taken_by(const OwnOption& own, std::string_view verb) {
    std::string_view rest = own.verbs;
    while (!rest.empty()) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, blank) == verb) return true;
        rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
    return own.verbs.empty();
}

const OwnOption* find_own(std::string_view name, std::string_view verb) {
    const auto* const found = std::ranges::find_if(own_options, [&](const OwnOption& own) {
        return own.name == name && is_taken_by(own, verb);
    });
    return found == own_options.end() ? nullptr : found;
}

/// What CLI11 keeps of each option of the table.
using Parsed = std::array<CLI::Option*, own_options.size()>;

Parsed declare_own_options(CLI::App& app) {
    Parsed parsed{};
    app.set_help_flag();
    std::ranges::transform(own_options, parsed.begin(), [&](const OwnOption& own) {
        const std::string name{own.name};
        return own.argument.empty()
                   ? app.add_flag(name)
                   : app.add_option(name)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    });
    return parsed;
}

/// The words in the order that CLI11 wants: the last one first.
std::vector<std::string> words_for_cli11(std::span<const std::string> words,
                                         std::string_view verb) {
    std::vector<std::string> reversed;
    while (!words.empty()) {
        const std::size_t count = std::max<std::size_t>(1, count_own_words(words, verb));
        const std::string& word = words.front();
        const std::size_t equal = word.find('=');
        reversed.push_back(word.substr(0, equal));
        if (equal != std::string::npos) {
            reversed.push_back(
                word.substr(equal + 1));  // where it is empty, CLI11 would not see it
        } else if (count == 2) {
            reversed.push_back(words[1]);
        }
        words = words.subspan(count);
    }
    std::ranges::reverse(reversed);
    return reversed;
}

Complaint store_results(EvaluationOptions& options,
                        const OwnOption& own,
                        const CLI::Option& parsed) {
    for (const std::string& value : parsed.results()) {
        if (value.empty()) {
            return fmt::format("{} needs a value: {}", own.name, own.argument);
        }
        if (const Complaint taken = own.store(options, value)) {
            return fmt::format("{} takes {}, not '{}'", own.name, *taken, value);
        }
    }
    return std::nullopt;
}

}  // namespace

std::size_t count_own_words(std::span<const std::string> rest, std::string_view verb) {
    const std::string_view word = rest.front();
    const std::size_t equal = word.find('=');
    const OwnOption* const own = find_own(word.substr(0, equal), verb);
    if (own == nullptr) {
        return 0;
    }
    if (own->argument.empty()) {
        return equal == std::string_view::npos ? 1 : 0;
    }
    return equal == std::string_view::npos ? std::min<std::size_t>(2, rest.size()) : 1;
}

std::variant<EvaluationOptions, WrongOption> read_own_options(std::span<const std::string> words,
                                                              std::string_view verb) {
    CLI::App app;
    const Parsed parsed = declare_own_options(app);
    try {
        app.parse(words_for_cli11(words, verb));
    } catch (const CLI::ArgumentMismatch&) {
        // Only at the end of the words can a value be missing.
        return WrongOption{fmt::format("{} needs a value", words.back())};
    } catch (const CLI::ParseError& error) {
        return WrongOption{error.what()};
    }
    EvaluationOptions options;
    for (std::size_t i = 0; i < parsed.size(); ++i) {
        if (const Complaint complaint = store_results(options, own_options[i], *parsed[i])) {
            return WrongOption{*complaint};
        }
    }
    return options;
}

std::vector<std::string_view> own_option_names(std::string_view verb) {
    std::vector<std::string_view> names;
    for (const OwnOption& own : own_options) {
        if (is_taken_by(own, verb)) names.push_back(own.name);
    }
    return names;
}

std::string own_options_help(std::string_view verb) {
    std::string help;
    for (const OwnOption& own : own_options) {
        if (!is_taken_by(own, verb)) continue;
        const std::string left = fmt::format("{} {}", own.name, own.argument);
        help += fmt::format("  {:<30}{}\n", left, own.summary);
    }
    return help;
}

}  // namespace sshplan::cli
