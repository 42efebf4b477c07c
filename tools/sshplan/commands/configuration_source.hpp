#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planner/explore/judged_configurations.hpp"
#include "planner/migrate/read_state.hpp"
#include "tools/sshplan/commands/path_options.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/sources.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/file_remark.hpp"

namespace sshplan::cli {

/// Why nothing can be read.
struct SourceFault {
    std::string text;
    int status = status::wrong_usage;  // to exit with
};

/// The configurations that a verb is asked about, and how to read them again when their bytes are
/// others.
class ConfigurationSource {
public:
    /// What it is given must outlive it.
    ConfigurationSource(const PathOptions& options,
                        std::string_view verb,
                        const Dialect& dialect,
                        const Caller& caller)
        : options_(options), verb_(verb), dialect_(dialect), caller_(caller) {}

    /// What is wrong with a PATH, or with the user's own file; nothing if all can be read.
    [[nodiscard]] std::optional<SourceFault> look();

    /// Reads them on a machine: on this one, as look() found them, which must have found nothing
    /// wrong.
    [[nodiscard]] ReadState read(World& machine) const;

    /// The machine that look() looks at.
    [[nodiscard]] World& machine() const { return caller_.reading; }

    /// What there is to say of the files as look() read them.
    [[nodiscard]] std::vector<FileRemark> remarks() const;
    [[nodiscard]] const std::string& shell() const { return shell_; }

    /// Whom the conditions of the files are put to, as the options say: nobody, unless they ask for
    /// the network or give answers.
    [[nodiscard]] std::variant<Conditions, BadNameTable> conditions() const;

    /// The configurations at PATHs; null for the user's own.
    [[nodiscard]] const JudgedConfigurations* judged() const { return judged_.get(); }
    /// What was found out about this machine, for its user's own file.
    [[nodiscard]] const std::vector<Note>& notes() const { return notes_; }
    /// The home of this machine's user; empty with PATHs.
    [[nodiscard]] const std::string& home() const { return home_; }

    /// Whether the same bytes can be read again: not those of standard input.
    [[nodiscard]] bool is_repeatable() const;

private:
    [[nodiscard]] std::optional<SourceFault> look_at_own();
    [[nodiscard]] EvaluationOptions own_options() const;
    [[nodiscard]] std::shared_ptr<JudgedConfigurations> judged_on(World& machine) const;

    const PathOptions& options_;
    std::string_view verb_;
    const Dialect& dialect_;
    const Caller& caller_;
    std::shared_ptr<JudgedConfigurations> judged_;  // null: the user's own file
    std::string shell_;
    std::string home_;
    std::vector<Note> notes_;
};

}  // namespace sshplan::cli
