#include "tools/sshplan/run.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "planner/invocation/quote.hpp"
#include "planner/lint/all_rules.hpp"
#include "planner/resolve/spelling.hpp"
#include "tools/sshplan/commands/connect.hpp"
#include "tools/sshplan/commands/explain.hpp"
#include "tools/sshplan/commands/hosts.hpp"
#include "tools/sshplan/commands/lint.hpp"
#include "tools/sshplan/commands/migrate.hpp"
#include "tools/sshplan/commands/preflight.hpp"
#include "tools/sshplan/commands/resolve.hpp"
#include "tools/sshplan/commands/rule.hpp"
#include "tools/sshplan/commands/stand_in.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/version_text.hpp"

namespace sshplan::cli {

namespace {

using Words = std::span<const std::string>;

struct Verb {
    std::string_view name;
    std::string_view arguments;
    std::string_view summary;
    int (*run)(Words words, const Caller& caller);
    std::string (*help)();
};

// clang-format off
constexpr std::array verbs{
    Verb{"connect", "[ssh options] DEST [COMMAND...]", "connects along exactly the plan that it shows", connect_command, connect_help},
    Verb{"explain", "[ssh options] DEST [COMMAND...]", "where `ssh DEST` goes, hop by hop, and why", explain, explain_help},
    Verb{"hosts", "[PATH]", "the route of every destination that is named", hosts, hosts_help},
    Verb{"lint", "[PATH...]", "what is wrong with a configuration", lint_command, lint_help},
    Verb{"migrate", "[PATH...]", "old recipes by ProxyJump, with a proof", migrate_command, migrate_help},
    Verb{"preflight", "[ssh options] DEST", "what would keep `ssh DEST` from connecting", preflight_command, preflight_help},
    Verb{"resolve", "[ssh options] DEST [COMMAND...]", "what `ssh -G` prints, without running anything", resolve_command, resolve_help},
    Verb{"rule", "[ID]", "what a rule of lint is about", rule_command, rule_help},
};
// clang-format on

/// A first word that people bring along from other tools, and the verb that they look for.
struct Alias {
    std::string_view word;
    std::string_view verb;
};

constexpr std::array aliases{
    Alias{"apply", "connect"},
    Alias{"check", "lint"},
    Alias{"list", "hosts"},
    Alias{"plan", "explain"},
    Alias{"show", "explain"},
};

const Verb* find_verb(std::string_view name) {
    const auto* const found = std::ranges::find(verbs, name, &Verb::name);
    return found == verbs.end() ? nullptr : found;
}

std::string verbs_help() {
    std::string help;
    for (const Verb& verb : verbs) {
        help += fmt::format(
            "  {:<42}{}\n", fmt::format("{} {}", verb.name, verb.arguments), verb.summary);
    }
    help += fmt::format("  {:<42}{}\n", "-G ...", "in the place of `ssh -G ...`");
    return help + fmt::format("  {:<42}{}\n", "help [VERB]", "this help, or that of a verb");
}

std::string short_usage() {
    return fmt::format("usage: sshplan VERB ...\n\n{}\nTry: sshplan --help\n", verbs_help());
}

std::string long_help() {
    return fmt::format(
        "sshplan reads ssh_config exactly as OpenSSH does, and says where a connection will\n"
        "really go. It runs nothing and contacts nobody unless an option or a verb asks for it\n"
        "by name: `connect` connects, `preflight` asks around, -G runs what `ssh -G` runs.\n\n"
        "usage: sshplan VERB ...\n\n"
        "{}\n"
        "Put `sshplan explain`, or `sshplan connect`, in the place of `ssh` in any command "
        "line:\n\n"
        "  sshplan explain -J bastion -p 2222 ana@host3 uptime\n"
        "  sshplan connect --dry-run host3           what would run\n\n"
        "Exit status: 0 done, 1 what was looked for is there, 2 wrong usage, 3 ssh would refuse,\n"
        "4 not decided, 70 a fault of sshplan.\n",
        verbs_help());
}

/// What somebody may have meant who begins with a word that is no verb.
std::string suggest(Words words) {
    const std::string& word = words.front();
    const Words rest = words.subspan(1);
    if (const Rule* const rule = find_rule(word)) return fmt::format("sshplan rule {}", rule->id);
    std::vector<std::string_view> names{"help"};
    std::ranges::transform(verbs, std::back_inserter(names), &Verb::name);
    // Verbs are letters: what holds anything else is a host, however near.
    const bool is_like_verb = std::ranges::all_of(
        word, [](unsigned char c) { return c == '-' || (c >= 'a' && c <= 'z'); });
    const auto nearest =
        is_like_verb ? nearest_names(word, names, 1) : std::vector<std::string_view>{};
    const auto* const alias = std::ranges::find(aliases, word, &Alias::word);
    std::string_view verb;
    if (alias != aliases.end()) {
        verb = alias->verb;
    } else if (!nearest.empty()) {
        verb = nearest.front();
    } else {
        return shell_command("sshplan explain", words);
    }
    if (verb == "help" || rest.empty()) {
        return verb == "help" ? "sshplan help" : fmt::format("sshplan help {}", verb);
    }
    return shell_command(fmt::format("sshplan {}", verb), rest);
}

int help(Words words, const Caller& caller) {
    if (words.empty()) {
        caller.streams.out.stream << long_help();
        return status::done;
    }
    const Verb* const verb = find_verb(words.front());
    if (verb == nullptr) {
        return wrong_usage(caller.streams,
                           fmt::format("{} is not a verb. Try: sshplan help", words.front()));
    }
    caller.streams.out.stream << verb->help();
    return status::done;
}

int unknown_verb(Words words, const Caller& caller) {
    const std::string& word = words.front();
    if (word.starts_with('-')) {
        return wrong_usage(
            caller.streams,
            fmt::format(
                "{}: a verb comes first. Try: {}", word, shell_command("sshplan explain", words)));
    }
    say(caller.streams, fmt::format("{} is not a verb. Try: {}", word, suggest(words)));
    return status::wrong_usage;
}

}  // namespace

int run(std::span<const std::string> words, World& reading, World& acting, const Streams& streams) {
    const Caller caller{reading, acting, streams};
    if (words.empty()) {
        streams.err.stream << short_usage();
        return status::wrong_usage;
    }
    const std::string& word = words.front();
    if (word == "help" || word == "--help" || word == "-h") {
        return help(words.subspan(1), caller);
    }
    if (word == "--version") {
        streams.out.stream << version_text(SSHPLAN_VERSION,
                                           reading.give_up(GivenUp::acting_and_writing));
        return status::done;
    }
    if (word.starts_with("-G")) return stand_in(words, caller);
    const Verb* const verb = find_verb(word);
    return verb == nullptr ? unknown_verb(words, caller) : verb->run(words.subspan(1), caller);
}

int run_as_ssh(std::span<const std::string> words,
               World& reading,
               World& acting,
               const Streams& streams) {
    return connect_as_ssh(words, {reading, acting, streams});
}

}  // namespace sshplan::cli
