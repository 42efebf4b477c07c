#include "planner/world/git_tree.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sshplan {
namespace {

struct NamedMode {
    std::string_view mode;
    GitEntry::Kind kind;
};

// git's object modes (git-fast-import(1), filemodify); 100664 is of old repositories.
constexpr std::array<NamedMode, 5> modes{{{"100644", GitEntry::Kind::file},
                                          {"100755", GitEntry::Kind::file},
                                          {"100664", GitEntry::Kind::file},
                                          {"120000", GitEntry::Kind::link},
                                          {"160000", GitEntry::Kind::elsewhere}}};

/// What stands before a separator, which is taken away with it; nothing if there is none.
std::optional<std::string_view> take_until(std::string_view& rest, char separator) {
    const std::size_t end = rest.find(separator);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return taken;
}

std::string prefix_of(const std::string& folder) { return folder.empty() ? "" : folder + "/"; }

}  // namespace

std::optional<GitTree> GitTree::read(std::string_view listing) {
    GitTree tree;
    while (!listing.empty()) {
        const auto mode = take_until(listing, ' ');
        const auto type = take_until(listing, ' ');
        const auto id = take_until(listing, '\t');
        const auto path = take_until(listing, '\0');
        if (!mode || !type || !id || !path) return std::nullopt;
        const auto* const named = std::ranges::find(modes, *mode, &NamedMode::mode);
        if (named == modes.end()) return std::nullopt;
        tree.entries_[std::string{*path}] = {named->kind, std::string{*id}};
    }
    return tree;
}

const GitEntry* GitTree::find(const std::string& path) const {
    const auto found = entries_.find(path);
    return found == entries_.end() ? nullptr : &found->second;
}

bool GitTree::is_folder(const std::string& path) const {
    if (path.empty()) return true;
    const auto next = entries_.lower_bound(path + "/");
    return next != entries_.end() && next->first.starts_with(path + "/");
}

std::vector<std::string> GitTree::names_in(const std::string& folder) const {
    const std::string prefix = prefix_of(folder);
    std::vector<std::string> names;
    auto next = entries_.lower_bound(prefix);
    while (next != entries_.end() && next->first.starts_with(prefix)) {
        const std::string_view below = std::string_view{next->first}.substr(prefix.size());
        const std::string name{below.substr(0, below.find('/'))};
        names.push_back(name);
        // All that lies below a folder stands together, and '0' is what follows '/'.
        next = name.size() == below.size() ? std::next(next)
                                           : entries_.lower_bound(prefix + name + "0");
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace sshplan
