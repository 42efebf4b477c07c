#pragma once

#include <string>
#include <string_view>

#include "planner/world/descriptor.hpp"

namespace sshplan::test {

/// A socket of the file system that takes connections, as long as this lives.
class LocalListener {
public:
    /// `queue`: how many may wait that nobody accepts (listen(2)). Throws std::runtime_error if it
    /// cannot be made.
    explicit LocalListener(const std::string& path, int queue = 5);

    /// Accepts one connection, reads a request of so many bytes, and sends an answer; hangs up
    /// then.
    void answer_once(std::size_t request, std::string_view bytes) const;

    /// The same, and then sends a byte now and then until the other side hangs up.
    void answer_forever(std::size_t request, std::string_view bytes) const;

private:
    [[nodiscard]] int accept_request(std::size_t size) const;

    Descriptor socket_;
};

/// Connects to such a socket without blocking until nobody more can, and keeps the connections
/// until this process ends.
void fill_queue(const std::string& path);

}  // namespace sshplan::test
