#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "planner/world/world.hpp"

namespace sshplan {

/// What ssh asks about an account (passwd(5)).
struct User {
    std::string name;
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::string home;

    friend bool operator==(const User&, const User&) = default;
};

/// getpwuid(3), as far as /etc/passwd knows.
[[nodiscard]] std::optional<User> user_by_id(World& world, std::uint32_t uid);

/// getpwnam(3), as far as /etc/passwd knows.
[[nodiscard]] std::optional<User> user_by_name(World& world, std::string_view name);

/// Whoever runs this, and how that was found out.
struct LocalUser {
    /// `environment`: the uid is not in /etc/passwd, so USER and HOME were believed; to be noted.
    enum class Found : std::uint8_t { passwd, environment };

    User user;
    Found found = Found::passwd;
};

/// The user of the World's uid, whose home is where ssh looks for `.ssh` (ssh.c main asks
/// getpwuid(3), which also knows other sources than /etc/passwd). Nothing if the uid is not in
/// /etc/passwd and USER or HOME is not set.
[[nodiscard]] std::optional<LocalUser> local_user(World& world);

/// Whether Debian's ssh lets this group write to a configuration file of `owner` (misc.c
/// secure_permissions of its patch user-group-modes): its only member, by passwd(5) or group(5), is
/// that user. `uid` is the user who runs ssh, who may be another one than the owner.
[[nodiscard]] bool is_private_group(World& world,
                                    std::uint32_t group,
                                    std::uint32_t owner,
                                    std::uint32_t uid);

}  // namespace sshplan
