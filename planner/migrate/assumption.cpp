#include "planner/migrate/assumption.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sshplan {
namespace {

/// The program's word as it is written.
std::string program_of(const RecipeSite& site) {
    std::string_view text = raw_value(*site.line);
    if (text.starts_with("exec ")) text.remove_prefix(5);
    std::string word{text.substr(0, text.find_first_of(" \t"))};
    std::erase_if(word, [](char c) { return c == '\'' || c == '"'; });
    return word;
}

bool is_other_ssh(std::string_view program) {
    return program.find('/') != std::string_view::npos && program != "/usr/bin/ssh" &&
           (program.ends_with("/ssh") || program.ends_with("/ssh.exe"));
}

}  // namespace

std::vector<std::string> assumptions_of(const Migration& migration, const std::string& shell) {
    std::vector<std::string> assumptions;
    const auto add = [&](std::string text) {
        const bool is_new = std::ranges::find(assumptions, text) == assumptions.end();
        if (is_new) assumptions.push_back(std::move(text));
    };
    const bool names_itself = std::ranges::any_of(
        migration.recipes,
        [](const MigratedRecipe& recipe) { return recipe.site.names_own_file().has_value(); });
    for (const MigratedRecipe& recipe : migration.recipes) {
        if (!recipe.is_rewritten()) continue;
        if (assumptions.empty()) {
            add(fmt::format("recipes are run by {}", shell));
            if (!names_itself) add("the files are read as those of ~/.ssh, and not by -F");
        }
        if (!recipe.rewrite.new_name.empty()) {
            add(fmt::format("no host is called {}", recipe.rewrite.new_name));
        }
        if (const auto name = recipe.site.names_own_file()) {
            add(fmt::format("-F {} is the very file in which it stands", *name));
        }
        if (const std::string program = program_of(recipe.site); is_other_ssh(program)) {
            add(fmt::format("{} is the ssh that runs ProxyJump as well", program));
        }
        for (const OptionUse& use : recipe.site.shape.ssh->options) {
            // ssh leaves out a missing -i and takes the default keys; a missing IdentityFile it
            // does not replace.
            if (use.letter == 'i') add(fmt::format("the key {} is there", use.argument));
        }
    }
    return assumptions;
}

}  // namespace sshplan
