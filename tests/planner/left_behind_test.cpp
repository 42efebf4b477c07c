#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/world/left_behind.hpp"
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

/// The number of a process that is no more.
pid_t dead_process() {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    ::waitpid(child, nullptr, 0);
    return child;
}

/// Makes a private folder in a directory, with a file in it; its path.
std::string make_in(RealWorld& world, const std::string& base) {
    ::setenv("XDG_RUNTIME_DIR", base.c_str(), 1);
    std::string made = std::get<std::string>(world.make_private_folder());
    if (const auto why = world.create_private_file(made + "/config", "Host x\n")) return *why;
    return made;
}

}  // namespace

TEST_CASE("what a process that is no more left behind is removed by the next one") {
    const TemporaryFolder folder;
    const auto first = in_child([&] {
        RealWorld world{RealWorld::Powers::acts};
        return make_in(world, folder.path(""));
    });
    REQUIRE(fs::exists(first.text + "/config"));
    const auto second = in_child([&] {
        RealWorld world{RealWorld::Powers::acts};
        return make_in(world, folder.path(""));
    });
    CHECK_FALSE(fs::exists(first.text));
    CHECK(fs::exists(second.text + "/config"));
}

TEST_CASE("what looks left behind, but is claimed, stays until it is not") {
    const TemporaryFolder folder;
    const std::string name = fmt::format("sshplan-{}-abcdef", dead_process());
    const auto end = in_child([&] {
        std::string said;
        {
            RealWorld world{RealWorld::Powers::acts};
            // As if the process in its name were out of sight.
            fs::rename(make_in(world, folder.path("")), folder.path(name));
            remove_left_behind(folder.path(""));
            said = read_bytes(folder.path(name + "/config"));
        }
        remove_left_behind(folder.path(""));
        return said + (fs::exists(folder.path(name)) ? "there" : "removed");
    });
    CHECK(end.text == "Host x\nremoved");
}

TEST_CASE("a claim is given up when its folder is removed") {
    const TemporaryFolder folder;
    const auto end = in_child([&] {
        RealWorld world{RealWorld::Powers::acts};
        const int before = ::dup(STDIN_FILENO);
        ::close(before);
        for (int i = 0; i < 3; ++i) {
            if (world.remove_folder(make_in(world, folder.path("")))) return std::string{"left"};
        }
        return std::string{::dup(STDIN_FILENO) == before ? "given up" : "held"};
    });
    CHECK(end.text == "given up");
}

TEST_CASE("nothing but private folders of dead processes is removed") {
    const TemporaryFolder folder;
    const std::string file = folder.write("file", "bytes");
    const std::string ours = fmt::format("sshplan-{}-", dead_process());
    (void)folder.write(ours + "remove/a", "");
    (void)folder.write(ours + "remove/.b", "");
    fs::create_directory(folder.path(ours + "REMOVE"));
    const std::vector<std::string> kept{
        folder.write(ours + "folder/in/a", ""),
        folder.write(ours + "short/a", ""),
        folder.write(ours + "toolong/a", ""),
        folder.write(ours + "two-ab/a", ""),
        folder.write(ours + "a-file", ""),
        folder.write(fmt::format("sshplan-{}-abcdef/a", ::getpid()), ""),
        folder.write("sshplan-1-abcdef/a", ""),
        folder.write("sshplan-0-abcdef/a", ""),
        folder.write("sshplan--5-abcdef/a", ""),
        folder.write("sshplan-99999999999999999999-abcdef/a", ""),
        folder.write("sshplan-test-abcdef/a", ""),
        folder.write("x" + ours + "abcdef/a", ""),
    };
    fs::create_directory(folder.path(ours + "linked"));
    fs::create_symlink(file, folder.path(ours + "linked/a"));
    fs::create_directory_symlink(folder.path("elsewhere"), folder.path(ours + "islink"));
    const std::string elsewhere = folder.write("elsewhere/a", "");
    remove_left_behind(folder.path(""));
    CHECK_FALSE(fs::exists(folder.path(ours + "remove")));
    CHECK_FALSE(fs::exists(folder.path(ours + "REMOVE")));
    for (const std::string& path : kept) CHECK(fs::exists(path));
    CHECK(fs::is_symlink(folder.path(ours + "linked/a")));
    CHECK(fs::is_symlink(folder.path(ours + "islink")));
    CHECK(fs::exists(elsewhere));
    CHECK(read_bytes(file) == "bytes");
}

TEST_CASE("what others left behind is not removed") {
    const TemporaryFolder folder;
    const std::string path = folder.path(fmt::format("sshplan-{}-abcdef", dead_process()));
    fs::create_directory(path);
    fs::permissions(folder.path(""), fs::perms{01777});
    const auto end = in_child([&] {
        // Only root can tell: anybody else could not remove it anyway, nor make it.
        if (::geteuid() == 0 && ::chown(path.c_str(), 65534, 65534) != 0) return std::string{"?"};
        remove_left_behind(folder.path(""));
        return std::string{fs::exists(path) ? "there" : "removed"};
    });
    CHECK(end.text == (::geteuid() == 0 ? "there" : "removed"));
}

TEST_CASE("a folder that somebody is removing cannot be claimed") {
    const TemporaryFolder folder;
    fs::create_directory(folder.path("private"));
    const OpenFolder claimed{folder.path("private")};
    CHECK(claim_folder(claimed));
    CHECK_FALSE(claim_folder(OpenFolder{folder.path("private")}));
    fs::remove(folder.path("private"));
    CHECK_FALSE(claim_folder(claimed));
}

}  // namespace sshplan
