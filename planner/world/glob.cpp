#include "planner/world/glob.hpp"

#include <algorithm>
#include <optional>

#include "planner/world/users.hpp"
#include "planner/world/wildcard.hpp"

namespace sshplan {

namespace {

constexpr std::size_t longest_path = 4095;  // PATH_MAX without its NUL: no longer path exists

/// What stands between two runs of slashes, and the run after it.
struct Segment {
    std::string_view text;
    std::string_view slashes;
};

std::vector<Segment> split(std::string_view pattern) {
    std::vector<Segment> segments;
    for (std::size_t begin = 0; begin < pattern.size();) {
        const std::size_t end = std::min(pattern.find('/', begin), pattern.size());
        const std::size_t next = std::min(pattern.find_first_not_of('/', end), pattern.size());
        std::string_view text = pattern.substr(begin, end - begin);
        // A backslash before a slash says nothing; two of them are one that counts.
        const std::size_t kept = text.find_last_not_of('\\') + 1;
        if (next > end && (text.size() - kept) % 2 == 1) {
            text.remove_suffix(1);
        }
        segments.push_back({text, pattern.substr(end, next - end)});
        begin = next;
    }
    return segments;
}

/// One search: the paths found so far, extended segment by segment.
class Search {
public:
    Search(World& world, GlobLimits limits) : world_(world), limits_(limits) {}

    GlobAnswer run(std::string_view pattern) {
        const std::size_t root = std::min(pattern.find_first_not_of('/'), pattern.size());
        const bool is_root = root == pattern.size();
        paths_ = {std::string{pattern.substr(0, is_root ? 1 : root)}};
        const std::vector<Segment> segments = split(pattern.substr(root));
        if (root == 2 && !is_root && has_wildcards(segments.front().text)) {
            paths_ = {"/"};  // glob(3) writes its own slash after a directory that is just one
        }
        for (std::size_t i = 0; i < segments.size() && !paths_.empty() && !too_much_; ++i) {
            const bool is_last = i + 1 == segments.size();
            if (has_wildcards(segments[i].text)) {
                expand(segments[i], is_last);
            } else {
                append(segments[i], is_last);
            }
        }
        if (too_much_) {
            return {{}, GlobAnswer::End::too_much};
        }
        std::ranges::sort(paths_);
        return {std::move(paths_), GlobAnswer::End::complete};
    }

private:
    /// Whether one more directory may be read, or path looked up.
    bool step() {
        too_much_ = too_much_ || limits_.steps == 0;
        limits_.steps -= too_much_ ? 0 : 1;
        return !too_much_;
    }

    bool exists(const std::string& path) {
        return path.size() <= longest_path && step() && world_.exists(path);
    }

    /// A segment without wildcards. Only the last one is looked up: the system follows the others.
    void append(const Segment& segment, bool is_last) {
        const std::optional<std::string> name = unescaped(segment.text);
        std::vector<std::string> found;
        for (std::string& path : paths_) {
            path += name.value_or("");
            if (!name || path.size() > longest_path) {
                continue;
            }
            if (!is_last) {
                found.push_back(path.append(segment.slashes));
            } else if (exists(path)) {
                const bool marks = !segment.slashes.empty() && exists(path + "/");
                found.push_back(path + (marks ? "/" : ""));
            }
        }
        paths_ = std::move(found);
    }

    void expand(const Segment& segment, bool is_last) {
        const std::optional<Wildcard> wildcard = Wildcard::compile(segment.text);
        std::vector<std::string> found;
        for (const std::string& path : paths_) {
            if (!wildcard || !step()) {
                break;
            }
            for (const std::string& name : names_in(path, *wildcard)) {
                std::string whole = path + name;
                if (segment.slashes.empty()) {
                    found.push_back(std::move(whole));
                } else if (exists(whole + "/")) {  // only a directory can be followed by a slash
                    found.push_back(whole.append(is_last ? "/" : segment.slashes));
                }
                if (too_much_ || found.size() > limits_.paths) {
                    too_much_ = true;
                    return;
                }
            }
        }
        paths_ = std::move(found);
    }

    /// The matching names in a directory; `.` and `..` are names there too.
    std::vector<std::string> names_in(const std::string& directory, const Wildcard& wildcard) {
        std::vector<std::string> names = world_.list_directory(directory.empty() ? "." : directory);
        if (wildcard.takes_leading_dot() && world_.exists(directory + "./")) {
            names.insert(names.begin(), {".", ".."});
        }
        std::erase_if(names, [&](const std::string& name) { return !wildcard.matches(name); });
        return names;
    }

    World& world_;
    GlobLimits limits_;
    std::vector<std::string> paths_;
    bool too_much_ = false;
};

}  // namespace

GlobAnswer glob_paths(World& world,
                      std::string_view pattern,
                      std::string_view home,
                      GlobLimits limits) {
    Search search{world, limits};
    if (!pattern.starts_with('~')) {
        return pattern.empty() ? GlobAnswer{} : search.run(pattern);
    }
    const std::size_t slash = std::min(pattern.find('/'), pattern.size());
    std::string base{home};
    if (slash > 1) {
        const auto user = user_by_name(world, pattern.substr(1, slash - 1));
        if (!user) {
            return {};
        }
        base = user->home;
    }
    // A tilde alone is answered without a look at the directory.
    return slash == pattern.size() ? GlobAnswer{{base}, GlobAnswer::End::complete}
                                   : search.run(base.append(pattern.substr(slash)));
}

std::string glob_home(World& world, std::string_view passwd_home) {
    const auto home = world.variable("HOME");
    return home && !home->empty() ? *home : std::string{passwd_home};
}

}  // namespace sshplan
