#pragma once

#include <cstddef>
#include <ostream>

namespace sshplan::cli {

/// Where an answer goes, and what the other end is.
struct Sink {
    std::ostream& stream;
    bool is_terminal = false;
};

/// The two streams of a run. `width` is that of the terminal, in columns.
struct Streams {
    Sink out;
    Sink err;
    std::size_t width = 80;
};

}  // namespace sshplan::cli
