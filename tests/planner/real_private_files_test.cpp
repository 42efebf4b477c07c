#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/world/real_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/child.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan {
namespace {

namespace fs = std::filesystem;
using test::in_child;
using test::read_bytes;
using test::TemporaryFolder;

mode_t mode_of(const std::string& path) {
    struct stat status{};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

void set_variable(const char* name, const std::string& value) {
    if (value == "unset") {
        ::unsetenv(name);
    } else {
        ::setenv(name, value.c_str(), 1);
    }
}

/// Where a private folder is made under these two variables, or why nowhere.
std::string base_under(const std::string& runtime, const std::string& temporary) {
    set_variable("XDG_RUNTIME_DIR", runtime);
    set_variable("TMPDIR", temporary);
    RealWorld world{RealWorld::Powers::acts};
    const auto made = world.make_private_folder();
    if (const auto* failure = std::get_if<FileFailure>(&made)) return failure->reason;
    const std::string path = std::get<std::string>(made);
    if (const auto why = world.remove_folder(path)) return *why;
    return fs::path{path}.parent_path();
}

}  // namespace

TEST_CASE("a private folder is made in the first directory that is good for it") {
    const TemporaryFolder folder;
    const std::string first = folder.path("first");
    const std::string second = folder.path("second");
    const std::string shared = folder.path("shared");
    for (const std::string& path : {first, second, shared, folder.path("a b")}) {
        fs::create_directory(path);
    }
    fs::permissions(shared, fs::perms{0777});
    fs::create_directory_symlink(second, folder.path("link"));
    fs::create_directory_symlink(folder.path("a b"), folder.path("plain_link"));
    const std::string file = folder.write("file", "");
    const auto base = [](const std::string& runtime, const std::string& temporary) {
        return in_child([&] { return base_under(runtime, temporary); }).text;
    };
    CHECK(base(first, second) == first);
    CHECK(base(first + "//", second) == first);
    CHECK(base(folder.path("link"), first) == second);
    for (const std::string& bad : {std::string{"unset"},
                                   std::string{""},
                                   std::string{"relative"},
                                   folder.path("none"),
                                   folder.path("a b"),
                                   folder.path("plain_link"),
                                   file,
                                   shared}) {
        CHECK(base(bad, second) == second);
        CHECK(base(bad, bad) == "/tmp");
    }
    fs::permissions(shared, fs::perms{01777});
    CHECK(base(shared, second) == shared);
}

TEST_CASE("a private folder is not made in a directory of somebody else") {
    const auto end = in_child([] {
        constexpr uid_t nobody = 65534;
        if (::geteuid() == 0 && ::setresuid(nobody, nobody, nobody) != 0) return std::string{"?"};
        return base_under("/tmp", "/usr") + " " + base_under("/usr", "unset");
    });
    CHECK(end.text == "/tmp /tmp");
}

TEST_CASE("a private folder is for this user alone, and tells whose process made it") {
    const TemporaryFolder folder;
    const auto end = in_child([&] {
        ::umask(0);
        set_variable("XDG_RUNTIME_DIR", folder.path(""));
        RealWorld world{RealWorld::Powers::acts};
        const auto first = std::get<std::string>(world.make_private_folder());
        const auto second = std::get<std::string>(world.make_private_folder());
        const auto begin = folder.path(fmt::format("sshplan-{}-", ::getpid()));
        const bool is_named = first.starts_with(begin) && second.starts_with(begin);
        return fmt::format(
            "{} {} {:o} {:o}", is_named, first != second, mode_of(first), mode_of(second));
    });
    CHECK(end.text == "true true 700 700");
    RealWorld reader{RealWorld::Powers::only_reads};
    CHECK(std::get<FileFailure>(reader.make_private_folder()).reason ==
          "this machine is only read");
}

TEST_CASE("a private file is for this user alone, and made only where nothing is") {
    const TemporaryFolder folder;
    RealWorld world{RealWorld::Powers::acts};
    const std::string bytes{"a\0b\n", 4};
    const std::string path = folder.path("made");
    const auto end = in_child([&] {
        ::umask(0);
        return world.create_private_file(path, bytes).value_or("made");
    });
    CHECK(end.text == "made");
    CHECK(read_bytes(path) == bytes);
    CHECK(mode_of(path) == 0600);
    CHECK(world.create_private_file(path, "new") == "File exists");
    CHECK(read_bytes(path) == bytes);
    fs::create_symlink("target", folder.path("link"));
    CHECK(world.create_private_file(folder.path("link"), "new") == "File exists");
    CHECK_FALSE(fs::exists(folder.path("target")));
    CHECK(world.create_private_file(folder.path("none/x"), "") == "No such file or directory");
    RealWorld reader{RealWorld::Powers::only_reads};
    CHECK(reader.create_private_file(folder.path("x"), "") == "this machine is only read");
}

TEST_CASE("a private file is made whole or not at all") {
    const TemporaryFolder folder;
    const auto end = in_child([&] {
        const rlimit limit{.rlim_cur = 5, .rlim_max = 5};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        RealWorld world{RealWorld::Powers::acts};
        const auto held = world.hold_signals();
        return world.create_private_file(folder.path("made"), "more than 5").value_or("made");
    });
    CHECK(end.text == "File too large");
    CHECK_FALSE(fs::exists(folder.path("made")));
}

TEST_CASE("a folder is removed with its files, and no link is followed") {
    const TemporaryFolder folder;
    const std::string kept = folder.write("kept/file", "bytes");
    const std::string path = folder.path("folder");
    RealWorld world{RealWorld::Powers::acts};
    CHECK(world.remove_folder(path) == std::nullopt);  // there is none
    (void)folder.write("folder/file", "");
    (void)folder.write("folder/.hidden", "");
    fs::create_symlink(kept, path + "/link");
    fs::create_directory_symlink(folder.path("kept"), path + "/folder_link");
    RealWorld reader{RealWorld::Powers::only_reads};
    CHECK(reader.remove_folder(path) == "this machine is only read");
    CHECK(world.remove_folder(path + "/") == std::nullopt);
    CHECK_FALSE(fs::exists(fs::symlink_status(path)));
    CHECK(read_bytes(kept) == "bytes");
    fs::create_directory_symlink("kept", path);
    CHECK(world.remove_folder(path));
    CHECK(world.remove_folder(path + "/"));
    CHECK(world.remove_folder(kept) == "Not a directory");
    CHECK(read_bytes(kept) == "bytes");
    const std::string deep = folder.write("deep/folder/file", "bytes");
    CHECK(world.remove_folder(folder.path("deep")) == "Directory not empty");
    CHECK(read_bytes(deep) == "bytes");
}

}  // namespace sshplan
