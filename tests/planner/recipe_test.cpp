#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/recipe/recipe.hpp"
#include "planner/shell/expand_words.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;

namespace {

std::string place(const std::string& host, const std::string& port) {
    return port.empty() ? host : host + ":" + port;
}

/// "WORDS > MACHINE (REACH) > END (REACH)", what starts it in braces, a tool in brackets; then the
/// status if it is not ok; '?' stands for what is not known.
std::string shown(const Recipe& recipe) {
    std::string text = recipe.ssh ? fmt::format("ssh {} > ", fmt::join(*recipe.ssh, " ")) : "";
    for (const Waypoint& waypoint : recipe.between) {
        const std::string user = waypoint.user.empty() ? "" : waypoint.user + "@";
        text += fmt::format(
            "{}{} ({}) > ", user, place(waypoint.host, waypoint.port), name_of(waypoint.reach));
    }
    text += fmt::format("{} ({})", place(recipe.host, recipe.port), name_of(recipe.reach));
    if (!recipe.prefix.empty()) text += fmt::format(" {{{}}}", recipe.prefix);
    if (recipe.vendor)
        text += fmt::format(" [{} {}]", recipe.vendor->vendor, recipe.vendor->target);
    if (recipe.status != RouteStatus::ok) text += fmt::format(" {}", name_of(recipe.status));
    for (char& c : text) c = c == shell::unknown ? '?' : c;
    return text;
}

Recipe read(std::string_view command, const std::string& shell = "/bin/sh") {
    ImaginaryWorld world{Imaginary{}};
    const Client client{.dialect = newest_dialect(), .home = "/home/ana", .shell = shell};
    return read_proxy_command(command, {world, client});
}

struct Row {
    std::string_view command;
    std::string_view recipe;
};

void check(std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.command);
        CHECK(shown(read(row.command)) == row.recipe);
    }
}

}  // namespace

TEST_CASE("recipe: ssh -W, wherever its options stand") {
    check({
        {"ssh -W db:22 jump", "ssh -W db:22 jump > db:22 (jump)"},
        {"ssh jump -W db:22", "ssh jump -W db:22 > db:22 (jump)"},
        {"ssh -xaqWdb:22 u@jump", "ssh -xaqWdb:22 u@jump > db:22 (jump)"},
        {"/usr/bin/ssh -F ./ssh.cfg -W '[::1]:2222' jump",
         "ssh -F ./ssh.cfg -W [::1]:2222 jump > ::1:2222 (jump)"},
        {"C:\\\\Windows\\\\ssh.exe -W db:22 jump", "ssh -W db:22 jump > db:22 (jump)"},
        {"ssh -W $T:22 jump", "ssh -W ?:22 jump > ?:22 (jump)"},
        {"ssh -W db:22", " (command) broken"},
        {"ssh -w db:22 jump", " (command) broken"},
    });
    CHECK(read("ssh -W db:22 jump ls").notes.front().code == "command-ignored");
}

TEST_CASE("recipe: netcat and /dev/tcp on the jump host") {
    check({
        {"ssh jump nc db 22", "ssh jump nc db 22 > db:22 (netcat)"},
        {"ssh jump 'exec /bin/nc -q0 -w 120ms db 22 2>/dev/null'",
         "ssh jump exec /bin/nc -q0 -w 120ms db 22 2>/dev/null > db:22 (netcat)"},
        {"ssh jump ncat db 22", "ssh jump ncat db 22 > db:22 (netcat)"},
        {"ssh jump route -T 1 exec nc db 22",
         "ssh jump route -T 1 exec nc db 22 > db:22 (netcat) {route -T 1 exec}"},
        {"ssh jump 'sleep 2 && sudo nc db 22'",
         "ssh jump sleep 2 && sudo nc db 22 > db:22 (netcat) {sleep 2 && sudo}"},
        {"ssh jump 'exec 3<>/dev/tcp/db/22; cat <&3 & cat >&3;kill $!'",
         "ssh jump exec 3<>/dev/tcp/db/22; cat <&3 & cat >&3;kill $! > db:22 (dev-tcp)"},
        {"ssh jump nc -l 22", "ssh jump nc -l 22 >  (command) opaque"},
        {"ssh jump nc db", "ssh jump nc db >  (command) broken"},
        {"ssh jump 'nc db 22 || nc other 22'",
         "ssh jump nc db 22 || nc other 22 >  (command) opaque"},
        {"ssh jump 'if x; then nc db 22; fi'",
         "ssh jump if x; then nc db 22; fi >  (command) opaque"},
        {"ssh jump", "ssh jump >  (command) opaque"},
        {"ssh jump 'nc db 22 </dev/null'", "ssh jump nc db 22 </dev/null >  (command) broken"},
        {"ssh jump 'nc db 22 | tee x'", "ssh jump nc db 22 | tee x >  (command) opaque"},
        {"ssh jump 'nc db 22 & wait'", "ssh jump nc db 22 & wait >  (command) opaque"},
        {"ssh jump wrapper db", "ssh jump wrapper db >  (command) opaque"},
    });
}

TEST_CASE("recipe: an ssh on the jump host") {
    check({
        {"ssh a ssh b nc db 22", "ssh a ssh b nc db 22 > b (tty) > db:22 (netcat)"},
        {"ssh a ssh -p 2222 -l u -W db:22 b",
         "ssh a ssh -p 2222 -l u -W db:22 b > u@b:2222 (tty) > db:22 (jump)"},
        {"ssh a ssh -J c,d b nc db 22",
         "ssh a ssh -J c,d b nc db 22 > c (tty) > d (jump) > b (jump) > db:22 (netcat)"},
    });
}

TEST_CASE("recipe: proxies, and netcat here") {
    check({
        {"nc db 22", "db:22 (local-netcat)"},
        {"nc db 22 2>&1", "db:22 (local-netcat)"},
        {"nc db 22 >x", " (command) broken"},
        {"nc $OPTIONS db 22", " (command) opaque"},
        {"nc $HOST 22", "?:22 (local-netcat)"},
        {"timeout 5 env A=b nc -w 3 db 22", "db:22 (local-netcat) {timeout 5 env A=b}"},
        {"ip netns exec blue nc db 22", "db:22 (local-netcat) {ip netns exec blue}"},
        {"nc -X 5 -x localhost:9050 db 22", "localhost:9050 (tcp) > db:22 (socks5)"},
        {"nc -x localhost db 22", "localhost:1080 (tcp) > db:22 (socks5)"},
        {"nc -Xconnect -xproxy:8080 db 22", "proxy:8080 (tcp) > db:22 (http-connect)"},
        {"ncat --proxy 127.0.0.1:1080 --proxy-type socks5 db 22",
         "127.0.0.1:1080 (tcp) > db:22 (socks5)"},
        {"ncat --proxy=p:1 db 22", "p:1 (tcp) > db:22 (http-connect)"},
        {"connect -4 -S s:1080 db 22", "s:1080 (tcp) > db:22 (socks4)"},
        {"connect-proxy -H u@h:8080 db 22", "h:8080 (tcp) > db:22 (http-connect)"},
        {"corkscrew p 8080 db 22 ~/.auth", "p:8080 (tcp) > db:22 (http-connect)"},
        {"socat - TCP:db:22", "db:22 (local-netcat)"},
        {"socat STDIO PROXY:p:db:22,proxyport=3128", "p:3128 (tcp) > db:22 (http-connect)"},
        {"socat - SOCKS4A:t:db:22,socksport=9050", "t:9050 (tcp) > db:22 (socks4)"},
        {"socat - UNIX-CONNECT:/run/x", " (command) opaque"},
        {"proxytunnel -p p:443 -E -d db:22", "p:443 (tcp) > db:22 (http-connect)"},
        {"ssh jump nc -x s:1080 db 22",
         "ssh jump nc -x s:1080 db 22 > s:1080 (netcat) > db:22 (socks5)"},
    });
    CHECK(read("nc -X 4 -x t:9050 db 22").notes.front().code == "name-resolved-here");
    CHECK(read("nc -X 4 -x t:9050 10.0.0.1 22").notes.empty());
    CHECK(read("socat - SOCKS4A:t:db:22").notes.empty());
}

TEST_CASE("recipe: tools that have a network of their own") {
    check({
        {"aws ssm start-session --target i-1 --document-name X", " (vendor) [aws-ssm i-1] opaque"},
        {"sh -c \"aws ssm start-session --target i-1 --parameters 'portNumber=22'\"",
         " (vendor) [aws-ssm i-1] opaque"},
        {"gcloud compute start-iap-tunnel vm 22 --listen-on-stdin",
         " (vendor) [gcloud-iap vm] opaque"},
        {"gcloud compute start-iap-tunnel --zone z vm 22", " (vendor) [gcloud-iap ] opaque"},
        {"/usr/local/bin/cloudflared access ssh --hostname db",
         " (vendor) [cloudflared db] opaque"},
        {"tsh proxy ssh u@db:22", " (vendor) [teleport u@db:22] opaque"},
        {"step ssh proxycommand u db 22", " (vendor) [step db] opaque"},
        {"tailscale nc db 22", " (vendor) [tailscale db] opaque"},
        {"coder --global-config /x ssh --stdio ws", " (vendor) [coder ws] opaque"},
    });
}

TEST_CASE("recipe: only the first command runs, and only if exec can run it") {
    check({
        {"ssh -W db:22 jump; x", "ssh -W db:22 jump > db:22 (jump)"},
        {"ssh -W db:22 jump && x || y", "ssh -W db:22 jump > db:22 (jump)"},
        {"2>/dev/null ssh -W db:22 jump", "ssh -W db:22 jump > db:22 (jump)"},
        {"cd / && ssh -W db:22 jump", " (command) broken"},
        {"sleep 1; ssh -W db:22 jump", " (command) broken"},
        {"A=b ssh -W db:22 jump", " (command) broken"},
        {"exec ssh -W db:22 jump", " (command) broken"},
        {"(ssh -W db:22 jump)", " (command) broken"},
        {"{ ssh -W db:22 jump; }", " (command) broken"},
        {"if x; then ssh -W db:22 jump; fi", " (command) broken"},
        {"\"ssh -W db:22 jump\"", " (command) broken"},
        {"-o X=y ssh -W db:22 jump", " (command) broken"},
        {"ssh -W db:22 'jump", " (command) broken"},
        {"# ssh", " (command) broken"},
        {"a | ssh -W db:22 jump", " (command) opaque"},
        {"bash -c 'cd / && exec ssh -W db:22 jump'", "ssh -W db:22 jump > db:22 (jump) {cd / &&}"},
        {"sh -c 'nc $1 $2' _ db 22", "db:22 (local-netcat)"},
        {"sudo ssh -W db:22 jump", " (command) opaque"},
        {"./proxy.sh db 22", " (command) opaque"},
        {"-", " (command) opaque"},
    });
    CHECK(read("ssh -W db:22 jump; x").notes.front().code == "never-runs");
}

TEST_CASE("recipe: what is wrong with a command") {
    using enum RecipeFault;
    const std::vector<std::pair<std::string_view, RecipeFault>> rows{
        {"-o A=b ssh -W db:22 jump", no_program},
        {"\"ssh -W db:22 jump\"", all_quoted},
        {"A=b ssh -W db:22 jump", behind_exec},
        {"cd / && ssh -W db:22 jump", behind_exec},
        {"ssh -W db:22 jump || nc db 22", rest_never_runs},
        {"true; ssh -W db:22 jump", rest_never_runs},
        {"ssh -o A=b -W db:22", no_destination},
        {"ssh jump inner -W db:22", words_are_command},
        {"ssh jump -W db:22 inner", words_are_command},
        {"ssh jump -w db:22", tunnel_for_target},
        {"ssh ana@jump", bare_shell},
        {"ssh -tt db", bare_shell},
        {"ssh -W root@db:22 jump", bad_target},
        {"ssh -N jump nc db 22", other},
        {"ssh jump nc db", other},
    };
    for (const auto& [command, fault] : rows) {
        CAPTURE(command);
        const Recipe recipe = read(command);
        REQUIRE(recipe.flaw);
        CHECK(recipe.flaw->fault == fault);
        CHECK(!recipe.flaw->reason.empty());
    }
    CHECK(!read("ssh -W db:22 jump").flaw);
    CHECK(!read("ssh jump nc db 22").flaw);
    CHECK(!read("sh -c 'ssh -W db:22 jump || nc db 22'").flaw);
}

TEST_CASE("recipe: what may not run, or mean something else, is not followed") {
    // Each was tried with dash and bash, and programs that write their words down.
    check({
        {"sh -c 'H=a nc $H 22'", "?:22 (local-netcat)"},
        {"sh -c 'H=a; nc $H 22'", "a:22 (local-netcat) {H=a;}"},
        {"sh -c 'H=a; export H=b; nc $H 22'", "b:22 (local-netcat) {H=a; export H=b;}"},
        {"sh -c 'true && H=a; nc $H 22'", "?:22 (local-netcat) {true && H=a;}"},
        {"sh -c 'H=a; unset H; nc $H 22'", " (command) opaque"},
        {"sh -c 'exit 0; nc db 22'", " (command) opaque"},
        {"sh -c 'true || nc db 22'", " (command) opaque"},
        {"sh -c 'nc db 22 &'", " (command) opaque"},
        {"sh -c 'test -e /x && exec nc db 22; exec other db 22'", " (command) opaque"},
        {"sh -c 'exec sleep 0; nc db 22'", " (command) opaque"},
        {"sh -c 'echo hi >/dev/tcp/log/514; exec ssh -W db:22 jump'", " (command) opaque"},
        {"bash -c 'cat </dev/tcp/db/22'", " (command) opaque"},
        {"sh -c 'exec 3<>/dev/tcp/db/22; cat <&3 & cat >&3'", " (command) opaque"},
        {"bash -c 'exec 3<>/dev/tcp/db/22; cat <&3 & cat >&3'", "db:22 (local-netcat)"},
        {"sh -nc 'nc db 22'", " (command) opaque"},
        {"sudo -l nc db 22", " (command) opaque"},
        {"nc -F db 22", " (command) opaque"},
        {"nc -X http -x p:1 db 22", " (command) opaque"},
        {"nc -x $PROXY db 22", "?:? (tcp) > db:22 (socks5)"},
        {"proxytunnel -r second:80 -p first:81 -d db:22",
         "first:81 (tcp) > second:80 (http-connect) > db:22 (http-connect)"},
        {"ssh -W db:22 jump $OPTIONS", "ssh -W db:22 jump ? >  (command) opaque"},
        {"ssh -n -W db:22 jump", "ssh -n -W db:22 jump > db:22 (jump)"},
        {"ssh -n jump nc db 22", " (command) broken"},
        {"ssh -N jump nc db 22", " (command) broken"},
        {"ssh jump ssh -o HostName=real in nc db 22",
         "ssh jump ssh -o HostName=real in nc db 22 >  (command) opaque"},
        {"my-proxy db 22 || nc db 22", " (command) opaque"},
        {"time nc db 22", "db:22 (local-netcat) {time}"},
    });
}

TEST_CASE("recipe: under another shell than sh and its kin") {
    CHECK(shown(read("ssh -W 'db:22' jump", "/usr/bin/fish")) ==
          "ssh -W db:22 jump > db:22 (jump)");
    const Recipe recipe = read("ssh -W $(dirname db/x):22 jump", "/usr/bin/fish");
    CHECK(shown(recipe) == "ssh -W ?:22 jump > ?:22 (jump)");
    REQUIRE_FALSE(recipe.notes.empty());
    CHECK(recipe.notes.front().code == "shell-not-posix");
    CHECK(recipe.notes.front().text == "SHELL is fish: words are split differently");
}
