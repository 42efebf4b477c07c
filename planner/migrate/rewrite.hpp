#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "parser/text/edit.hpp"
#include "planner/migrate/recipe_site.hpp"

namespace sshplan {

/// An edit, and the file that it changes.
struct FileEdit {
    const SourceFile* file = nullptr;
    Edit edit{};

    friend bool operator==(const FileEdit&, const FileEdit&) = default;
};

/// A way to say a recipe by ProxyJump, which may or may not be true to it: the proof decides.
struct Rewrite {
    std::vector<FileEdit> edits{};
    std::string after{};                     // the value of ProxyJump
    std::vector<std::string> differences{};  // ids of what no comparison of routes can show
    std::string new_name{};                  // of a block of the jump host; nobody used it before
    bool moves_options_to_jump = false;      // a direct login to the jump host sees them as well
};

/// The ways to rewrite a recipe, the best first; or why none is tried.
struct Rewrites {
    std::vector<Rewrite> ways{};
    std::string kept{};     // it is left alone, because ...
    std::string refused{};  // it would lose something on the way: ...
};

/// All that a rewrite may look at.
struct RewriteContext {
    std::span<const LintedFile> files;
    /// Under which names the host key of a block's host is looked up, in some case.
    std::function<std::vector<std::string>(const std::string& host)> key_names;
};

/// The ways to rewrite one recipe.
[[nodiscard]] Rewrites rewrites_of(const RecipeSite& site, const RewriteContext& context);

/// The edits of several rewrites together, by file; insertions at one place follow each other, and
/// what two rewrites insert alike is inserted once. Nothing if they contradict each other.
[[nodiscard]] std::optional<std::map<const SourceFile*, EditList>> joined(
    const std::vector<const Rewrite*>& rewrites);

}  // namespace sshplan
