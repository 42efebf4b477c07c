#pragma once

#include <memory>
#include <string>
#include <variant>

#include "planner/lint/baseline.hpp"
#include "planner/migrate/read_state.hpp"
#include "tools/sshplan/commands/verb_option.hpp"
#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// A baseline that was read, with the bytes that it points into.
struct BaselineFile {
    std::shared_ptr<const SourceFile> file{};  // null: there is none
    std::string folder{};                      // in which it lies
    Baseline entries{};
};

/// Reads a baseline file; or says what is wrong with it.
[[nodiscard]] std::variant<BaselineFile, WrongOption> read_baseline_file(const std::string& path,
                                                                         World& world);

/// Writes a baseline to a file, in the place of what it held; a new one gets the owner and the mode
/// of `model`. What it returns is why that failed, in sentences, and nothing has changed then.
[[nodiscard]] std::vector<std::string> write_baseline_file(const std::string& path,
                                                           const std::string& text,
                                                           const std::string& model,
                                                           const Caller& caller);

/// How files of a state are called below a folder of this machine, which may be a relative path;
/// those elsewhere by their whole paths.
[[nodiscard]] FileNamer names_below(const std::string& folder,
                                    const ReadState& state,
                                    World& machine);

}  // namespace sshplan::cli
