#include <catch2/catch.hpp>

#include "planner/world/confined_world.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;

namespace {

Imaginary machine() {
    return {.files = {{"repo/ssh/config", {.bytes = "inside", .owner = 7, .mode = 0666}},
                      {"repo/ssh/parts/a", {.bytes = "a"}},
                      {"repo/sshd/config", {.bytes = "beside"}},
                      {"/etc/passwd", {.bytes = "passwd"}},
                      {"/etc/services", {.bytes = "services"}},
                      {"/secret", {.bytes = "secret"}}},
            .links = {{"repo/ssh/out", "/secret"}, {"repo/ssh/in", "repo/ssh/parts/a"}},
            .variables = {{"HOME", "/home/ana"}, {"TEAM", "x"}}};
}

std::string bytes_of(const FileAnswer& answer) {
    const auto* const content = std::get_if<FileContent>(&answer);
    return content == nullptr ? "(none)" : content->bytes;
}

}  // namespace

TEST_CASE("nothing outside of the root is read, listed or seen, by path or link") {
    ImaginaryWorld all{machine()};
    ConfinedWorld world{all, {.root = "repo/ssh/", .ssh_dir = "repo/ssh"}};
    CHECK(bytes_of(world.read_file("repo/ssh/config")) == "inside");
    CHECK(bytes_of(world.read_file("repo/ssh/parts/../config")) == "inside");
    CHECK(bytes_of(world.read_file("repo/ssh/in")) == "a");
    CHECK(world.outside().empty());
    for (const std::string path : {"repo/sshd/config",
                                   "repo/ssh/../sshd/config",
                                   "repo/ssh/out",
                                   "/secret",
                                   "/etc/passwd",
                                   "~/x",
                                   "config"}) {
        CAPTURE(path);
        CHECK(bytes_of(world.read_file(path)) == "(none)");
        CHECK_FALSE(world.exists(path));
        CHECK(world.list_directory(path).empty());
    }
    CHECK(world.list_directory("repo").empty());
    CHECK(world.list_directory("/").empty());
    CHECK(world.outside().front() == "repo/sshd/config");
}

TEST_CASE("only what stands in files below the root is known") {
    ImaginaryWorld all{machine()};
    ConfinedWorld world{all, {.root = "repo/ssh", .ssh_dir = "repo/ssh/parts", .home = "~"}};
    CHECK(bytes_of(world.read_file("~/.ssh/a")) == "a");
    CHECK(world.exists("~/.ssh/a"));
    CHECK(world.list_directory("~/.ssh/") == std::vector<std::string>{"a"});
    const FileAnswer answer = world.read_file("repo/ssh/config");
    CHECK(std::get<FileContent>(answer).owner == 0);
    CHECK(std::get<FileContent>(answer).mode == 0644);
    CHECK(world.variable("HOME") == "~");
    CHECK(world.variable("TEAM") == "${TEAM}");
    CHECK(world.host_name().empty());
    CHECK_FALSE(world.local_addresses());
    CHECK_FALSE(world.run_shell("/bin/sh", "true", {}));
    CHECK(bytes_of(world.read_file("/etc/services")) == "services");
}

TEST_CASE("a root that is the working directory takes in relative paths alone") {
    ImaginaryWorld all{machine()};
    ConfinedWorld world{all, {.root = ".", .ssh_dir = "."}};
    CHECK(world.contains("repo/ssh/config"));
    CHECK(world.contains("./repo/../repo/none"));
    CHECK_FALSE(world.contains("~/x"));
    CHECK(world.contains("./~/x"));
    CHECK_FALSE(world.contains("../x"));
    CHECK_FALSE(world.contains("repo/../../x"));
    CHECK_FALSE(world.contains("/secret"));
    CHECK_FALSE(world.contains("repo/ssh/out"));
}
