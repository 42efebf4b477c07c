#pragma once

#include <cstddef>
#include <set>
#include <unordered_set>
#include <vector>

#include "planner/resolve/client.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/value.hpp"

namespace sshplan {

/// The blocks of some files that only say what ssh looks at by itself once it is connected, as
/// ServerAliveInterval: whether they apply makes a difference to lines of the same keywords, and to
/// nothing else that is known before. So nobody needs to know which of them apply together, and
/// there may be hundreds. Blocks that name their hosts without wildcards are none: those hosts are
/// told apart anyway.
class Bystanders {
public:
    /// Those of files as a client's ssh reads them; the files and the client must outlive this.
    /// None where files may be read a second time, or are included below a heading: then blocks
    /// hang on more than their headings.
    Bystanders(const std::vector<const OpenedFile*>& files, const Client& client, World& world);

    [[nodiscard]] bool is_empty() const { return headings_.empty(); }
    [[nodiscard]] bool contains(const Directive& heading) const {
        return headings_.contains(&heading);
    }
    /// How many wildcards their headings hold.
    [[nodiscard]] std::size_t wildcard_count() const { return wildcard_count_; }
    /// Whether it hangs on them whether a line is in force, wherever that stands: it obtains a
    /// value if it is the first, and so do some of theirs.
    [[nodiscard]] bool may_forestall(const Directive& line) const;

private:
    [[nodiscard]] bool is_bystander(const Block& block) const;
    [[nodiscard]] bool is_settled_by_heading(const Directive& match) const;
    [[nodiscard]] bool is_modest(const Directive& line) const;
    [[nodiscard]] std::size_t wildcards_in(const Directive& heading) const;

    ValueContext context_;
    bool forwards_agents_ = false;  // some line says so
    bool derives_names_ = false;    // some HostName is made of what is typed
    std::unordered_set<const Directive*> headings_;
    std::set<Keyword> keywords_;  // of their lines
    std::size_t wildcard_count_ = 0;
};

/// Whether it hangs on nothing but what was typed, and by whom, whether a heading fits: a Host
/// line, and a Match line of `originalhost`, `localuser` and `all` alone.
[[nodiscard]] bool hangs_on_words_alone(const Directive& heading, const Dialect& dialect);

}  // namespace sshplan
