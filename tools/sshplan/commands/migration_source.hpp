#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "planner/explore/judged_configurations.hpp"
#include "planner/migrate/migrate.hpp"
#include "tools/sshplan/commands/migrate_options.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/views/file_remark.hpp"

namespace sshplan::cli {

/// The configurations that `migrate` is asked about, and how to read them again when their bytes
/// are others.
class MigrationSource {
public:
    MigrationSource(const MigrateOptions& options, const Dialect& dialect, const Caller& caller)
        : options_(options), dialect_(dialect), caller_(caller) {}

    /// What is wrong with a PATH, or with the user's own file; nothing if all can be read.
    [[nodiscard]] std::optional<std::string> look();

    /// Reads them on a machine: on this one, as look() found them, which must have found nothing
    /// wrong.
    [[nodiscard]] ReadState read(World& machine) const;

    /// What there is to say of the files as look() read them.
    [[nodiscard]] std::vector<FileRemark> remarks() const;
    [[nodiscard]] const std::string& shell() const { return shell_; }

private:
    [[nodiscard]] std::optional<std::string> look_at_own();
    [[nodiscard]] EvaluationOptions own_options() const;
    [[nodiscard]] std::shared_ptr<JudgedConfigurations> judged_on(World& machine) const;

    const MigrateOptions& options_;
    const Dialect& dialect_;
    const Caller& caller_;
    std::shared_ptr<JudgedConfigurations> judged_;  // null: the user's own file
    std::string shell_;
};

}  // namespace sshplan::cli
