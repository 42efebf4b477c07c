#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <functional>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/world/real_world.hpp"
#include "tests/support/child.hpp"
#include "tests/support/local_listener.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan {
namespace {

namespace fs = std::filesystem;
using Kind = SocketAnswer::Kind;
using test::fill_queue;
using test::in_child;
using test::LocalListener;
using test::run_process;
using test::TemporaryFolder;

constexpr std::size_t request_size = 5;

SocketAnswer ask(const std::string& path) {
    RealWorld world{RealWorld::Powers::acts};
    return world.ask_socket(path).value();
}

/// The number of keys, or why an agent does not tell it.
std::string keys_of(const std::string& socket) {
    RealWorld world{RealWorld::Powers::acts};
    const AgentAnswer answer = world.ask_agent(socket).value();
    return answer.keys ? fmt::format("{} keys", *answer.keys) : answer.reason;
}

/// What is made of an agent that does this with the first who asks.
std::string keys_told_by(const std::function<void(const LocalListener&)>& serve) {
    const TemporaryFolder folder;
    const std::string path = folder.path("agent");
    const LocalListener agent{path};
    const pid_t server = ::fork();
    if (server == 0) {
        serve(agent);
        ::_exit(0);
    }
    std::string told = keys_of(path);
    ::waitpid(server, nullptr, 0);
    return told;
}

std::string keys_in(const std::string& answer) {
    return keys_told_by(
        [&](const LocalListener& agent) { agent.answer_once(request_size, answer); });
}

/// An ssh-agent that ends with this.
class Agent {
public:
    explicit Agent(const std::string& path) {
        const auto end = run_process({"ssh-agent", "-a", path}, {});
        constexpr std::string_view name = "SSH_AGENT_PID=";
        process_ = std::stoi(end.out.substr(end.out.find(name) + name.size()));
    }
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;
    ~Agent() { ::kill(process_, SIGTERM); }

private:
    pid_t process_ = 0;
};

}  // namespace

TEST_CASE("a socket that somebody listens at answers, and tells how old it is") {
    const TemporaryFolder folder;
    const std::string path = folder.path("socket");
    const LocalListener listener{path};
    CHECK(ask(path).kind == Kind::answers);
    const timespec an_hour_ago{.tv_sec = ::time(nullptr) - 3600, .tv_nsec = 0};
    const timespec times[2] = {an_hour_ago, an_hour_ago};
    REQUIRE(::utimensat(AT_FDCWD, path.c_str(), &times[0], 0) == 0);
    CHECK(ask(path).seconds >= 3600);
    const timespec later{.tv_sec = ::time(nullptr) + 3600, .tv_nsec = 0};
    const timespec future[2] = {later, later};
    REQUIRE(::utimensat(AT_FDCWD, path.c_str(), &future[0], 0) == 0);
    CHECK(ask(path).seconds == 0);
    RealWorld reader{RealWorld::Powers::only_reads};
    CHECK_FALSE(reader.ask_socket(path));
    CHECK_FALSE(reader.ask_agent(path));
}

TEST_CASE("a socket that nobody listens at is stale, and none is missing") {
    const TemporaryFolder folder;
    const std::string path = folder.path("socket");
    {
        const LocalListener listener{path};
    }
    REQUIRE(fs::is_socket(path));
    CHECK(ask(path).kind == Kind::stale);
    // connect(2) makes no difference, nor does ssh: it unlinks what it cannot connect to.
    CHECK(ask(folder.write("file", "")).kind == Kind::stale);
    CHECK(ask(folder.path("none")).kind == Kind::missing);
    CHECK(ask(folder.path("none/none")).kind == Kind::missing);
}

TEST_CASE("a socket that cannot be asked is told with the reason") {
    const TemporaryFolder folder;
    const auto failure = [](const std::string& path) {
        const SocketAnswer answer = ask(path);
        return answer.kind == Kind::failed ? answer.reason : "no failure";
    };
    CHECK(failure(folder.write("file", "") + "/x") == "Not a directory");
    const std::string base = folder.path("");
    CHECK(failure(base + std::string(108 - base.size(), 'x')) == "File name too long");
    const std::string longest = base + std::string(107 - base.size(), 'x');
    const LocalListener listener{longest};
    CHECK(ask(longest).kind == Kind::answers);
}

TEST_CASE("a socket whose queue is full is not waited for without end") {
    const TemporaryFolder folder;
    const std::string path = folder.path("socket");
    const LocalListener listener{path, 0};
    const auto end = in_child([&] {
        fill_queue(path);
        const SocketAnswer answer = ask(path);
        const bool has_failed = answer.kind == Kind::failed;
        return fmt::format("{} {}; {}", has_failed, answer.reason, keys_of(path));
    });
    CHECK(end.text == "true timed out; timed out");
}

TEST_CASE("the keys of a real agent are counted") {
    const TemporaryFolder folder;
    const std::string path = folder.path("agent");
    const Agent agent{path};
    CHECK(keys_of(path) == "0 keys");
    for (const std::string name : {"first", "second"}) {
        const std::string key = folder.path(name);
        REQUIRE(
            run_process({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key}, {}).status ==
            0);
        REQUIRE(run_process({"ssh-add", "-q", key}, {{"SSH_AUTH_SOCK", path}}).status == 0);
    }
    CHECK(keys_of(path) == "2 keys");
}

TEST_CASE("an agent that is not there, or says nothing, tells no keys") {
    const TemporaryFolder folder;
    CHECK(keys_of(folder.path("none")) == "No such file or directory");
    {
        const LocalListener gone{folder.path("gone")};
    }
    CHECK(keys_of(folder.path("gone")) == "Connection refused");
    const LocalListener silent{folder.path("silent")};
    CHECK(keys_of(folder.path("silent")) == "timed out");
    const std::string long_header{"\0\1\0\0\14", 5};
    CHECK(keys_told_by([&](const LocalListener& agent) {
              agent.answer_forever(request_size, long_header);
          }) == "timed out");
}

TEST_CASE("an agent that says nonsense tells no keys") {
    const std::string no_size = "it announces an answer of a size that none has";
    CHECK(keys_in("") == "it hung up");
    CHECK(keys_in({"\0\0", 2}) == "it hung up");
    CHECK(keys_in({"\0\0\0\5\14", 5}) == "it hung up");
    CHECK(keys_in({"\0\0\0\0", 4}) == no_size);
    CHECK(keys_in({"\0\4\0\1\14", 5}) == no_size);  // a byte more than 256 KiB
    CHECK(keys_in("SSH-2.0-OpenSSH_9.2\r\n") == no_size);
    for (const char refusal : {'\5', '\36', '\146'}) {
        CHECK(keys_in(std::string{"\0\0\0\1", 4} + refusal) == "it does not tell");
    }
    CHECK(keys_in({"\0\0\0\1\13", 5}) == "it gave an answer to something else");
    CHECK(keys_in({"\0\0\0\4\14\0\0\0", 8}) == "it gave an answer to something else");
    CHECK(keys_in({"\0\0\0\5\14\0\0\0\2", 9}) == "it announces more keys than it sends");
    CHECK(keys_in({"\0\0\0\5\14\377\377\377\377", 9}) == "it announces more keys than it sends");
    CHECK(keys_in({"\0\0\0\5\14\0\0\0\0", 9}) == "0 keys");
}

}  // namespace sshplan
