#pragma once

#include <set>
#include <string>
#include <vector>

#include "observed.hpp"
#include "situation.hpp"
#include "tests/support/migrated_file.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {

/// A wild file, what migrate makes of it, and how it is used: by -F where a recipe names the file
/// itself, else as ~/.ssh/config.
class MigratedUse {
public:
    /// `home` is where it will be used.
    MigratedUse(const NamedWildFile& wild, std::string home);

    [[nodiscard]] bool is_rewritten() const { return file_.bytes != before_; }

    /// Whoever asks for a host, with the file as it was.
    [[nodiscard]] Situation before(const std::string& host) const {
        return situation(before_, host);
    }
    /// The same, with the migrated file.
    [[nodiscard]] Situation after(const std::string& host) const {
        return situation(file_.bytes, host);
    }
    /// The same, where the file is read by -F, or is ~/.ssh/config, and the other one is empty.
    [[nodiscard]] Situation after_by_option(const std::string& host) const;
    [[nodiscard]] Situation after_as_own(const std::string& host) const;
    /// A host for each pattern of the file.
    [[nodiscard]] std::set<std::string> hosts() const { return hosts_by_pattern(origin_); }
    /// The answers to its conditions: one suffices where it asks none.
    [[nodiscard]] std::vector<Conditions> outcomes() const;
    /// The rewritten recipe that an ssh process used; null if it used none.
    [[nodiscard]] const ToldRecipe* recipe_of(const Settings& before) const;

private:
    [[nodiscard]] Situation situation(const std::string& bytes, const std::string& host) const;

    std::string origin_;
    std::string name_;
    std::string home_;
    std::string before_;
    MigratedFile file_;
    bool is_used_by_f_ = false;
};

}  // namespace sshplan::test
