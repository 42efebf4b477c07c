#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "planner/world/imaginary_world.hpp"
#include "planner/world/real_world.hpp"

using namespace sshplan;

namespace {

/// A directory that is gone when the test ends.
class TemporaryDirectory {
public:
    TemporaryDirectory() {
        std::string name = std::filesystem::temp_directory_path() / "world-XXXXXX";
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory() { std::filesystem::remove_all(path_); }

    [[nodiscard]] std::string operator/(const std::string& name) const { return path_ / name; }

    [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream{path_ / name, std::ios::binary} << bytes;
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

FileFailure failure_of(const FileAnswer& answer) {
    REQUIRE(std::holds_alternative<FileFailure>(answer));
    return std::get<FileFailure>(answer);
}

}  // namespace

TEST_CASE("a regular file is read whole, with what the permission check asks") {
    const TemporaryDirectory directory;
    RealWorld world{RealWorld::Powers::only_reads};
    const std::string bytes = "Host a\n" + std::string(1, '\0') + std::string(200'000, 'x');
    const std::string path = directory.write("config", bytes);
    REQUIRE(::chmod(path.c_str(), 0640) == 0);

    const FileAnswer answer = world.read_file(path);
    REQUIRE(std::holds_alternative<FileContent>(answer));
    const auto& content = std::get<FileContent>(answer);
    CHECK(content.bytes == bytes);
    CHECK(content.mode == 0640);
    CHECK(content.owner == ::getuid());
    CHECK_FALSE(content.is_directory);
}

TEST_CASE("a directory reads as empty") {
    const TemporaryDirectory directory;
    RealWorld world{RealWorld::Powers::only_reads};
    const FileAnswer answer = world.read_file(directory / "");
    REQUIRE(std::holds_alternative<FileContent>(answer));
    CHECK(std::get<FileContent>(answer).is_directory);
    CHECK(std::get<FileContent>(answer).bytes.empty());
}

TEST_CASE("what is no regular file is refused without waiting for it") {
    const TemporaryDirectory directory;
    RealWorld world{RealWorld::Powers::only_reads};
    const std::string fifo = directory / "fifo";
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
    CHECK(failure_of(world.read_file(fifo)).kind == FileFailure::Kind::not_regular);
    CHECK(failure_of(world.read_file(fifo)).reason == "a FIFO");
    CHECK(failure_of(world.read_file("/dev/zero")).reason == "a device");
    CHECK(std::get<FileContent>(world.read_file("/dev/null")).bytes.empty());

    const std::string path = directory / "socket";
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(&address.sun_path[0], sizeof address.sun_path - 1);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the socket API asks for it
    const auto* const name = reinterpret_cast<const sockaddr*>(&address);
    REQUIRE(::bind(socket, name, sizeof address) == 0);
    CHECK(failure_of(world.read_file(path)).reason == "a socket");
    ::close(socket);
}

TEST_CASE("why a file cannot be read is told apart") {
    const TemporaryDirectory directory;
    RealWorld world{RealWorld::Powers::only_reads, 10};
    world.set_limits(Limits{}.with(Limit::file, 10));
    const FileFailure missing = failure_of(world.read_file(directory / "none"));
    CHECK(missing.kind == FileFailure::Kind::missing);
    CHECK(missing.reason == "No such file or directory");
    const std::string path = directory.write("large", "01234567890");
    const FileFailure not_directory = failure_of(world.read_file(path + "/x"));
    CHECK(not_directory.kind == FileFailure::Kind::failed);
    CHECK(not_directory.reason == "Not a directory");
    CHECK(failure_of(world.read_file(path)).kind == FileFailure::Kind::too_large);
    CHECK(failure_of(world.read_file(path)).reason ==
          "larger than 10 bytes (--limit file=20 allows more)");
    // Says that it is empty, and is not.
    CHECK(failure_of(world.read_file("/proc/self/status")).kind == FileFailure::Kind::too_large);
}

TEST_CASE("the default limit is 64 MiB") {
    const TemporaryDirectory directory;
    RealWorld world{RealWorld::Powers::only_reads};
    const std::string path = directory.write("sparse", "");
    std::filesystem::resize_file(path, default_of(Limit::file) + 1);
    CHECK(failure_of(world.read_file(path)).reason ==
          "larger than 64 MiB (--limit file=128M allows more)");
}

TEST_CASE("a world that never runs commands runs none") {
    RealWorld world{RealWorld::Powers::only_reads};
    CHECK_FALSE(world.run_shell("/bin/sh", "exit 0", {}).has_value());
}

TEST_CASE("a command is run as ssh runs it") {
    const TemporaryDirectory directory;
    RealWorld world{RealWorld::Powers::acts};
    const auto ends = [&](const std::string& command) {
        return *world.run_shell("/bin/sh", command, {});
    };
    CHECK(ends("exit 7").kind == CommandEnd::Kind::exited);
    CHECK(ends("exit 7").status == 7);
    CHECK(ends("kill -9 $$").kind == CommandEnd::Kind::killed);
    CHECK(ends("kill -9 $$").status == SIGKILL);
    CHECK(ends("test $0 = /bin/sh").status == 0);
    CHECK(ends("read x; test -z \"$x\"").status == 0);
    CHECK(ends("echo this is not to be seen").status == 0);
    CHECK(ends("sleep 0.05").seconds >= 0.05);

    const std::string plain = directory.write("plain", "");
    const CommandEnd refused = *world.run_shell(plain, "exit 0", {});
    CHECK(refused.kind == CommandEnd::Kind::no_shell);
    CHECK(refused.reason == "Permission denied");
    CHECK(world.run_shell(directory / "none", "", {})->reason == "No such file or directory");

    // Passes access(2), but cannot be executed.
    REQUIRE(::chmod(plain.c_str(), 0700) == 0);
    const CommandEnd broken = *world.run_shell(plain, "exit 0", {});
    CHECK(broken.kind == CommandEnd::Kind::killed);
    CHECK(broken.status == SIGTERM);
}

TEST_CASE("a command inherits no open file") {
    const TemporaryDirectory directory;
    RealWorld world{RealWorld::Powers::acts};
    const std::string path = directory.write("open", "");
    const int file = ::dup2(::fileno(stdin), 9);
    REQUIRE(file == 9);
    CHECK(world.run_shell("/bin/sh", "test ! -e /proc/self/fd/9", {})->status == 0);
    ::close(file);
}

TEST_CASE("paths and variables of this machine") {
    const TemporaryDirectory directory;
    RealWorld world{RealWorld::Powers::only_reads};
    const std::string file = directory.write("b", "");
    (void)directory.write("a", "");
    (void)directory.write(".c", "");
    CHECK(world.exists(file));
    CHECK_FALSE(world.exists(directory / "none"));
    CHECK_FALSE(world.is_executable(file));
    CHECK_FALSE(world.is_executable(directory / ""));
    CHECK(world.is_executable("/bin/sh"));
    CHECK(world.list_directory(directory / "") == std::vector<std::string>{".c", "a", "b"});
    CHECK(world.list_directory(directory / "none").empty());
    std::filesystem::create_symlink(file, directory / "link");
    CHECK(world.real_path(directory / "link") == std::filesystem::canonical(file));
    CHECK(world.real_path(directory / "none") == directory / "none");

    REQUIRE(::setenv("WORLD_TEST", "", 1) == 0);
    CHECK(world.variable("WORLD_TEST") == "");
    REQUIRE(::unsetenv("WORLD_TEST") == 0);
    CHECK_FALSE(world.variable("WORLD_TEST").has_value());
    CHECK(world.user_id() == ::getuid());
    CHECK_FALSE(world.host_name().empty());
}

TEST_CASE("standard input is read whole from a pipe or a file, within the limit") {
    const TemporaryDirectory directory;
    const int saved = ::dup(STDIN_FILENO);
    REQUIRE(saved >= 0);
    const auto read_from = [&](int file) {
        REQUIRE(::dup2(file, STDIN_FILENO) == STDIN_FILENO);
        REQUIRE(::close(file) == 0);
        RealWorld world{RealWorld::Powers::only_reads, 10};
        world.set_limits(Limits{}.with(Limit::file, 10));
        FileAnswer answer = world.read_standard_input();
        REQUIRE(::dup2(saved, STDIN_FILENO) == STDIN_FILENO);
        return answer;
    };
    const auto pipe_with = [](const std::string& bytes) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        REQUIRE(::write(ends[1], bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
        REQUIRE(::close(ends[1]) == 0);
        return ends[0];
    };
    const auto open_file = [](const std::string& path) { return ::open(path.c_str(), O_RDWR); };

    CHECK(std::get<FileContent>(read_from(pipe_with("Host a\n"))).bytes == "Host a\n");
    CHECK(failure_of(read_from(pipe_with("Host abcdef\n"))).kind == FileFailure::Kind::too_large);
    CHECK(std::get<FileContent>(read_from(open_file(directory.write("c", "Host b\n")))).bytes ==
          "Host b\n");
    CHECK(failure_of(read_from(open_file("/dev/null"))).kind == FileFailure::Kind::not_regular);
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal >= 0) {
        CHECK(failure_of(read_from(terminal)).reason == "a terminal");
    }
    CHECK(::close(saved) == 0);
}

TEST_CASE("the standard input of an imaginary machine is a terminal unless it has bytes") {
    ImaginaryWorld terminal{Imaginary{}};
    CHECK(failure_of(terminal.read_standard_input()).reason == "a terminal");
    Imaginary value;
    value.standard_input = "Host a\n";
    ImaginaryWorld world{value};
    CHECK(std::get<FileContent>(world.read_standard_input()).bytes == "Host a\n");
}

TEST_CASE("an imaginary machine is what its value says") {
    Imaginary value;
    value.files["/home/ana/.ssh/config"] = {.bytes = "Host a\n"};
    value.files["/etc/ssh/ssh_config"] = {
        .failure = FileFailure{FileFailure::Kind::failed, "Permission denied"}};
    value.links["/etc/link"] = "/home/ana/.ssh/config";
    value.variables["HOME"] = "/home/ana";
    value.exec_answers["true"] = 3;
    value.executables = {"/usr/bin/ssh"};
    ImaginaryWorld world{value};

    const FileAnswer config = world.read_file("/home/ana//.ssh/./config");
    REQUIRE(std::holds_alternative<FileContent>(config));
    CHECK(std::get<FileContent>(config).bytes == "Host a\n");
    CHECK(std::get<FileContent>(config).owner == 1000);
    CHECK(std::holds_alternative<FileContent>(world.read_file("/etc/link")));
    CHECK(failure_of(world.read_file("/etc/ssh/ssh_config")).reason == "Permission denied");
    CHECK(failure_of(world.read_file("/none")).kind == FileFailure::Kind::missing);
    CHECK(std::get<FileContent>(world.read_file("/home")).is_directory);
    CHECK(world.reads().size() == 5);
    CHECK(world.reads().front() == "/home/ana//.ssh/./config");

    CHECK(world.exists("/home/ana"));
    CHECK_FALSE(world.exists("/home/an"));
    CHECK_FALSE(world.exists("/home/ana/.ssh/config/"));
    CHECK(world.list_directory("/") == std::vector<std::string>{"etc", "home"});
    CHECK(world.list_directory("/etc") == std::vector<std::string>{"link", "ssh"});
    CHECK(world.real_path("/etc/link") == "/home/ana/.ssh/config");
    CHECK(world.is_executable("/usr/bin/ssh"));
    CHECK(world.variable("HOME") == "/home/ana");
    CHECK_FALSE(world.variable("USER").has_value());
    CHECK(world.run_shell("/bin/sh", "true", {})->status == 3);
    CHECK_FALSE(world.run_shell("/bin/sh", "false", {}).has_value());
    CHECK(world.host_name() == "laptop");
}
