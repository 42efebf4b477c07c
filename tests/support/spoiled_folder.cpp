#include "tests/support/spoiled_folder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "tests/differential/generate/pick.hpp"

namespace sshplan::test {

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        lines.push_back(text.substr(at, end - at));
        at = end;
    }
    return lines;
}

/// Words, and what is put in their places.
const std::vector<std::pair<std::string, std::string>> other_words{{"gw", "gw2"},
                                                                   {"gw2", "outside"},
                                                                   {"outside", "elsewhere"},
                                                                   {"ops@", ""},
                                                                   {"ops", "bob"},
                                                                   {"bob", "u1"},
                                                                   {":2022", ":2023"},
                                                                   {":2022", ""},
                                                                   {"k1", "k2"},
                                                                   {"k2", "k3"},
                                                                   {"22", "2222"},
                                                                   {"db", "db2"},
                                                                   {"*", "d*"},
                                                                   {"!", ""},
                                                                   {"exec", "!exec"},
                                                                   {"no", "yes"},
                                                                   {"yes", "no"},
                                                                   {"10.0", "10.1"},
                                                                   {"inner", "outer"},
                                                                   {"ProxyJump", "ProxyCommand"},
                                                                   {"IdentityFile", "#"},
                                                                   {"ProxyJump", "#"},
                                                                   {"HostName", "HostKeyAlias"},
                                                                   {"Host ", "Match host "}};

/// Changes a word of a line; false if it has none of those that are known.
bool change_word(std::string& line) {
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < other_words.size(); ++i) {
        if (line.find(other_words[i].first) != std::string::npos) fitting.push_back(i);
    }
    if (fitting.empty()) return false;
    const auto chosen = static_cast<std::size_t>(pick_number(0, static_cast<int>(fitting.size())));
    const auto& [word, other] = other_words[fitting[chosen]];
    line.replace(line.find(word), word.size(), other);
    return true;
}

}  // namespace

ConfigFolder any_spoiled(ConfigFolder files) {
    auto file = files.begin();
    if (files.size() > 1 && pick_once_in(3)) ++file;
    std::vector<std::string> lines = lines_of(file->second);
    if (lines.empty()) return files;
    const int count = static_cast<int>(lines.size());
    const auto at = lines.begin() + pick_number(0, count);
    switch (pick_number(0, 5)) {
        case 0:
            lines.erase(at);
            break;
        case 1:
            std::iter_swap(at, lines.begin() + pick_number(0, count));
            break;
        case 2:
            lines.insert(lines.begin() + pick_number(0, count), std::string{*at});
            break;
        default:
            if (!change_word(*at)) lines.erase(at);
    }
    file->second.clear();
    for (const std::string& line : lines) file->second += line;
    return files;
}

std::set<std::string> named_by(const Proof& proof) {
    std::set<std::string> ids;
    for (const ProvenRewrite& rewrite : proof.rewrites) {
        for (const NamedDifference& difference : rewrite.differences) ids.insert(difference.id);
    }
    return ids;
}

}  // namespace sshplan::test
