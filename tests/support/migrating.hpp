#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "planner/migrate/migrate.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan::test {

/// The bytes of files, by their names in one folder. The one that is called "config" is read in the
/// place of ~/.ssh/config.
using ConfigFolder = std::map<std::string, std::string>;

/// Reads the configuration of a folder that lies in "ssh/" of a machine, for somebody unknown.
[[nodiscard]] ReadState read_folder(World& machine);

/// A machine with the files of a folder in "ssh/", and no others.
[[nodiscard]] Imaginary machine_with(const ConfigFolder& files);

/// A migration of the files of a folder, to which everything is agreed, and what its proof makes of
/// other bytes in the place of its own.
class Migrating {
public:
    /// `dialects` is not empty, the newest last.
    Migrating(ConfigFolder files, std::vector<Dialect> dialects);
    Migrating(const Migrating&) = delete;
    Migrating& operator=(const Migrating&) = delete;

    [[nodiscard]] const ConfigFolder& before() const { return files_; }
    [[nodiscard]] const Migration& migration() const { return migration_; }

    /// The files as the migration has them.
    [[nodiscard]] ConfigFolder after() const;

    /// The ids of all differences that were named.
    [[nodiscard]] std::set<std::string> differences() const;

    /// What is proved of the same rewrites, if the files were these; for some releases only.
    [[nodiscard]] Proof proof_of(const ConfigFolder& after);
    [[nodiscard]] Proof proof_of(const ConfigFolder& after, std::span<const Dialect> dialects);

    /// Each recipe as "LINE netcat differs quiet,nc-timeout", and of those that are refused why.
    [[nodiscard]] std::string described() const;

private:
    ConfigFolder files_;
    std::vector<Dialect> dialects_;
    ImaginaryWorld world_;
    Migration migration_;
};

/// A witness for a person to read.
[[nodiscard]] std::string described(const ChangeWitness& witness);

/// The known releases from one on, the newest last. Throws std::invalid_argument for none.
[[nodiscard]] std::vector<Dialect> releases_since(std::string_view oldest);

/// A folder for a person to read.
[[nodiscard]] std::string described(const ConfigFolder& files);

}  // namespace sshplan::test
