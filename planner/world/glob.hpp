#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan {

/// What a pattern found. With `too_much` the search met a limit and nothing may be concluded from
/// `paths`, which is then empty.
struct GlobAnswer {
    enum class End : std::uint8_t { complete, too_much };

    std::vector<std::string> paths;  // sorted bytewise, whatever the locale
    End end = End::complete;
};

/// How far one search goes: paths held at a time, and directories read plus paths looked up.
struct GlobLimits {
    std::size_t paths = 10'000;
    std::size_t steps = 100'000;
};

/// glob(3) with GLOB_TILDE alone, as glibc does it and ssh_config(5) Include uses it: `*`, `?`,
/// `[...]` and backslashes; wildcards match no leading dot; a pattern without wildcards is a path
/// that must exist; nothing found is an empty answer. `~` stands for `home`, `~user` for what
/// /etc/passwd says of that user; an unknown user matches nothing. Bytes are compared, not
/// characters of a locale.
[[nodiscard]] GlobAnswer glob_paths(World& world,
                                    std::string_view pattern,
                                    std::string_view home,
                                    GlobLimits limits = {});

/// What `~` stands for in glob(3): HOME, or `passwd_home` where that is unset or empty.
[[nodiscard]] std::string glob_home(World& world, std::string_view passwd_home);

}  // namespace sshplan
