#pragma once

#include <string>

#include "planner/world/descriptor.hpp"

namespace sshplan {

/// Opens what stands at `rest` below a folder, for open(2)'s `flags`, if no part of `rest` is a
/// link or leads upwards: what was looked at and is swapped for a link now is not followed. By
/// openat2(2), or step by step where there is none. Negative: errno says why not; ELOOP and EXDEV
/// for what leads elsewhere.
[[nodiscard]] Descriptor open_beneath(const std::string& folder,
                                      const std::string& rest,
                                      int flags);

/// The same step by step.
[[nodiscard]] Descriptor walk_beneath(const std::string& folder,
                                      const std::string& rest,
                                      int flags);

/// Why openat2(2) cannot be used, in strerror(3)'s words; nothing if it can.
[[nodiscard]] const char* beneath_failure();

}  // namespace sshplan
