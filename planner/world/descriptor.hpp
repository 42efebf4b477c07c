#pragma once

#include <unistd.h>

#include <utility>

namespace sshplan {

/// Closes a file descriptor at the end of a scope; negative: none.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { (void)close(); }

    [[nodiscard]] int number() const { return number_; }

    /// Closes it now. Whether close(2) was content; errno says why not.
    [[nodiscard]] bool close() {
        const int number = std::exchange(number_, -1);
        return number < 0 || ::close(number) == 0;
    }

    /// Hands it over to whoever closes it instead.
    [[nodiscard]] int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

}  // namespace sshplan
