#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "parser/text/edit.hpp"
#include "planner/migrate/jump_names.hpp"
#include "planner/migrate/recipe_site.hpp"

namespace sshplan {

/// A way to say a recipe by ProxyJump, which may or may not be true to it: the proof decides.
struct Rewrite {
    std::vector<FileEdit> edits{};
    std::string after{};                     // the value of ProxyJump
    std::vector<std::string> differences{};  // ids of what no comparison of routes can show
    std::string new_name{};                  // of a block of the jump host; nobody used it before
    bool leaves_options = false;             // of the recipe, as the jump host's block may say them
    /// The jump host whose own block gets the options of the recipe, so that a direct login sees
    /// them as well; empty: none does.
    std::string block_of_jump{};
};

/// A recipe and the way in which it is rewritten; neither is null.
struct ChosenRewrite {
    const RecipeSite* site = nullptr;
    const Rewrite* rewrite = nullptr;
};

/// The ways to rewrite a recipe, the best first; or why none is tried.
struct Rewrites {
    std::vector<Rewrite> ways{};
    std::string kept{};         // it is left alone, because ...
    std::string refused{};      // it would lose something on the way: ...
    std::string explanation{};  // of either, where that is only a word

    /// Gives the ways up; what is kept anyway stays so.
    void refuse(const std::string& reason) {
        ways.clear();
        if (!kept.empty()) return;
        refused = reason;
        explanation.clear();
    }
    /// Names a difference that no comparison shows in every way.
    void name_difference(const std::string& id) {
        for (Rewrite& way : ways) {
            if (std::ranges::find(way.differences, id) == way.differences.end()) {
                way.differences.push_back(id);
            }
        }
    }
};

/// The blocks with a proxy of their own, by the patterns of their Host lines.
using OwnProxies = std::map<std::string, std::vector<const Block*>>;
[[nodiscard]] OwnProxies own_proxies(std::span<const LintedFile> files);

/// All that a rewrite may look at.
struct RewriteContext {
    std::span<const LintedFile> files;
    OwnProxies own_proxies;
    JumpNames& names;
    /// Under which names the host key of a block's host is looked up, in some case.
    std::function<std::vector<std::string>(const std::string& host)> key_names;
};

/// The ways to rewrite one recipe.
[[nodiscard]] Rewrites rewrites_of(const RecipeSite& site, const RewriteContext& context);

/// The edits of several rewrites together, by file; insertions at one place follow each other, and
/// what two rewrites insert alike is inserted once. Nothing if they contradict each other.
[[nodiscard]] std::optional<std::map<const SourceFile*, EditList>> joined(
    std::span<const ChosenRewrite> chosen);

}  // namespace sshplan
