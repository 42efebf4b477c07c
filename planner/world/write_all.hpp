#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace sshplan {

/// Writes all bytes to a descriptor that waits for room. Returns strerror(3)'s words for why not
/// all of them are written.
[[nodiscard]] inline std::optional<std::string> write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::strerror(errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return std::nullopt;
}

}  // namespace sshplan
