#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/migrate/line_style.hpp"
#include "planner/migrate/rewrite.hpp"
#include "planner/recipe/inner_options.hpp"

namespace sshplan {

/// The jump host of a recipe, as ProxyJump may name it.
struct Jump {
    std::string host{};
    InnerOptions options{};
};

/// The host that a recipe logs in to; nothing, and the reason in `rewrites`, if it cannot be named
/// otherwise.
[[nodiscard]] std::optional<Jump> jump_of(const RecipeSite& site, Rewrites& rewrites);

/// Names what a recipe makes different in each of its ways.
void name_differences(Rewrites& rewrites, const RecipeSite& site);

/// The block's only name; nothing if it speaks of several.
[[nodiscard]] std::optional<std::string> only_name(const Block& block);

/// Writes the edits of one recipe.
class BlockWriter {
public:
    BlockWriter(const RecipeSite& site, const RewriteContext& context)
        : site_(site), context_(context), style_(style_of(site)) {}

    /// The ways to name a jump host, with `target` besides: by its name alone; with an exception
    /// for it; by a name or a block of its own that has the options of the recipe.
    [[nodiscard]] Rewrites write(const Jump& jump, const std::vector<FileEdit>& target) const;

    /// Adds the ways of a block that has to say what is dialled: with the key's name as it comes,
    /// then with each by which it was looked up.
    void add_ways(Rewrites& rewrites,
                  const Jump& jump,
                  const std::vector<FileEdit>& target,
                  const std::vector<std::string>& key_names) const;

    /// The lines of the block with a keyword.
    [[nodiscard]] std::vector<const Directive*> lines_with(Keyword keyword) const;
    /// Sets a keyword in the block: over its line, or in a new one before the recipe.
    [[nodiscard]] FileEdit set(Keyword keyword, const std::string& value) const;
    /// Takes the lines with a keyword out of the block.
    void remove(Keyword keyword, std::vector<FileEdit>& edits) const;

private:
    [[nodiscard]] Rewrite with_jump(const std::string& name,
                                    const Jump& jump,
                                    const std::vector<FileEdit>& target) const;
    [[nodiscard]] bool may_be_direct(const std::string& host) const;
    void add_excepted(Rewrites& rewrites, const Jump& jump) const;
    void add_blocks(Rewrites& rewrites,
                    const Jump& jump,
                    const std::vector<ConfigLine>& lines,
                    const std::vector<FileEdit>& target) const;

    const RecipeSite& site_;
    const RewriteContext& context_;
    LineStyle style_;
};

}  // namespace sshplan
