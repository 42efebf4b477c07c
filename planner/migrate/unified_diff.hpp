#pragma once

#include <string>
#include <string_view>

#include "parser/text/edit.hpp"

namespace sshplan {

/// A patch of a file by its edits, as `git apply` and `patch -p1` take it, with three lines of
/// context; empty if they change nothing. `name` is below the folder in which it is applied.
[[nodiscard]] std::string unified_diff(std::string_view name,
                                       std::string_view bytes,
                                       const EditList& edits);

}  // namespace sshplan
