#include <fcntl.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>

#include <catch2/catch.hpp>

#include "planner/world/real_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

/// What becomes of a process that has given something up, and then does something.
enum class Fate { goes_on, is_refused, is_ended, dies_otherwise };

/// Something that a process may do; whether it could.
using Deed = std::function<bool()>;

/// In a process of its own, as what is given up is given up for good.
Fate fate_of(GivenUp what, const Deed& deed) {
    const pid_t child = ::fork();
    if (child == 0) {
        RealWorld world{RealWorld::Powers::gives_up};
        (void)world.give_up(what);
        ::_exit(deed() ? 0 : 1);
    }
    int end = 0;
    REQUIRE(::waitpid(child, &end, 0) == child);
    if (WIFSIGNALED(end)) {
        return WTERMSIG(end) == SIGSYS ? Fate::is_ended : Fate::dies_otherwise;
    }
    return WEXITSTATUS(end) == 0 ? Fate::goes_on : Fate::is_refused;
}

/// Whether all that can be given up is taken away here; if not, says so.
bool has_protections() {
    Protections found;
    const pid_t child = ::fork();
    if (child == 0) {
        RealWorld world{RealWorld::Powers::gives_up};
        for (const Protection& one : world.give_up(GivenUp::acting_and_writing)) {
            if (one.failure) ::_exit(1);
        }
        ::_exit(0);
    }
    int end = 0;
    ::waitpid(child, &end, 0);
    if (WIFEXITED(end) && WEXITSTATUS(end) == 0) return true;
    std::cout << "SKIPPED: no seccomp, Landlock or openat2 here, or a build with a sanitizer\n";
    return false;
}

struct NamedDeed {
    std::string name;
    Deed deed;
};

// NOLINTBEGIN(cert-env33-c)
const std::array acting{
    NamedDeed{"system(3)", [] { return std::system("true") == 0; }},
    NamedDeed{"popen(3)", [] { return ::popen("true", "r") != nullptr; }},
    NamedDeed{"fork(2)",
              [] {
                  const pid_t child = ::fork();
                  if (child == 0) ::_exit(0);
                  return child > 0;
              }},
    NamedDeed{"clone(2)", [] { return ::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) >= 0; }},
    NamedDeed{"execve(2)",
              [] {
                  return ::execl("/bin/true", "true", nullptr) == 0;  // NOLINT(*-vararg)
              }},
    NamedDeed{"posix_spawn(3)",
              [] {
                  pid_t child = 0;
                  std::array<char, 5> name{"true"};
                  std::array<char*, 2> words{name.data(), nullptr};
                  return ::posix_spawn(
                             &child, "/bin/true", nullptr, nullptr, words.data(), environ) == 0;
              }},
    NamedDeed{"a socket of the network", [] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }},
    NamedDeed{"a socket of the file system", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
    NamedDeed{"netlink", [] { return ::socket(AF_NETLINK, SOCK_RAW, 0) >= 0; }},
    NamedDeed{
        "loading code",
        [] {
            return ::mmap(
                       nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
                   MAP_FAILED;
        }},
    NamedDeed{"making memory code",
              [] {
                  void* const page = ::mmap(
                      nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
                  return ::mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
              }},
    NamedDeed{"io_uring", [] { return ::syscall(SYS_io_uring_setup, 1, nullptr) >= 0; }},
    NamedDeed{"a signal to another process", [] { return ::kill(::getppid(), SIGCONT) == 0; }},
    NamedDeed{"words put into a terminal", [] { return ::ioctl(STDIN_FILENO, TIOCSTI, "x") == 0; }},
    NamedDeed{"ptrace(2)", [] { return ::syscall(SYS_ptrace, 0, 0, 0, 0) == 0; }},
};
// NOLINTEND(cert-env33-c)

std::array<NamedDeed, 8> writing_in(const TemporaryFolder& folder) {
    const std::string old = folder.path("old");
    const std::string made = folder.path("new");
    return {
        NamedDeed{"open to write", [=] { return ::open(old.c_str(), O_WRONLY) >= 0; }},
        NamedDeed{"make a file",
                  [=] { return ::open(made.c_str(), O_WRONLY | O_CREAT, 0600) >= 0; }},
        NamedDeed{"make a folder", [=] { return ::mkdir(made.c_str(), 0700) == 0; }},
        NamedDeed{"make a link", [=] { return ::symlink(old.c_str(), made.c_str()) == 0; }},
        NamedDeed{"rename", [=] { return ::rename(old.c_str(), made.c_str()) == 0; }},
        NamedDeed{"truncate", [=] { return ::truncate(old.c_str(), 0) == 0; }},
        NamedDeed{"change the mode", [=] { return ::chmod(old.c_str(), 0640) == 0; }},
        NamedDeed{"remove", [=] { return ::unlink(old.c_str()) == 0; }},
    };
}

}  // namespace

TEST_CASE("what has given up acting is ended as soon as it acts") {
    if (!has_protections()) return;
    for (const NamedDeed& one : acting) {
        CAPTURE(one.name);
        for (const GivenUp what : {GivenUp::acting, GivenUp::acting_and_writing}) {
            CHECK(fate_of(what, one.deed) == Fate::is_ended);
        }
    }
}

TEST_CASE("what has given up writing changes no file, and what has not does") {
    if (!has_protections()) return;
    const TemporaryFolder folder;
    for (std::size_t i = 0; i < writing_in(folder).size(); ++i) {
        folder.write("old", "old");
        ::unlink(folder.path("new").c_str());
        ::rmdir(folder.path("new").c_str());
        const NamedDeed one = writing_in(folder)[i];
        CAPTURE(one.name);
        const Fate fate = fate_of(GivenUp::acting_and_writing, one.deed);
        CHECK((fate == Fate::is_refused || fate == Fate::is_ended));
        CHECK(read_bytes(folder.path("old")) == "old");
        CHECK(fate_of(GivenUp::acting, one.deed) == Fate::goes_on);
    }
}

TEST_CASE("what has given up acting may still end by a signal of its own") {
    if (!has_protections()) return;
    CHECK(fate_of(GivenUp::acting_and_writing, [] {
              ::signal(SIGABRT, SIG_DFL);
              std::abort();
              return true;
          }) == Fate::dies_otherwise);
}

TEST_CASE("what has given up all of that still reads") {
    if (!has_protections()) return;
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "Host a\n");
    CHECK(fate_of(GivenUp::acting_and_writing, [&] {
              RealWorld world{RealWorld::Powers::only_reads};
              const FileAnswer answer = world.read_file(path);
              const auto* const content = std::get_if<FileContent>(&answer);
              return content != nullptr && content->bytes == "Host a\n" &&
                     world.list_directory(folder.path("")) == std::vector<std::string>{"config"};
          }) == Fate::goes_on);
}

TEST_CASE("a World that does not give up keeps what it has") {
    // Else tests would be ended by what they test.
    RealWorld world{RealWorld::Powers::only_reads};
    CHECK(world.give_up(GivenUp::acting_and_writing).empty());
    CHECK(std::system("true") == 0);  // NOLINT(cert-env33-c)
}

}  // namespace sshplan::test
