#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

#include "planner/world/confined_world.hpp"
#include "planner/world/forwarding_world.hpp"
#include "planner/world/open_beneath.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

/// A folder `root` beside a file `secret`, with links of every kind.
class Tree {
public:
    Tree() {
        folder_.write("secret", "secret");
        folder_.write("root/config", "config");
        folder_.write("root/parts/one", "one");
        link("../secret", "out");
        link(folder_.path("secret"), "far-out");
        link("config", "in");
        link("..", "up");
        link("parts", "parts-link");
        link("loop", "loop");
        ::mkfifo(folder_.path("root/pipe").c_str(), 0600);
    }

    [[nodiscard]] std::string root() const { return folder_.path("root"); }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

private:
    void link(const std::string& target, const std::string& name) const {
        fs::create_symlink(target, folder_.path("root/" + name));
    }

    TemporaryFolder folder_;
};

std::string read_from(const Descriptor& file) {
    std::array<char, 64> bytes{};
    const ssize_t count = ::read(file.number(), bytes.data(), bytes.size());
    return count < 0 ? "" : std::string{bytes.data(), static_cast<std::size_t>(count)};
}

constexpr int reading = O_RDONLY | O_CLOEXEC | O_NONBLOCK;

/// Puts a link to the secret in the place of a file between the look at it and the reading.
class SwappedWorld final : public ForwardingWorld {
public:
    SwappedWorld(World& machine, const TemporaryFolder& folder, std::string path)
        : ForwardingWorld(machine), folder_(folder), path_(std::move(path)) {}

    [[nodiscard]] FileAnswer read_file_below(const std::string& folder,
                                             const std::string& rest) override {
        fs::rename(path_, path_ + ".old");
        fs::create_symlink(folder_.path("secret"), path_);
        return machine().read_file_below(folder, rest);
    }

private:
    const TemporaryFolder& folder_;
    std::string path_;
};

}  // namespace

TEST_CASE("below a folder only what is reached without links is opened") {
    const Tree tree;
    for (auto* const open : {&open_beneath, &walk_beneath}) {
        CHECK(read_from(open(tree.root(), "config", reading)) == "config");
        CHECK(read_from(open(tree.root(), "parts/one", reading)) == "one");
        CHECK(read_from(open(tree.root(), "./parts//one", reading)) == "one");
        CHECK(open(tree.root(), "", reading | O_DIRECTORY).number() >= 0);
        for (const std::string rest : {"out",
                                       "far-out",
                                       "in",
                                       "up/secret",
                                       "../secret",
                                       "parts/../../secret",
                                       "parts-link/one",
                                       "loop",
                                       "missing"}) {
            CAPTURE(rest);
            CHECK(open(tree.root(), rest, reading).number() < 0);
        }
        CHECK(open(tree.root() + "/missing", "config", reading).number() < 0);
    }
}

TEST_CASE("a way that leads nowhere is no way, whatever its text comes to") {
    const Tree tree;
    CHECK(open_beneath(tree.root(), "missing/../config", reading).number() < 0);
    CHECK(errno == ENOENT);
    RealWorld machine{RealWorld::Powers::only_reads};
    ConfinedWorld world{machine, {.root = tree.root(), .ssh_dir = tree.root()}};
    const FileAnswer answer = world.read_file(tree.root() + "/missing/../config");
    CHECK(std::get<FileFailure>(answer).kind == FileFailure::Kind::missing);
}

TEST_CASE("what is no file is not opened below a folder either") {
    const Tree tree;
    RealWorld machine{RealWorld::Powers::only_reads};
    const FileAnswer pipe = machine.read_file_below(tree.root(), "pipe");
    CHECK(std::get<FileFailure>(pipe).reason == "a FIFO");
    const FileAnswer link = machine.read_file_below(tree.root(), "out");
    CHECK(std::get<FileFailure>(link).kind == FileFailure::Kind::missing);
    const FileAnswer folder = machine.read_file_below(tree.root(), "");
    CHECK(std::get<FileContent>(folder).is_directory);
}

TEST_CASE("a file that is swapped for a link out of the root is not followed") {
    const Tree tree;
    const std::string path = tree.root() + "/config";
    RealWorld machine{RealWorld::Powers::only_reads};
    SwappedWorld swapped{machine, tree.folder(), path};
    ConfinedWorld world{swapped, {.root = tree.root(), .ssh_dir = tree.root()}};
    REQUIRE(world.contains(path));
    const FileAnswer answer = world.read_file(path);
    REQUIRE(fs::is_symlink(path));
    CHECK(std::get<FileFailure>(answer).kind == FileFailure::Kind::missing);
}

TEST_CASE("links that stay below the root are followed by who looked where they lead") {
    const Tree tree;
    RealWorld machine{RealWorld::Powers::only_reads};
    ConfinedWorld world{machine, {.root = tree.root(), .ssh_dir = tree.root()}};
    for (const std::string name : {"/in", "/parts-link/one", "/up/root/config"}) {
        CAPTURE(name);
        CHECK(std::holds_alternative<FileContent>(world.read_file(tree.root() + name)));
    }
    for (const std::string name : {"/out", "/far-out", "/up/secret"}) {
        CAPTURE(name);
        CHECK(std::holds_alternative<FileFailure>(world.read_file(tree.root() + name)));
    }
}

}  // namespace sshplan::test
