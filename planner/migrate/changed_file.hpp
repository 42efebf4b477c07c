#pragma once

#include <span>
#include <string>

#include "parser/text/edit.hpp"
#include "parser/text/source.hpp"
#include "planner/migrate/read_state.hpp"

namespace sshplan {

/// A file that is to be changed.
struct ChangedFile {
    const SourceFile* file = nullptr;  // never null; as it is
    std::string place{};               // its path without links
    EditList edits{};
    std::string bytes{};  // as they will be
};

/// A patch of all of them, as `git apply` takes it, in the order of the names that they have in a
/// state.
[[nodiscard]] std::string patch_of(std::span<const ChangedFile> changes, const ReadState& state);

}  // namespace sshplan
