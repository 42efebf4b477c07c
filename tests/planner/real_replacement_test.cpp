#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/migrate/file_replacement.hpp"
#include "planner/migrate/replacement_wording.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/child.hpp"
#include "tests/support/faulty_world.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan {
namespace {

namespace fs = std::filesystem;
using test::CallMoment;
using test::FaultHook;
using test::FaultyWorld;
using test::read_bytes;
using test::TemporaryFolder;

std::optional<std::string> all_well() { return std::nullopt; }

ChangeFailure nothing_fails(const CallMoment& /*moment*/) { return std::nullopt; }

std::string replace(const std::vector<FileReplacement>& files,
                    const FaultHook& hook = nothing_fails,
                    const WrittenCheck& check = all_well) {
    RealWorld machine{RealWorld::Powers::acts};
    FaultyWorld world{machine, hook};
    return fmt::format("{}", fmt::join(in_words(replace_files(world, files, check)), "\n"));
}

/// The names in a folder and below it, sorted.
std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        names.push_back(entry.path().lexically_relative(folder));
    }
    std::ranges::sort(names);
    return names;
}

struct stat status_of(const std::string& path) {
    struct stat status{};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status;
}

/// Three files in two folders, and what they are to hold.
struct Three {
    Three() {
        files = {{folder.write("config", "old one\n"), "old one\n", "new one\n"},
                 {folder.write("parts/a", "old two"), "old two", std::string(100'000, 'x')},
                 {folder.write("parts/b", "old three"), "old three", ""}};
        before = names_in(folder.path(""));
    }

    [[nodiscard]] bool all_old() const {
        return std::ranges::all_of(files, [](const FileReplacement& file) {
            return read_bytes(file.path) == file.old_bytes;
        });
    }
    [[nodiscard]] bool all_new() const { return count_new() == files.size(); }
    [[nodiscard]] std::size_t count_new() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            files,
            [](const FileReplacement& file) { return read_bytes(file.path) == file.new_bytes; }));
    }
    [[nodiscard]] bool each_is_whole() const {
        return std::ranges::all_of(files, [](const FileReplacement& file) {
            const std::string bytes = read_bytes(file.path);
            return bytes == file.old_bytes || bytes == file.new_bytes;
        });
    }
    [[nodiscard]] bool has_only_them() const { return names_in(folder.path("")) == before; }

    TemporaryFolder folder;
    std::vector<FileReplacement> files;
    std::vector<std::string> before;
};

/// Sends this process a signal at the call that renames the given file into its place.
FaultHook signal_at_rename(int signal, const std::string& name) {
    return [signal, name](const CallMoment& moment) -> ChangeFailure {
        const bool is_it = moment.name == "rename" && moment.path.ends_with(name);
        if (is_it && !moment.is_done) ::kill(::getpid(), signal);
        return std::nullopt;
    };
}

/// What replacing says that another user does; nothing, and it says so, where that cannot be tried.
std::optional<std::string> replace_as_other_user(const std::vector<FileReplacement>& files) {
    if (::geteuid() != 0) {
        std::cout << "SKIPPED: only root can become another user\n";
        return std::nullopt;
    }
    return test::in_child([&] {
               if (::setgid(4242) != 0 || ::setuid(4242) != 0) return std::string{"no other user"};
               return replace(files);
           })
        .text;
}

}  // namespace

TEST_CASE("real files are replaced with their mode, and nothing is left beside them") {
    const Three three;
    for (std::size_t i = 0; i < three.files.size(); ++i) {
        const std::array<mode_t, 3> modes{0640, 0777, 0200 | S_ISUID | S_ISGID};
        REQUIRE(::chmod(three.files[i].path.c_str(), modes[i]) == 0);
    }
    const mode_t mask = ::umask(0077);
    CHECK(replace(three.files) == "");
    ::umask(mask);
    CHECK(three.all_new());
    CHECK(three.has_only_them());
    CHECK((status_of(three.files[0].path).st_mode & 07777U) == 0640);
    CHECK((status_of(three.files[1].path).st_mode & 07777U) == 0777);
    CHECK((status_of(three.files[2].path).st_mode & 07777U) == (0200 | S_ISUID | S_ISGID));
}

TEST_CASE("the owner and the group of a real file are kept") {
    if (::geteuid() != 0) {
        std::cout << "SKIPPED: only root can give files away\n";
        return;
    }
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "old");
    REQUIRE(::chown(path.c_str(), 4242, 4343) == 0);
    CHECK(replace({{path, "old", "new"}}) == "");
    CHECK(status_of(path).st_uid == 4242);
    CHECK(status_of(path).st_gid == 4343);
    CHECK((status_of(path).st_mode & 07777U) == 0600);
}

TEST_CASE("a file is not written where its owner could not be kept") {
    const TemporaryFolder folder;
    const std::string path = folder.write("shared/config", "old");
    REQUIRE(::chmod(path.c_str(), 0666) == 0);
    REQUIRE(::chmod(folder.path("shared").c_str(), 0777) == 0);
    REQUIRE(::chmod(folder.path("").c_str(), 0755) == 0);
    const auto said = replace_as_other_user({{path, "old", "new"}});
    if (!said) return;
    CHECK(*said == path +
                       ": its owner and group cannot be kept: Operation not permitted; nothing "
                       "was changed");
    CHECK(read_bytes(path) == "old");
    CHECK(names_in(folder.path("")) == std::vector<std::string>{"shared", "shared/config"});
}

TEST_CASE("a file, or a folder, that this user may not write is left alone") {
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "old");
    REQUIRE(::chmod(path.c_str(), 0644) == 0);
    REQUIRE(::chmod(folder.path("").c_str(), 0755) == 0);
    const auto said = replace_as_other_user({{path, "old", "new"}});
    if (!said) return;
    CHECK(*said == path +
                       ": this user may not write it (Permission denied); its owner may; "
                       "nothing was changed");
    REQUIRE(::chmod(path.c_str(), 0666) == 0);
    CHECK(replace_as_other_user({{path, "old", "new"}}) ==
          path + ": Permission denied; nothing was changed");
    CHECK(names_in(folder.path("")) == std::vector<std::string>{"config"});
}

TEST_CASE("a read-only file is refused, for root as well") {
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "old");
    REQUIRE(::chmod(path.c_str(), 0444) == 0);
    CHECK(replace({{path, "old", "new"}}) ==
          path + ": it is read-only (mode 0444); chmod u+w makes it writable; nothing was changed");
    CHECK(read_bytes(path) == "old");
}

TEST_CASE("behind links the file itself is replaced, and the links stay") {
    const TemporaryFolder folder;
    const std::string path = folder.write("dotfiles/ssh/config", "old");
    fs::create_directory_symlink(folder.path("dotfiles"), folder.path("direct"));
    fs::create_symlink("dotfiles/second", folder.path("link"));
    fs::create_symlink("../direct/ssh/config", folder.path("dotfiles/second"));
    const std::vector<std::string> before = names_in(folder.path(""));
    CHECK(replace({{folder.path("link"), "old", "new"}}) == "");
    CHECK(fs::read_symlink(folder.path("link")) == "dotfiles/second");
    CHECK(fs::read_symlink(folder.path("dotfiles/second")) == "../direct/ssh/config");
    CHECK(S_ISREG(status_of(path).st_mode));
    CHECK(read_bytes(path) == "new");
    CHECK(names_in(folder.path("")) == before);

    fs::create_symlink("none", folder.path("lost"));
    CHECK(replace({{folder.path("lost"), "", "new"}}) ==
          folder.path("lost") + ": it is a link that leads nowhere; nothing was changed");
    fs::create_symlink("round", folder.path("round"));
    CHECK(replace({{folder.path("round"), "", "new"}}) ==
          folder.path("round") + ": it is a link that leads nowhere; nothing was changed");
}

TEST_CASE("a file with other names, or named twice, or of another kind is refused") {
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "old");
    fs::create_symlink("config", folder.path("link"));
    CHECK(replace({{path, "old", "new"}, {folder.path("link"), "old", "new"}}) ==
          folder.path("link") + ": it is the same file as " + path +
              "; one of them is enough; nothing was changed");
    CHECK(replace({{path, "old", "new"}, {folder.path("./config"), "old", "new"}})
              .ends_with("one of them is enough; nothing was changed"));
    fs::create_hard_link(path, folder.path("second"));
    CHECK(replace({{path, "old", "new"}}) ==
          path +
              ": it has 2 names (hard links), and the others would keep the old bytes; remove "
              "them, or make a symbolic link of each; nothing was changed");
    REQUIRE(::mkfifo(folder.path("fifo").c_str(), 0600) == 0);
    for (const std::string& other : {folder.path("fifo"), folder.path(""), folder.path(".")}) {
        CHECK(replace({{other, "", "new"}}) == other +
                                                   ": it is no regular file, and only such "
                                                   "files are written; nothing was changed");
    }
    CHECK(replace({{folder.path("none"), "", "new"}}) ==
          folder.path("none") + ": No such file or directory; nothing was changed");
    CHECK(read_bytes(path) == "old");
    CHECK(names_in(folder.path("")) ==
          std::vector<std::string>{"config", "fifo", "link", "second"});
}

TEST_CASE("a file that was changed meanwhile keeps what it holds") {
    const Three three;
    test::FaultHook hook = [&](const CallMoment& moment) -> ChangeFailure {
        // Into the old file, which has lost its name by then.
        if (moment.name == "rename" && moment.path.ends_with(".a.sshplan-new") && moment.is_done) {
            std::ofstream{three.folder.path("parts/.a.sshplan-old"), std::ios::app} << " and more";
        }
        return std::nullopt;
    };
    CHECK(replace(three.files, hook) == three.files[1].path +
                                            ": it was changed meanwhile; run "
                                            "this again; the old bytes are back");
    CHECK(read_bytes(three.files[1].path) == "old two and more");
    CHECK(read_bytes(three.files[0].path) == "old one\n");
    CHECK(replace(three.files) == three.files[1].path +
                                      ": it was changed meanwhile; run this "
                                      "again; nothing was changed");
    CHECK(three.has_only_them());
}

TEST_CASE("a limit to the size of files is a failure, not the end of the process") {
    const Three three;
    const test::ChildEnd end = test::in_child([&] {
        const rlimit limit{50'000, 50'000};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string{"no limit"};
        return replace(three.files);
    });
    CHECK(end.signal == 0);
    CHECK(end.text == three.files[1].path + ": File too large; nothing was changed");
    CHECK(three.all_old());
    CHECK(three.has_only_them());
}

TEST_CASE("a signal half-way ends the process after all is undone") {
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
        const Three three;
        const auto act = [&] {
            const rlimit no_core{0, 0};
            ::setrlimit(RLIMIT_CORE, &no_core);
            return replace(three.files, signal_at_rename(signal, ".a.sshplan-new"));
        };
        CHECK(test::in_child(act).signal == signal);
        CHECK(three.all_old());
        CHECK(three.has_only_them());

        // Who holds signals itself can still say what became of the files.
        RealWorld machine{RealWorld::Powers::acts};
        auto hold = machine.hold_signals();
        const test::ChildEnd held = test::in_child(act);
        hold.reset();
        CHECK(held.text == "interrupted; the old bytes are back");

        // An ignored signal asks for nothing, as SIGHUP under nohup(1).
        const test::ChildEnd ignored = test::in_child([&] {
            ::signal(signal, SIG_IGN);
            return act();
        });
        CHECK(ignored.signal == 0);
        CHECK(ignored.text == "");
        CHECK(three.all_new());
        CHECK(three.has_only_them());
    }
}

TEST_CASE("a signal after the last check comes too late to undo anything") {
    const Three three;
    const test::ChildEnd end = test::in_child([&] {
        return replace(three.files, [](const CallMoment& moment) -> ChangeFailure {
            if (moment.name == "remove") ::kill(::getpid(), SIGTERM);
            return std::nullopt;
        });
    });
    CHECK(end.signal == SIGTERM);
    CHECK(three.all_new());
    CHECK(three.has_only_them());
}

TEST_CASE("killed at any call, each real file is whole") {
    std::size_t halves = 0;
    std::size_t number = 1;
    for (bool is_over = false; !is_over; ++number) {
        REQUIRE(number < 200);
        for (const bool is_done : {false, true}) {
            const Three three;
            const test::ChildEnd end = test::in_child([&] {
                return replace(three.files, [&](const CallMoment& moment) -> ChangeFailure {
                    if (moment.number == number && moment.is_done == is_done) {
                        ::kill(::getpid(), SIGKILL);
                    }
                    return std::nullopt;
                });
            });
            is_over = end.signal == 0;
            CAPTURE(number, is_done);
            CHECK(three.each_is_whole());
            halves += three.count_new() % three.files.size() != 0 ? 1U : 0U;
            if (is_over) break;
            CHECK(end.signal == SIGKILL);
            // The next run either finds nothing of it, or says what to do.
            if (three.has_only_them()) continue;
            if (three.count_new() != 0) continue;
            const std::string said = replace(three.files);
            INFO(said);
            CHECK(said.find("another run writes this file now, or was cut off") !=
                  std::string::npos);
            CHECK(three.all_old());
        }
    }
    CHECK(number > 30);
    CHECK(halves > 4);
}

}  // namespace sshplan
