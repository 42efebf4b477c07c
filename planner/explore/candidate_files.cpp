#include "planner/explore/candidate_files.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

// In any letter case.
// clang-format off
constexpr std::array<std::string_view, 41> other_names{
    ".*", "*~", "*.swp", "*.bak", "*.orig", "*.rej",
    "id_*", "key", "*.key", "*.pem", "*.ppk", "*.pub", "*_rsa", "*_dsa", "*_ecdsa", "*_ed25519", "*_key",
    "known_hosts*", "authorized_keys*", "environment", "*.sock",
    "readme*", "license*", "changelog*", "makefile", "codeowners", "*.md", "*.rst", "*.html", "*.pdf",
    "*.sh", "*.py", "*.rb", "*.pl", "*.yml", "*.yaml", "*.json", "*.toml", "*.tf", "*.gz", "*.zip",
};
// clang-format on

constexpr std::size_t deepest = 32;  // folders

/// Walks folders level by level, each once, whatever links lead to it.
class Walk {
public:
    explicit Walk(World& world) : world_(world), most_(world.limits().of(Limit::files)) {}

    std::variant<std::vector<std::string>, TooManyFiles> run(const std::string& folder) {
        std::vector<std::string> level{folder};
        for (std::size_t depth = 0; depth < deepest && !level.empty(); ++depth) {
            std::vector<std::string> below;
            for (const std::string& here : level) {
                if (seen_.insert(world_.real_path(here)).second) look_into(here, below);
                if (found_.size() + below.size() > most_) return too_many(folder);
            }
            level = std::move(below);
        }
        if (!level.empty()) {
            return TooManyFiles{fmt::format(
                "{} has folders more than {} deep: name one of them, or a file", folder, deepest)};
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] TooManyFiles too_many(const std::string& folder) const {
        return {with_remedy(fmt::format("{} holds {}", folder, more_than(Limit::files, most_)),
                            Limit::files,
                            most_)};
    }

    void look_into(const std::string& folder, std::vector<std::string>& below) {
        for (const std::string& name : world_.list_directory(folder)) {
            if (name.starts_with('.')) continue;
            std::string path = folder == "." ? name : folder;
            if (folder != ".") path.append(folder.ends_with('/') ? "" : "/").append(name);
            if (world_.exists(path + "/")) {
                below.push_back(std::move(path));
            } else if (!is_no_configuration(name)) {
                found_.push_back(std::move(path));
            }
        }
    }

    World& world_;
    std::size_t most_;
    std::set<std::string> seen_;
    std::vector<std::string> found_;
};

}  // namespace

bool is_no_configuration(std::string_view name) {
    const std::string lower = lower_case(name);
    return std::ranges::any_of(
        other_names, [&](std::string_view pattern) { return matches_pattern(lower, pattern); });
}

std::variant<std::vector<std::string>, TooManyFiles> candidate_files(World& world,
                                                                     const std::string& folder) {
    return Walk{world}.run(folder);
}

}  // namespace sshplan
