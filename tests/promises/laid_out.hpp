#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

/// A configuration of the corpus in a folder of its own.
struct LaidOut {
    std::string name{};                       // where it stands in the corpus
    std::string folder{};                     // in which it lies
    std::string config{};                     // its top file
    std::string host{};                       // a name that it knows, or another one
    std::set<std::string> files{};            // all that may be read: its files, but for keys
    std::set<std::string> named_variables{};  // that its text names
};

/// Part of the corpus, written to disk, and the home of whoever reads it: an ssh that says its
/// version, a shell and an agent that nobody must ask.
class LaidOutCorpus {
public:
    /// Configurations that are files: `cookbook`, `bytes`, or any other folder.
    void add_files(const std::string& folder);
    /// Those of golden cases below a folder, and of recorded ones.
    void add_golden_cases(const std::string& folder);
    void add_recorded_cases(const std::string& folder);

    [[nodiscard]] const std::vector<LaidOut>& all() const { return all_; }
    [[nodiscard]] std::string path(std::string_view name) const { return folder_.path(name); }

    /// Variables of whoever reads it: all that some configuration names have `value`.
    [[nodiscard]] std::map<std::string, std::string> environment(const std::string& value) const;

private:
    /// Writes files, of which one is the top one, with absolute names below a folder of their own.
    void add(const std::string& name,
             const std::map<std::string, std::string>& files,
             const std::string& top);

    TemporaryFolder folder_;
    std::vector<LaidOut> all_;
};

}  // namespace sshplan::test
