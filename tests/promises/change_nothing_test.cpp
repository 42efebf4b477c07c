#include <filesystem>
#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "planner/world/confined_world.hpp"
#include "planner/world/overlaid_world.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

const ChangeFailure refused = "this machine is only read";

/// Tries every call that would change something in a folder with a file `config`.
void try_to_change(World& world, const TemporaryFolder& folder) {
    const std::string path = folder.path("config");
    const std::string other = folder.path("other");
    CHECK(world.create_file_like(other, path, "new") == refused);
    CHECK(world.link_file(path, other) == refused);
    CHECK(world.rename_file(path, other) == refused);
    CHECK(world.remove_file(path) == refused);
    CHECK(world.sync_directory(folder.path("")) == refused);
    CHECK(world.hold_signals() == nullptr);
    CHECK(read_bytes(path) == "old");
    CHECK_FALSE(std::filesystem::exists(other));
}

}  // namespace

TEST_CASE("no world of a verb that only answers changes a file") {
    const TemporaryFolder folder;
    folder.write("config", "old");
    RealWorld reading{RealWorld::Powers::only_reads};
    try_to_change(reading, folder);
    // Those that verbs put in front of a machine pass nothing on to it, even one that acts.
    RealWorld acting{RealWorld::Powers::acts};
    ConfinedWorld confined{acting, {.root = folder.path(""), .ssh_dir = folder.path("")}};
    try_to_change(confined, folder);
    OverlaidWorld overlaid{acting, std::map<std::string, std::string>{}};
    try_to_change(overlaid, folder);
}

TEST_CASE("the calls that are refused would change something") {
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "old");
    RealWorld acting{RealWorld::Powers::acts};
    CHECK(acting.create_file_like(folder.path("new"), path, "new") == std::nullopt);
    CHECK(acting.link_file(path, folder.path("second")) == std::nullopt);
    CHECK(acting.rename_file(folder.path("new"), path) == std::nullopt);
    CHECK(acting.sync_directory(folder.path("")) == std::nullopt);
    CHECK(read_bytes(path) == "new");
    CHECK(read_bytes(folder.path("second")) == "old");
    CHECK(acting.remove_file(path) == std::nullopt);
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK(acting.hold_signals() != nullptr);
}

}  // namespace sshplan::test
