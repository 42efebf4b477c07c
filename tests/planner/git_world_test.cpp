#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/world/git_world.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/git_folder.hpp"

namespace sshplan {
namespace {

namespace fs = std::filesystem;
using test::GitFolder;
using test::has_git;

std::string bytes_of(const FileAnswer& answer) {
    const auto* const content = std::get_if<FileContent>(&answer);
    return content == nullptr ? "(none)" : content->bytes;
}

/// A machine on which the work tree holds what HEAD has.
struct Then {
    explicit Then(const GitFolder& folder)
        : git(std::get<GitRepository>(GitRepository::find(machine, folder.path("ssh")))),
          world(machine, git, std::get<GitTree>(git.tree_of("HEAD"))) {}

    RealWorld machine{RealWorld::Powers::acts};
    GitRepository git;
    GitWorld world;
};

}  // namespace

TEST_CASE("below the top a revision is read, and nothing that came later") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", "then");
    folder.write("ssh/parts/a", "a");
    folder.write("ssh/parts-b", "b");
    folder.commit();
    folder.write("ssh/config", "now");
    folder.write("ssh/new", "new");
    fs::remove_all(folder.path("ssh/parts"));
    const std::string outside = folder.around().write("outside", "outside");
    Then then{folder};
    CHECK(then.git.top() == folder.path(""));
    CHECK(bytes_of(then.world.read_file(folder.path("ssh/config"))) == "then");
    CHECK(bytes_of(then.world.read_file(folder.path("ssh/parts/../config"))) == "then");
    CHECK(bytes_of(then.world.read_file(folder.path("ssh//parts/./a"))) == "a");
    CHECK(bytes_of(then.world.read_file(folder.path("ssh/new"))) == "(none)");
    CHECK(bytes_of(then.world.read_file(folder.path("ssh/config/"))) == "(none)");
    CHECK(bytes_of(then.world.read_file(folder.path(".git/config"))) == "(none)");
    CHECK(bytes_of(then.world.read_file(outside)) == "outside");
    CHECK(bytes_of(then.world.read_file(folder.path("../outside"))) == "outside");
    const auto content = std::get<FileContent>(then.world.read_file(folder.path("ssh/config")));
    CHECK(content.mode == 0644);
    CHECK(content.owner == ::getuid());
    CHECK(std::get<FileContent>(then.world.read_file(folder.path("ssh/parts"))).is_directory);
    using Names = std::vector<std::string>;
    CHECK(then.world.list_directory(folder.path("ssh")) == Names{"config", "parts", "parts-b"});
    CHECK(then.world.list_directory(folder.path("")) == Names{"ssh"});
    CHECK(then.world.list_directory(folder.path("ssh/none")).empty());
    CHECK(then.world.exists(folder.path("ssh/parts/")));
    CHECK_FALSE(then.world.exists(folder.path("ssh/config/")));
    CHECK_FALSE(then.world.exists(folder.path("ssh/new")));
    CHECK(then.world.exists(outside));
    CHECK_FALSE(then.world.exists(outside + "/"));
    CHECK(then.world.real_path(folder.path("ssh/parts/../parts/a")) == folder.path("ssh/parts/a"));
    CHECK_FALSE(then.world.ask_program({.words = {"/bin/true"}}));
    CHECK(then.world.stat_failure(folder.path("ssh/new")) == "No such file or directory");
}

TEST_CASE("links of a revision are followed within it") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/parts/a", "a");
    folder.around().write("outside", "outside");
    const auto link = [&](const std::string& target, const std::string& name) {
        fs::create_symlink(target, folder.path(name));
    };
    link("parts", "ssh/folder");
    link("folder/a", "ssh/chain");
    link(folder.path("ssh/parts/a"), "ssh/absolute");
    link("../../outside", "ssh/out");
    link("../../repo/ssh/parts/a", "ssh/out-and-in");
    link("/etc/passwd", "ssh/passwd");
    link("loop", "ssh/loop");
    folder.commit();
    fs::remove_all(folder.path("ssh"));
    fs::create_directory(folder.path("ssh"));
    Then then{folder};
    const auto read = [&](const std::string& name) {
        return bytes_of(then.world.read_file(folder.path(name)));
    };
    CHECK(read("ssh/chain") == "a");
    CHECK(read("ssh/folder/a") == "a");
    CHECK(read("ssh/folder/../parts/a") == "a");
    CHECK(read("ssh/absolute") == "a");
    for (const std::string name : {"out", "out-and-in", "passwd", "loop"}) {
        CAPTURE(name);
        CHECK(read("ssh/" + name) == "(none)");
        CHECK(then.world.exists(folder.path("ssh/" + name)));
        CHECK_FALSE(then.world.exists(folder.path("ssh/" + name + "/")));
        CHECK(then.world.real_path(folder.path("ssh/" + name)) == folder.path("ssh/" + name));
    }
    CHECK(then.world.real_path(folder.path("ssh/chain")) == folder.path("ssh/parts/a"));
}

TEST_CASE("a link outside leads into the revision") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", "then");
    folder.commit();
    folder.write("ssh/config", "now");
    const std::string link = folder.around().path("link");
    fs::create_symlink(folder.path("ssh"), link);
    Then then{folder};
    CHECK(bytes_of(then.world.read_file(link + "/config")) == "then");
    CHECK(then.world.real_path(link + "/config") == folder.path("ssh/config"));
}

TEST_CASE("only a commit is a revision") {
    if (!has_git()) return;
    const GitFolder folder;
    folder.write("ssh/config", "then");
    folder.commit();
    folder.git({"tag", "-a", "-m", "a tag", "first"});
    Then then{folder};
    const std::string id = folder.git({"rev-parse", "HEAD"});
    const std::vector<std::string> names{"main", "HEAD", "first", "HEAD~0", id.substr(0, 12)};
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(std::holds_alternative<GitTree>(then.git.tree_of(name)));
    }
    for (const std::string name : {"none",
                                   "",
                                   "^HEAD",
                                   "--all",
                                   "--help",
                                   "-h",
                                   "--git-dir",
                                   "HEAD:ssh",
                                   "HEAD..HEAD",
                                   "main\n"}) {
        CAPTURE(name);
        CHECK(std::holds_alternative<GitFault>(then.git.tree_of(name)));
    }
    const auto elsewhere = GitRepository::find(then.machine, folder.around().path("home"));
    CHECK(std::holds_alternative<GitFault>(elsewhere));
}

}  // namespace sshplan
