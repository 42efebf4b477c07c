#pragma once

#include <string>
#include <vector>

#include "planner/world/descriptor.hpp"

namespace sshplan {

/// A directory that stays the same whatever becomes of its name, and is never reached by a link.
class OpenFolder {
public:
    explicit OpenFolder(const std::string& path);
    /// One in another.
    OpenFolder(const OpenFolder& parent, const std::string& name);

    /// Negative, with errno, if it cannot be opened.
    [[nodiscard]] int number() const { return descriptor_.number(); }

    /// The names in it, without `.` and `..`.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    Descriptor descriptor_;
};

}  // namespace sshplan
