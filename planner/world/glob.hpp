#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan {

/// What a pattern found. Where the search met a limit nothing may be concluded from `paths`, which
/// is then empty.
struct GlobAnswer {
    std::vector<std::string> paths{};  // sorted bytewise, whatever the locale
    std::optional<Limit> met{};        // files: paths held at a time; lookups
};

/// glob(3) with GLOB_TILDE alone, as the one that ssh brings along does it for ssh_config(5)
/// Include (openbsd-compat/glob.c): `*`, `?`, `[...]` and backslashes; wildcards match no leading
/// dot; a pattern without wildcards is a path that must exist; nothing found is an empty answer.
/// `~` stands for `home`, `~user` for what /etc/passwd says of that user; an unknown user matches
/// nothing. Bytes are compared, not characters of a locale. One search goes as far as the limits of
/// `world`.
[[nodiscard]] GlobAnswer glob_paths(World& world, std::string_view pattern, std::string_view home);

/// What `~` stands for in glob(3): HOME, or `passwd_home` where that is unset or empty.
[[nodiscard]] std::string glob_home(World& world, std::string_view passwd_home);

}  // namespace sshplan
