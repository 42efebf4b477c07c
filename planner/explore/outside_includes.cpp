#include "planner/explore/outside_includes.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

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

/// The paths outside for which a word stands.
std::vector<std::string> paths_of(std::string_view word,
                                  const ConfinedWorld& world,
                                  const Client& client) {
    const std::string beginning = beginning_of(word, client);
    // For a pattern as /etc/pass* the folder is searched.
    const std::string folder = beginning.substr(0, beginning.rfind('/') + 1);
    std::vector<std::string> paths;
    if (beginning.empty()) return paths;
    std::ranges::copy_if(world.outside(), std::back_inserter(paths), [&](const std::string& path) {
        return path != null_device && (path.starts_with(beginning) || path == folder);
    });
    return paths;
}

std::string sentence(std::string_view what, const ConfinedWorld& world) {
    const std::string& root = world.confinement().root;
    if (root.empty()) return fmt::format("{} is not read: standard input lies nowhere", what);
    return fmt::format("{} leads out of {}: not read", what, root);
}

Complaint complaint_of(const OutsideWord& one, const ConfinedWorld& world) {
    return {.text = sentence(fmt::format("Include {}", one.word->text), world),
            .severity = Severity::warning,
            .where = {one.file, one.word->span},
            .line = one.line->line};
}

}  // namespace

std::vector<OutsideWord> outside_words(const ConfigFiles& files,
                                       const ConfinedWorld& world,
                                       const Client& client) {
    std::vector<OutsideWord> words;
    for (const OpenedFile* const file : files.opened()) {
        for (const Directive& directive : file->config(lexis_of(client.dialect)).directives()) {
            if (!directive.is(Keyword::include)) continue;
            for (const Word& word : directive.words) {
                const bool is_of_other = is_of_named_user(word.text);
                auto paths =
                    is_of_other ? std::vector<std::string>{} : paths_of(word.text, world, client);
                if (!is_of_other && paths.empty()) continue;
                words.push_back({file->source.get(), &directive, &word, std::move(paths)});
            }
        }
    }
    return words;
}

std::vector<Complaint> outside_includes(const ConfigFiles& files,
                                        const ConfinedWorld& world,
                                        const Client& client) {
    std::vector<Complaint> complaints;
    std::set<std::string> explained;
    for (const OutsideWord& one : outside_words(files, world, client)) {
        complaints.push_back(complaint_of(one, world));
        explained.insert(one.paths.begin(), one.paths.end());
    }
    std::set<std::string> links;
    for (const std::string& path : world.outside()) {
        if (explained.contains(path) || path == null_device) continue;
        const std::string link = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
        if (!links.insert(link).second) continue;
        complaints.push_back({.text = sentence(link, world), .severity = Severity::warning});
    }
    return complaints;
}

}  // namespace sshplan
