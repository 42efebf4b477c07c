#pragma once

#include <fcntl.h>
#include <unistd.h>

namespace sshplan {

/// Where standard streams are closed, a new descriptor takes the place of one, and would be taken
/// for it here and in a child. Returns one for the same that does not; negative, with errno, if
/// there is none left. Negative ones stay as they are.
[[nodiscard]] inline int above_standard(int descriptor) {
    if (descriptor < 0 || descriptor > STDERR_FILENO) return descriptor;
    const int moved = ::fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    ::close(descriptor);
    return moved;
}

}  // namespace sshplan
