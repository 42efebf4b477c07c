#include "planner/lint/judged_files.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>

#include "planner/explore/judged_configurations.hpp"

namespace sshplan {
namespace {

/// Follows Include lines from file to file.
class Follower {
public:
    Follower(const LintTarget& target, const Inclusions& inclusions) : target_(target) {
        for (const Inclusion& inclusion : inclusions.all()) {
            by_file_[inclusion.word.file].push_back(&inclusion);
        }
        for (auto& [file, list] : by_file_) {
            std::ranges::sort(list, {}, [](const Inclusion* i) { return i->word.span.begin; });
        }
    }

    std::vector<LintedFile> follow(const std::string& top, Side side) {
        take(top, side);
        if (!files_.empty()) files_.front().is_top = true;
        for (std::size_t i = 0; i < files_.size(); ++i) {
            for (const Inclusion* const inclusion : by_file_[files_[i].source]) {
                for (const std::string& path : inclusion->paths) take(path, side);
            }
        }
        return std::move(files_);
    }

private:
    void take(const std::string& path, Side side) {
        const OpenedFile& opened = target_.files->open(path);
        if (!opened.source || !taken_.insert(opened.source.get()).second) return;
        files_.push_back({.source = opened.source.get(), .opened = &opened, .side = side});
    }

    const LintTarget& target_;
    std::map<const SourceFile*, std::vector<const Inclusion*>> by_file_;
    std::set<const SourceFile*> taken_;
    std::vector<LintedFile> files_;
};

}  // namespace

std::vector<LintedFile> judged_files(const LintTarget& target, const Inclusions& inclusions) {
    const Client& client = target.client;
    const bool is_system = client.user_config.wanted == RoleFile::Wanted::nothing;
    return Follower{target, inclusions}.follow(top_file(client),
                                               is_system ? Side::system : Side::user);
}

}  // namespace sshplan
