#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "planner/explore/judged_configurations.hpp"
#include "planner/resolve/conditions.hpp"
#include "tools/sshplan/commands/path_options.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/sources.hpp"
#include "tools/sshplan/views/diagnostics.hpp"
#include "tools/sshplan/views/file_names.hpp"
#include "tools/sshplan/views/file_remark.hpp"

/// What all verbs do that judge files at PATHs.
namespace sshplan::cli {

/// The roles in which files at a path are read, as the options say otherwise.
[[nodiscard]] JudgedRoles judged_roles(const PathOptions& options, const Dialect& dialect);

/// Finds the configurations at all paths. What it returns says what is wrong with one.
[[nodiscard]] std::optional<PathFault> look_at_paths(JudgedConfigurations& judged,
                                                     const PathOptions& options,
                                                     World& machine);

/// Whom conditions of such files are put to: the assumptions, and a table or a resolver that was
/// asked for by name; nothing about this machine.
[[nodiscard]] std::variant<Conditions, BadNameTable> judged_conditions(
    const PathOptions& options, const JudgedConfiguration& some, const Caller& caller);

/// All conditions, with an unknown caller in words.
[[nodiscard]] std::vector<Condition> shown_conditions(const Conditions& conditions);

/// What the files are called by whoever looks from outside.
[[nodiscard]] FileNames names_of(const JudgedConfigurations& found);
[[nodiscard]] std::string name_of(const JudgedConfigurations& found, const SourceFile& file);

/// What is to be said of such files: where an Include was not followed.
[[nodiscard]] std::vector<FileRemark> remarks_on_includes(const JudgedConfigurations& judged);

/// The same, and which lines ask who will use them: for whoever reads them as one user.
[[nodiscard]] std::vector<FileRemark> remarks_about(const JudgedConfigurations& judged,
                                                    const PathOptions& options);

/// How ssh's messages are shown on standard error.
[[nodiscard]] DiagnosticOptions diagnostics_on_errors(const Caller& caller,
                                                      ColourWish colour,
                                                      const std::string& home);

/// What goes to standard error beside an answer.
struct FileMessages {
    std::span<const FileRemark> remarks;
    std::span<const Note> notes;
    const Conditions* conditions = nullptr;  // null: none were put to anybody
    std::string home{};                      // shown as `~`; empty: nothing is
};

/// Says it, and which assumptions nothing came of.
void print_file_messages(const FileMessages& messages,
                         const PathOptions& options,
                         const Caller& caller);

}  // namespace sshplan::cli
