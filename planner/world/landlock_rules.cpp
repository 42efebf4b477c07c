#include "planner/world/landlock_rules.hpp"

#ifdef __linux__
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "planner/world/descriptor.hpp"

namespace sshplan {

#if defined(__linux__) && defined(SYS_landlock_restrict_self) && !defined(SSHPLAN_INSTRUMENTED)

namespace {

/// What changes files, as the first version of Landlock knows it (landlock(7)).
constexpr std::uint64_t writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                  LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                  LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                  LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                  LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

/// What later versions know besides, which headers may not: moving between folders (2), truncating
/// (3), orders to devices (5).
struct LaterRight {
    long version;
    std::uint64_t right;
};

constexpr std::array later_rights{LaterRight{2, std::uint64_t{1} << 13},
                                  LaterRight{3, std::uint64_t{1} << 14},
                                  LaterRight{5, std::uint64_t{1} << 15}};

std::uint64_t rights_of(long version) {
    std::uint64_t rights = writing;
    for (const LaterRight& later : later_rights) {
        if (later.version <= version) rights |= later.right;
    }
    return rights;
}

}  // namespace

std::optional<std::string> forbid_writing() {
    const long version = ::syscall(
        SYS_landlock_create_ruleset, nullptr, std::size_t{0}, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 0) return std::strerror(errno);
    // No rule follows that would allow any of it somewhere.
    const landlock_ruleset_attr ruleset{.handled_access_fs = rights_of(version)};
    const Descriptor rules{
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &ruleset, sizeof ruleset, 0U))};
    if (rules.number() < 0 || ::syscall(SYS_landlock_restrict_self, rules.number(), 0U) != 0) {
        return std::strerror(errno);
    }
    return std::nullopt;
}

#else

std::optional<std::string> forbid_writing() { return "not on this system, or not in this build"; }

#endif

}  // namespace sshplan
