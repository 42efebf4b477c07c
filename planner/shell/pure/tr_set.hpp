#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/shell/pure/ascii.hpp"
#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

/// A class in a set of tr: its name, and where in the set it begins.
struct ClassPlace {
    std::string name;
    std::size_t at;

    bool operator==(const ClassPlace&) const = default;
};

/// A set of tr: its characters in the order written (those of a class by their codes).
struct TrSet {
    std::string members{};
    std::vector<ClassPlace> classes{};

    [[nodiscard]] ByteSet bytes() const;
};

/// Reads a set as all trs do; throws Unknown where they do not agree.
[[nodiscard]] TrSet read_tr_set(const Call& call, std::string_view text);

}  // namespace sshplan::shell::pure
