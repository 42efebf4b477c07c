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
    explicit Search(World& world)
        : world_(world),
          most_paths_(world.limits().of(Limit::files)),
          lookups_(world.limits().of(Limit::lookups)) {}

    GlobAnswer run(std::string_view pattern) {
        const std::size_t root = std::min(pattern.find_first_not_of('/'), pattern.size());
        paths_ = {std::string{pattern.substr(0, root)}};
        const std::vector<Segment> segments = split(pattern.substr(root));
        for (std::size_t i = 0; i < segments.size() && !paths_.empty() && !met_; ++i) {
            const bool is_last = i + 1 == segments.size();
            if (has_wildcards(segments[i].text)) {
                expand(segments[i]);
            } else {
                append(segments[i], is_last);
            }
        }
        if (met_) return {.met = met_};
        std::ranges::sort(paths_);
        return {.paths = std::move(paths_)};
    }

private:
    /// Whether one more directory may be read, or path looked up.
    bool step() {
        if (lookups_ == 0 && !met_) met_ = Limit::lookups;
        lookups_ -= met_ ? 0 : 1;
        return !met_;
    }

    bool exists(const std::string& path) {
        return path.size() <= longest_path && step() && world_.exists(path);
    }

    /// A segment without wildcards. Only the last one is looked up: the system follows the others.
    void append(const Segment& segment, bool is_last) {
        const std::string name = unescaped(segment.text);
        std::vector<std::string> found;
        for (std::string& path : paths_) {
            path += name;
            path += segment.slashes;  // behind what is no directory they lead nowhere
            if (path.size() > longest_path) continue;
            if (!is_last || exists(path)) found.push_back(std::move(path));
        }
        paths_ = std::move(found);
    }

    void expand(const Segment& segment) {
        const Wildcard wildcard = Wildcard::compile(segment.text);
        std::vector<std::string> found;
        for (const std::string& path : paths_) {
            if (!step()) break;
            for (const std::string& name : names_in(path, wildcard)) {
                std::string whole = path + name;
                if (segment.slashes.empty()) {
                    found.push_back(std::move(whole));
                } else if (exists(whole + "/")) {  // only a directory can be followed by a slash
                    found.push_back(whole.append(segment.slashes));
                }
                if (!met_ && found.size() > most_paths_) met_ = Limit::files;
                if (met_) return;
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
    std::size_t most_paths_;
    std::size_t lookups_;  // that are left
    std::vector<std::string> paths_;
    std::optional<Limit> met_{};
};

}  // namespace

GlobAnswer glob_paths(World& world, std::string_view pattern, std::string_view home) {
    Search search{world};
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
    return slash == pattern.size() ? GlobAnswer{.paths = {base}}
                                   : search.run(base.append(pattern.substr(slash)));
}

std::string glob_home(World& world, std::string_view passwd_home) {
    const auto home = world.variable("HOME");
    return home && !home->empty() ? *home : std::string{passwd_home};
}

}  // namespace sshplan
