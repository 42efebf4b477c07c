#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/connect/frozen/freeze.hpp"
#include "planner/connect/frozen/frozen_proof.hpp"
#include "planner/connect/frozen/frozen_route.hpp"
#include "planner/invocation/quote.hpp"
#include "tests/support/explained.hpp"

using namespace sshplan;

namespace {

/// A command line with a text as ana's ~/.ssh/config, planned and frozen.
class Planned {
public:
    Planned(const std::string& config, const std::vector<std::string>& words)
        : explained_(test::explain_with(config, words)) {
        auto read = read_invocation(words, client().dialect, no_long_options);
        invocation_ = std::get<Invocation>(read);
        REQUIRE(explained_.explanation.routes.size() == 1);
    }

    [[nodiscard]] const Client& client() const { return explained_.explanation.client; }

    [[nodiscard]] std::variant<FrozenPlan, FreezeFault> freeze(Masters masters) const {
        return sshplan::freeze(route(),
                               invocation_,
                               client(),
                               *explained_.world,
                               {.folder = "/f", .masters = masters});
    }

    /// What the proof says of a frozen plan; empty if that it is the same.
    [[nodiscard]] std::string difference(const FrozenPlan& plan, Masters masters) const {
        const FrozenRoute again{plan, client(), *explained_.world};
        return frozen_difference(route(), again, client(), *explained_.world, masters).value_or("");
    }

private:
    [[nodiscard]] const Route& route() const { return explained_.explanation.routes.front().route; }

    test::Explained explained_;
    Invocation invocation_{};
};

/// What becomes of a command line: the words of ssh, and the frozen files; or why there are none.
std::string frozen(const std::string& config,
                   const std::vector<std::string>& words,
                   Masters masters = Masters::as_configured) {
    const Planned planned{config, words};
    const auto answer = planned.freeze(masters);
    if (const auto* const fault = std::get_if<FreezeFault>(&answer)) return fault->reason;
    const FrozenPlan& plan = std::get<FrozenPlan>(answer);
    const std::string difference = planned.difference(plan, masters);
    if (!difference.empty()) return difference;
    std::string text = shell_join(to_words(plan.invocation, planned.client().dialect)) + "\n";
    for (const FrozenFile& file : plan.files) text += fmt::format("{}:\n{}", file.path, file.text);
    for (const UnfrozenCommand& command : plan.unfrozen) {
        text += fmt::format("not frozen {}: {}\n", command.hop + 1, command.command);
    }
    return text;
}

}  // namespace

TEST_CASE("a frozen block holds the lines in force, word for word, and no others") {
    CHECK(frozen(R"(
Host web
  Port 2222  # why
  IdentityFile "~/my keys/%n"
Match host other
  User no
Host *
  User ops
  Port 22
  IdentityFile ~/.ssh/all
)",
                 {"-v", "-p", "24", "web", "uptime"}) == R"(-F /f/config -v -p 24 web uptime
/f/config:
Host web
    HostName web
    IdentityFile "~/my keys/%n"
    User ops
    IdentityFile ~/.ssh/all
)");
}

TEST_CASE("jump hosts read the file of the ssh that they serve") {
    CHECK(frozen(R"(
Host db
  HostName %h.example.org
  ProxyJump bob@gate:2222
Host gate
  ProxyJump front
Host front
  User ops
)",
                 {"db"}) == R"(-F /f/config db
/f/config:
Host db
    HostName db.example.org
    ProxyJump bob@gate:2222

Host gate
    HostName gate
    ProxyJump front

Host front
    HostName front
    User ops
)");
}

TEST_CASE("options that say what a block says are frozen, and not passed on") {
    CHECK(frozen("Host *\n  ForwardAgent yes\n",
                 {"-J", "a", "-o", "HostName=%h.net", "-S", "~/cm-%r", "-o", "User bob", "web"}) ==
          R"(-F /f/config -o 'User bob' web
/f/config:
Host web
    HostName web.net
    ForwardAgent yes
    ControlPath /home/ana/cm-bob
    ProxyJump a

Host a
    HostName a
    ForwardAgent yes
)");
}

TEST_CASE("two jump hosts of one name get names of their own where they differ") {
    const std::string one = "Host b\n  Compression yes\n";
    CHECK(frozen(one, {"-J", "u1@b:2201,u2@b:2202", "c"}) == R"(-F /f/config c
/f/config:
Host c
    HostName c
    ProxyJump u1@b:2201,u2@b:2202

Host b
    HostName b
    Compression yes
)");
    CHECK(frozen("Match user u1\n  IdentityFile ~/k-%n-%h\n" + one,
                 {"-J", "u1@b:2201,u2@b:2202", "c"}) == R"(-F /f/config c
/f/config:
Host c
    HostName c
    ProxyJump u1@b.hop1:2201,u2@b:2202

Host b
    HostName b
    Compression yes

Host b.hop1
    HostName b
    IdentityFile ~/k-b-%h
    Compression yes
)");
}

TEST_CASE("the ssh of a recipe reads a file of its own") {
    CHECK(frozen(R"(
Host c
  ProxyCommand ssh -q b nc %h %p 2>/dev/null
Host b
  ProxyCommand ssh -F /home/ana/.ssh/config -W '[%h]:%p' a
  Port 24
Host a
  User ops
)",
                 {"c"}) == R"(-F /f/config c
/f/config:
Host c
    HostName c
    ProxyCommand ssh -F /f/config.1 -q b nc c 22 2>/dev/null
/f/config.1:
Host b
    HostName b
    Port 24
    ProxyCommand ssh -F /f/config.2 -W '[b]:24' a
/f/config.2:
Host a
    HostName a
    User ops
)");
}

TEST_CASE("a recipe within an option of a recipe is told its file as well") {
    CHECK(
        frozen("", {"-o", "ProxyCommand=ssh -o 'ProxyCommand=ssh -W %%h:%%p a' -W %h:%p b", "c"}) ==
        R"(-F /f/config c
/f/config:
Host c
    HostName c
    ProxyCommand ssh -F /f/config.1 -o 'ProxyCommand=ssh -F /f/config.2 -W b:22 a' -o 'ProxyCommand=ssh -W %%h:%%p a' -W c:22 b
/f/config.1:
Host b
    HostName b
/f/config.2:
Host a
    HostName a
)");
}

TEST_CASE("what a command hides is said to be not frozen") {
    CHECK(frozen("Host c\n  ProxyCommand tunnel %h %p\n", {"c"}) == R"(-F /f/config c
/f/config:
Host c
    HostName c
    ProxyCommand tunnel c 22
not frozen 1: tunnel c 22
)");
    CHECK(frozen("Host c\n  ProxyCommand nc %h %p\n", {"c"}) == R"(-F /f/config c
/f/config:
Host c
    HostName c
    ProxyCommand nc c 22
)");
}

TEST_CASE("without masters no block has a control path") {
    const std::string config = "Host *\n  ControlPath ~/cm-%n\n  ControlMaster auto\n";
    const std::string block = R"(-F /f/config c
/f/config:
Host c
    HostName c
    ControlMaster auto
)";
    CHECK(frozen(config, {"c"}) == block + "    ControlPath /home/ana/cm-c\n");
    CHECK(frozen(config, {"-S", "x", "c"}, Masters::none) == block);
}

TEST_CASE("what no file can say is not frozen") {
    CHECK(frozen("Host c\n  ProxyJump 'j'\n", {"c"}) ==
          "the words by which ssh would start its jump host 'j' reach a shell unquoted");
    CHECK(frozen("", {"c*"}) == "c* is a pattern where a host is named");
    CHECK(frozen("Host c\n  ProxyCommand ssh -qF x -W %h:%p b\n", {"c"}) ==
          "the ssh within its ProxyCommand cannot be told which file to read: ssh -qF x -W c:22 b");
}

TEST_CASE("a line less, or another one, is a difference") {
    const Planned planned{R"(
Host db
  HostName 10.0.0.7
  Port 2222
  IdentityFile ~/.ssh/db
  SendEnv LANG
  LocalForward 8080 localhost:80
  ProxyCommand ssh -q gate nc %h %p
Host gate
  User ops
  ForwardAgent yes
  ProxyJump front
Host front
  Compression yes
Host *
  SetEnv A=1
)",
                          {"-v", "db"}};
    const auto answer = planned.freeze(Masters::as_configured);
    const FrozenPlan plan = std::get<FrozenPlan>(answer);
    REQUIRE(planned.difference(plan, Masters::as_configured).empty());
    std::size_t lines = 0;
    for (std::size_t file = 0; file < plan.files.size(); ++file) {
        const std::string& text = plan.files[file].text;
        for (std::size_t at = text.find("\n    "); at != std::string::npos;
             at = text.find("\n    ", at + 1)) {
            const std::size_t end = text.find('\n', at + 1);
            const std::string line = text.substr(at + 5, end - at - 5);
            INFO(line);
            FrozenPlan without = plan;
            without.files[file].text.erase(at, end - at);
            // What a host's own name says, no line needs to say.
            const bool is_needless = line == "HostName gate" || line == "HostName front";
            CHECK(planned.difference(without, Masters::as_configured).empty() == is_needless);
            FrozenPlan other = plan;
            other.files[file].text.insert(end, "1");
            CHECK_FALSE(planned.difference(other, Masters::as_configured).empty());
            ++lines;
        }
    }
    CHECK(lines == 15);

    FrozenPlan asks = plan;
    asks.files[0].text += "Match exec true\n    User thief\n";
    CHECK(planned.difference(asks, Masters::as_configured) == "'true' would be asked again");
    FrozenPlan optioned = plan;
    optioned.invocation.options.push_back({'p', "24"});
    CHECK_FALSE(planned.difference(optioned, Masters::as_configured).empty());
}

TEST_CASE("names that had to change do not change what they are part of") {
    const std::string differ = "Match user u1\n  Compression yes\n";
    CHECK(frozen(differ, {"-o", "IdentityFile=~/k-%j", "-J", "u1@b:2201,u2@b:2202", "c"}) ==
          frozen(differ, {"-J", "u1@b:2201,u2@b:2202", "-o", "IdentityFile=~/k-%j", "c"}));
    CHECK(frozen(differ + "Host b\n  HostKeyAlias \"a #b\"\n  IdentityFile ~/k-%k\n",
                 {"-J", "u1@b:2201,u2@b:2202", "c"})
              .find("a #b") != std::string::npos);
    // %j of what is passed on would be another name.
    CHECK(frozen(differ, {"-o", "IdentityFile=~/k-%j", "-J", "u1@c:2201", "c"})
              .find("would get lost") != std::string::npos);
}

TEST_CASE("lines that IgnoreUnknown hides are handed on") {
    CHECK(frozen("IgnoreUnknown UseKeychain\nHost c\n  UseKeychain yes\nHost d\n  UseKeychain no\n",
                 {"c"}) == R"(-F /f/config c
/f/config:
Host c
    HostName c
    IgnoreUnknown UseKeychain
    UseKeychain yes
)");
}

TEST_CASE("what takes from an option that is passed on is handed on, too") {
    CHECK(frozen("Host c\n  SendEnv -LANG\n  SendEnv X\n", {"-o", "SendEnv=LANG", "c"}) ==
          R"(-F /f/config -o SendEnv=LANG c
/f/config:
Host c
    HostName c
    SendEnv -LANG
    SendEnv X
)");
}
