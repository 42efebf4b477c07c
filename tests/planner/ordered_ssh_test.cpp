#include <catch2/catch.hpp>

#include "planner/recipe/ordered_ssh.hpp"
#include "tests/support/explained.hpp"

using namespace sshplan;

namespace {

/// A command with -F /f given to its ssh; "(none)" if that cannot be done.
std::string ordered(const std::string& command, const SshOrders& orders = {.config = "/f"}) {
    ImaginaryWorld world{{}};
    const Client client = test::client_of_ana();
    return with_orders(command, orders, {world, client}).value_or("(none)");
}

}  // namespace

TEST_CASE("an ssh is told its file right behind its name, and all else stays") {
    CHECK(ordered("ssh -W b:22 a") == "ssh -F /f -W b:22 a");
    CHECK(ordered("exec  /usr/bin/ssh a nc b 22 2>/dev/null") ==
          "exec  /usr/bin/ssh -F /f a nc b 22 2>/dev/null");
    CHECK(ordered(R"(timeout 5 ssh -q 'a' "nc" b 22)") ==
          R"(timeout 5 ssh -F /f -q 'a' "nc" b 22)");
    CHECK(ordered("ssh fred@$(dirname a/b) -W $(basename a/b):22") ==
          "ssh -F /f fred@$(dirname a/b) -W $(basename a/b):22");
    CHECK(ordered("ssh a 'exec 3<>/dev/tcp/b/22; cat <&3 & cat >&3'") ==
          "ssh -F /f a 'exec 3<>/dev/tcp/b/22; cat <&3 & cat >&3'");
    CHECK(ordered("ssh a ssh c nc b 22") == "ssh -F /f a ssh c nc b 22");
}

TEST_CASE("a file that an ssh names itself is replaced") {
    CHECK(ordered("ssh -F mine -W b:22 a") == "ssh -F /f -W b:22 a");
    CHECK(ordered("ssh -W b:22 -F 'my own' a") == "ssh -W b:22 -F /f a");
    CHECK(ordered("ssh -Fmine a -W b:22") == "ssh -F/f a -W b:22");
    CHECK(ordered("ssh -F one -F two -W b:22 a") == "ssh -F /f -F /f -W b:22 a");
    CHECK(ordered("ssh a -F mine -W b:22") == "ssh a -F /f -W b:22");
    SECTION("but not one that another program is told") {
        CHECK(ordered("ssh a socat -F x - tcp:b:22") == "ssh -F /f a socat -F x - tcp:b:22");
        CHECK(ordered("ssh -F mine a ssh -F x b nc c 22") == "ssh -F /f a ssh -F x b nc c 22");
    }
    SECTION("bundled with other options it cannot be") {
        CHECK(ordered("ssh -qF mine -W b:22 a") == "(none)");
    }
}

TEST_CASE("an ssh within the text of a shell is told its file as well") {
    CHECK(ordered("sh -c 'exec ssh -W b:22 a'") == "sh -c 'exec ssh -F /f -W b:22 a'");
    CHECK(ordered(R"(sh -c "h=b; ssh -W \$h:22 'a b'" >/dev/null)") ==
          R"(sh -c 'h=b; ssh -F /f -W $h:22 '\''a b'\''' >/dev/null)");
    CHECK(ordered(R"(bash -c 'sleep 1; sh -c "ssh a nc b 22"')") ==
          R"(bash -c 'sleep 1; sh -c '\''ssh -F /f a nc b 22'\''')");
    CHECK(ordered(R"(sh -c "$UNKNOWN; ssh a nc b 22")") == "(none)");
}

TEST_CASE("where it is not clear which ssh is meant, none is told anything") {
    CHECK(ordered("nc b 22") == "(none)");
    CHECK(ordered("sh -c 'ssh a nc b 22 || ssh c nc b 22'") == "(none)");
    CHECK(ordered("$(echo ssh a) nc b 22") == "(none)");
    CHECK(ordered("ssh 'a nc b 22") == "(none)");
}

TEST_CASE("settings come before all others, and another program takes the place of ssh") {
    CHECK(ordered("ssh -o ProxyCommand=x -W b:22 a",
                  {.config = "/f", .settings = {"ProxyCommand=nc %%h 1", "A=b"}}) ==
          "ssh -F /f -o 'ProxyCommand=nc %%h 1' -o A=b -o ProxyCommand=x -W b:22 a");
    CHECK(ordered("ssh -W b:22 a", {.config = "/f", .program = "/opt/my ssh/ssh"}) ==
          "'/opt/my ssh/ssh' -F /f -W b:22 a");
    CHECK(ordered("/usr/bin/ssh -W b:22 a", {.config = "/f", .program = "/opt/my ssh/ssh"}) ==
          "/usr/bin/ssh -F /f -W b:22 a");
}
