#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/world/real_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan {
namespace {

namespace fs = std::filesystem;
using test::read_bytes;
using test::TemporaryFolder;

/// An entry of an access control list, as Linux keeps it (linux/posix_acl_xattr.h).
struct Entry {
    std::uint16_t tag;
    std::uint16_t permissions;
    std::uint32_t id = 0xffffffff;
};

constexpr std::uint16_t owner = 0x01;
constexpr std::uint16_t named_user = 0x02;
constexpr std::uint16_t group = 0x04;
constexpr std::uint16_t mask = 0x10;
constexpr std::uint16_t others = 0x20;

/// Little-endian, as the kernel wants it on every machine.
std::string list_of(const std::vector<Entry>& entries) {
    std::string bytes{"\x02\0\0\0", 4};
    const auto add = [&](std::uint32_t number, int size) {
        for (int i = 0; i < size; ++i) bytes += static_cast<char>((number >> (8 * i)) & 0xffU);
    };
    for (const Entry& entry : entries) {
        add(entry.tag, 2);
        add(entry.permissions, 2);
        add(entry.id, 4);
    }
    return bytes;
}

const std::string lets_user_in =
    list_of({{owner, 6}, {named_user, 4, 4242}, {group, 0}, {mask, 4}, {others, 0}});

/// Whether an attribute could be set; if this file system has none, it says so.
bool could_set(const std::string& path, const char* name, const std::string& value) {
    if (::setxattr(path.c_str(), name, value.data(), value.size(), 0) == 0) return true;
    const int error = errno;
    if (error == ENOTSUP) std::cout << "SKIPPED: no extended attributes below " << path << '\n';
    CHECK(error == ENOTSUP);
    return false;
}

std::string attribute(const std::string& path, const char* name) {
    std::array<char, 256> bytes{};
    const ssize_t size = ::getxattr(path.c_str(), name, bytes.data(), bytes.size());
    return size < 0 ? "(none)" : std::string{bytes.data(), static_cast<std::size_t>(size)};
}

unsigned mode_of(const std::string& path) {
    struct stat status{};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

FileStatus status_of(World& world, const std::string& path) {
    const FileStatusAnswer answer = world.file_status(path);
    REQUIRE(std::holds_alternative<FileStatus>(answer));
    return std::get<FileStatus>(answer);
}

}  // namespace

TEST_CASE("what stands at a path is told without following links") {
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "old");
    fs::create_symlink("config", folder.path("link"));
    fs::create_hard_link(path, folder.path("second"));
    RealWorld world{RealWorld::Powers::only_reads};
    const FileStatus file = status_of(world, path);
    CHECK(file.kind == FileStatus::Kind::regular);
    CHECK(file.names == 2);
    CHECK(file.owner == ::geteuid());
    CHECK(file.mode == 0600);
    CHECK_FALSE(file.write_failure);
    CHECK(status_of(world, folder.path("second")).number == file.number);
    CHECK(status_of(world, folder.path("second")).device == file.device);
    CHECK(status_of(world, folder.path("link")).kind == FileStatus::Kind::link);
    CHECK(status_of(world, folder.path("link")).number != file.number);
    CHECK(status_of(world, folder.path("")).kind == FileStatus::Kind::other);
    const FileStatusAnswer none = world.file_status(folder.path("none"));
    CHECK(std::get<FileFailure>(none).kind == FileFailure::Kind::missing);
    const FileStatusAnswer below = world.file_status(path + "/x");
    CHECK(std::get<FileFailure>(below).kind == FileFailure::Kind::failed);
    CHECK(std::get<FileFailure>(below).reason == "Not a directory");
}

TEST_CASE("a file is made only where nothing is, not even a link") {
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "old");
    const std::string other = folder.write("other", "of somebody");
    RealWorld world{RealWorld::Powers::acts};
    CHECK(world.create_file_like(other, path, "new") == "File exists");
    CHECK(world.link_file(path, other) == "File exists");
    CHECK(read_bytes(other) == "of somebody");
    fs::create_symlink("target", folder.path("link"));
    CHECK(world.create_file_like(folder.path("link"), path, "new") == "File exists");
    CHECK_FALSE(fs::exists(folder.path("target")));
    CHECK(world.create_file_like(folder.path("none/new"), path, "") == "No such file or directory");
    CHECK(world.create_file_like(folder.path("new"), folder.path("none"), "") ==
          "No such file or directory");
    CHECK_FALSE(fs::exists(folder.path("new")));
    CHECK(world.remove_file(folder.path("none")) == "No such file or directory");
    CHECK(world.rename_file(folder.path("none"), path) == "No such file or directory");
    CHECK(world.sync_directory(folder.path("none")) == "No such file or directory");
    CHECK(world.sync_directory(path) == "Not a directory");
}

TEST_CASE("access control lists and other attributes go with a file") {
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "old");
    const std::string made = folder.path("new");
    const std::string note{"a\0b", 3};
    if (!could_set(path, "user.note", note)) return;
    if (!could_set(path, "user.empty", "")) return;
    if (!could_set(path, "system.posix_acl_access", lets_user_in)) return;
    REQUIRE(mode_of(path) == 0640);  // the mask of the list
    RealWorld world{RealWorld::Powers::acts};
    CHECK(world.create_file_like(made, path, "new") == std::nullopt);
    CHECK(attribute(made, "user.note") == note);
    CHECK(attribute(made, "user.empty") == "");
    CHECK(attribute(made, "system.posix_acl_access") == lets_user_in);
    CHECK(mode_of(made) == 0640);
}

TEST_CASE("a file without an access control list gets none of its folder") {
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "old");
    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    if (!could_set(folder.path(""), "system.posix_acl_default", lets_user_in)) return;
    // Else there would be nothing to take away.
    const std::string inherits = folder.write("inherits", "");
    REQUIRE(attribute(inherits, "system.posix_acl_access") != "(none)");
    RealWorld world{RealWorld::Powers::acts};
    CHECK(world.create_file_like(folder.path("new"), path, "new") == std::nullopt);
    CHECK(attribute(folder.path("new"), "system.posix_acl_access") == "(none)");
    CHECK(mode_of(folder.path("new")) == 0640);
}

}  // namespace sshplan
