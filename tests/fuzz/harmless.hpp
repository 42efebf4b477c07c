#pragma once

#include <cstdlib>
#include <string>

namespace sshplan {

/// Ends the run of a fuzz target that has found something.
inline void check(bool holds) {
    if (!holds) std::abort();
}

/// No byte that a terminal would act on, but the end of a line.
[[nodiscard]] inline bool is_harmless(const std::string& text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n') || byte == 0x7f) return false;
    }
    return true;
}

}  // namespace sshplan
