#include "migrated_use.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>

#include <fmt/format.h>

#include "tests/support/case_lines.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

/// An expression with a file's name in the place of NAME.
std::regex with_name(std::string expression, const std::string& name) {
    const std::string place = "NAME";
    return std::regex{expression.replace(expression.find(place), place.size(), name)};
}

/// The text with the absolute paths of its -F and -i below a home, where files can be put.
std::string moved_home(const std::string& bytes, const std::string& name, const std::string& home) {
    const std::regex own = with_name(R"(-F */[\w./-]*/NAME)", name);
    const std::string moved = std::regex_replace(bytes, own, fmt::format("-F {}/{}", home, name));
    return std::regex_replace(moved, std::regex{"-i */"}, fmt::format("-i {}/", home));
}

/// The keys that a text names by -i, as absolute paths.
std::set<std::string> keys_in(const std::string& bytes, const fs::path& home) {
    static const std::regex option{R"(-i +([^\s"]+))"};
    std::set<std::string> keys;
    for (std::sregex_iterator match{bytes.begin(), bytes.end(), option}, end; match != end;
         ++match) {
        const std::string key = (*match)[1];
        keys.insert(home / (key.starts_with("~/") ? key.substr(2) : key));
    }
    return keys;
}

}  // namespace

MigratedUse::MigratedUse(const NamedWildFile& wild, std::string home)
    : origin_{wild.path},
      name_{wild.name},
      home_{std::move(home)},
      before_{moved_home(read_bytes(wild.path), name_, home_)},
      file_{migrated_file(name_, before_)} {
    const std::regex own = with_name(R"(-F *"?([\w./~-]*/)?NAME\b)", name_);
    is_used_by_f_ = std::ranges::any_of(file_.recipes, [&](const ToldRecipe& recipe) {
        return recipe.is_applied && std::regex_search(recipe.before, own);
    });
}

Situation MigratedUse::situation(const std::string& bytes, const std::string& host) const {
    Situation situation{origin_, {{home_ + "/" + name_, bytes}}, {host}};
    if (is_used_by_f_) {
        situation.words.insert(situation.words.begin(), {"-F", name_});
    } else {
        situation.files[home_ + "/.ssh/config"] = bytes;
    }
    // A missing -i is left out, with a warning; migrate says that it takes keys for present.
    for (const std::string& key : keys_in(before_, home_)) situation.files[key] = "no key\n";
    return situation;
}

Situation MigratedUse::after_by_option(const std::string& host) const {
    return {origin_, {{home_ + "/" + name_, file_.bytes}}, {"-F", name_, host}};
}

Situation MigratedUse::after_as_own(const std::string& host) const {
    return {origin_, {{home_ + "/.ssh/config", file_.bytes}}, {host}};
}

std::vector<Conditions> MigratedUse::outcomes() const {
    static const std::regex asks{R"((^|\n)\s*match\b[^\n]*\bexec\b)", std::regex::icase};
    if (std::regex_search(before_, asks)) return {Conditions::succeed, Conditions::fail};
    return {Conditions::succeed};
}

const ToldRecipe* MigratedUse::recipe_of(const Settings& before) const {
    const std::string command = first_value(before, "proxycommand");
    const auto found = std::ranges::find_if(file_.recipes, [&](const ToldRecipe& recipe) {
        return recipe.is_applied && recipe.before == command;
    });
    return found == file_.recipes.end() ? nullptr : &*found;
}

}  // namespace sshplan::test
