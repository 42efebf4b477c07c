#include "tools/sshplan/views/migrate_answer.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/invocation/quote.hpp"

namespace sshplan::cli {
namespace {

/// What stands behind "-W ... " for the last of some jump hosts: "-p 2022 ops@gw".
std::string ssh_words(std::string_view hop) {
    const std::size_t colon = hop.rfind(':');
    const bool has_port = colon != std::string_view::npos && hop.find(']', colon) == hop.npos &&
                          hop.substr(0, colon).find_last_of(':') == hop.npos;
    const bool is_bracketed = hop.find("]:") != hop.npos;
    std::string words;
    std::string host{hop};
    if (has_port || is_bracketed) {
        words = fmt::format("-p {} ", hop.substr(colon + 1));
        host = hop.substr(0, colon);
    }
    std::erase_if(host, [](char c) { return c == '[' || c == ']'; });
    return words + shell_quoted(host);
}

/// The same by the options of the recipe's own ssh: the name that ProxyJump gets is not there yet.
std::string own_probe(const MigratedRecipe& recipe) {
    const Invocation& ssh = *recipe.site.shape.ssh;
    constexpr std::string_view of_logins = "iloFpJ46bBcmI";
    std::vector<std::string> words{"-W", recipe.target};
    for (const OptionUse& use : ssh.options) {
        if (of_logins.find(use.letter) == std::string_view::npos) continue;
        words.push_back(fmt::format("-{}", use.letter));
        if (!use.argument.empty()) words.push_back(use.argument);
    }
    words.push_back(ssh.destination.typed);
    return shell_command("ssh", words) + " </dev/null";
}

}  // namespace

std::string MigrateAnswer::diff() const { return patch_of(migration->changes, migration->before); }

std::vector<JumpDifferences> by_jump(const Migration& migration) {
    std::vector<JumpDifferences> all;
    for (const MigratedRecipe& recipe : migration.recipes) {
        if (!recipe.is_rewritten() || recipe.differences.empty()) continue;
        auto same = std::ranges::find(all, recipe.after, &JumpDifferences::jump);
        if (same == all.end()) {
            all.push_back({.jump = recipe.after});
            same = all.end() - 1;
        }
        for (const NamedDifference& difference : recipe.differences) {
            auto known = std::ranges::find(same->differences, difference.id, &NamedDifference::id);
            if (known == same->differences.end()) {
                same->differences.push_back({difference.id, {}});
                known = same->differences.end() - 1;
            }
            known->hosts.insert(difference.hosts.begin(), difference.hosts.end());
            const bool needs_more = difference.id == "needs-tcp-forwarding";
            if (needs_more && same->probe.empty() && !recipe.target.empty()) {
                same->probe = recipe.rewrite.new_name.empty()
                                  ? probe_command(recipe.after, recipe.target)
                                  : own_probe(recipe);
            }
        }
    }
    return all;
}

std::string probe_command(const std::string& proxy_jump, const std::string& target) {
    const std::size_t comma = proxy_jump.rfind(',');
    const std::string way =
        comma == std::string::npos
            ? ""
            : fmt::format("-J {} ", shell_quoted(std::string_view{proxy_jump}.substr(0, comma)));
    const std::string_view last = std::string_view{proxy_jump}.substr(comma + 1);
    return fmt::format("ssh -W {} {}{} </dev/null", shell_quoted(target), way, ssh_words(last));
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string versions_text(const std::vector<std::string>& versions) {
    if (versions.size() == 1) return fmt::format("OpenSSH {}", versions.front());
    return fmt::format("OpenSSH {} to {}", versions.front(), versions.back());
}

std::string command_text(const ChangeWitness& witness) {
    return shell_command("ssh", witness.words);
}

std::string change_text(const RouteChange& change) {
    const bool is_option = change.kind == ChangeKind::option;
    const std::string_view what =
        is_option ? describe(change.keyword).spelling : name_of(change.kind);
    const std::string prefix = is_option ? lower_case(what) + " " : "";
    const auto told = [&](std::string_view text) {
        if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
        std::string line{text.substr(0, text.find_last_not_of('\n') + 1)};
        std::ranges::replace(line, '\n', ',');
        return line.empty() ? std::string{"nothing"} : line;
    };
    return fmt::format("{}{}: {} before, {} after",
                       what,
                       change.hop.empty() ? "" : " of " + change.hop,
                       told(change.before),
                       told(change.after));
}

}  // namespace sshplan::cli
