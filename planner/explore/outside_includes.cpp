#include "planner/explore/outside_includes.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "planner/dialect/readings.hpp"

namespace sshplan {
namespace {

/// What all paths begin with that a word of an Include stands for; empty if it cannot be told.
std::string beginning_of(std::string_view word, const Client& client) {
    std::string path{word.substr(0, word.find_first_of("*?[%$\\"))};
    if (path.starts_with("~/")) return client.home + path.substr(1);
    if (path.empty() || path.starts_with('/') || path.starts_with('~')) return path;
    return client.ssh_dir + "/" + path;
}

/// Whether a word speaks of the home of somebody by name, which nobody looks up here.
bool is_of_named_user(std::string_view word) {
    return word.starts_with('~') && word.size() > 1 && word[1] != '/';
}

class Finder {
public:
    Finder(const ConfinedWorld& world, const Client& client) : world_(world), client_(client) {}

    void look_at(const OpenedFile& file) {
        const Config& config = file.config(lexis_of(client_.dialect));
        for (const Directive& directive : config.directives()) {
            if (!directive.is(Keyword::include)) continue;
            for (const Word& word : directive.words) {
                if (leads_out(word.text)) warn(*file.source, directive, word);
            }
        }
    }

    std::vector<Complaint> take() {
        std::set<std::string> links;
        for (const std::string& path : world_.outside()) {
            if (explained_.contains(path)) continue;
            const std::string link = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
            if (!links.insert(link).second) continue;
            complaints_.push_back({.text = sentence(link), .severity = Severity::warning});
        }
        return std::move(complaints_);
    }

private:
    bool leads_out(std::string_view word) {
        if (is_of_named_user(word)) return true;
        const std::string beginning = beginning_of(word, client_);
        // For a pattern as /etc/pass* the folder is searched.
        const std::string folder = beginning.substr(0, beginning.rfind('/') + 1);
        bool does = false;
        for (const std::string& path : world_.outside()) {
            const bool is_asked = path.starts_with(beginning) || path == folder;
            if (beginning.empty() || !is_asked) continue;
            explained_.insert(path);
            does = true;
        }
        return does;
    }

    [[nodiscard]] std::string sentence(std::string_view what) const {
        const std::string& root = world_.confinement().root;
        if (root.empty()) return fmt::format("{} is not read: standard input lies nowhere", what);
        return fmt::format("{} leads out of {}: not read", what, root);
    }

    void warn(const SourceFile& file, const Directive& directive, const Word& word) {
        complaints_.push_back({.text = sentence(fmt::format("Include {}", word.text)),
                               .severity = Severity::warning,
                               .where = {&file, word.span},
                               .line = directive.line});
    }

    const ConfinedWorld& world_;
    const Client& client_;
    std::set<std::string> explained_;
    std::vector<Complaint> complaints_;
};

}  // namespace

std::vector<Complaint> outside_includes(const ConfigFiles& files,
                                        const ConfinedWorld& world,
                                        const Client& client) {
    Finder finder{world, client};
    for (const OpenedFile* const file : files.opened()) finder.look_at(*file);
    return finder.take();
}

}  // namespace sshplan
