#pragma once

#include <chrono>

namespace sshplan {

/// A bound on the time that something may take in all, from now on.
class Deadline {
public:
    explicit Deadline(double seconds) : seconds_(seconds) {}

    /// The seconds since it was made, and those that are left, never less than 0.
    [[nodiscard]] double passed() const;
    [[nodiscard]] double left() const;

    /// Waits until one of these events of poll(2) comes. Whether it did; nothing comes behind the
    /// deadline.
    [[nodiscard]] bool wait_for(int descriptor, short events) const;

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    double seconds_;
};

}  // namespace sshplan
