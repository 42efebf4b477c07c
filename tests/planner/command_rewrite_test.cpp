#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/migrate/command/joined_forwards.hpp"
#include "planner/migrate/command/remote_shell.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/support/golden_case.hpp"
#include "tests/support/migrated_commands.hpp"
#include "tools/sshplan/views/migrate_commands_text.hpp"

namespace sshplan {
namespace {

using test::migrate_texts;
using Words = std::vector<std::string>;

/// "same ssh -J j a", "refused", "unread".
std::string shown(const MigratedCommands& commands) {
    if (!commands.unread.empty()) return "unread";
    const MigratedCommand& command = commands.all.back();
    std::string text{name_of(command.verdict)};
    if (!command.after.empty()) text += " " + command.after;
    return text;
}

struct Row {
    std::string command;
    std::string expected;
};

void check(const std::string& config, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.command);
        const MigratedCommands commands = migrate_texts(config, {row.command});
        std::string got = shown(commands);
        if (got != row.expected && !commands.all.empty()) {
            got += " (" + commands.all.back().reason + ")";
        }
        CHECK(got == row.expected);
    }
}

TEST_CASE("command: words around the recipe stay as they are") {
    check(
        "",
        {
            {"ssh -4vv -o ProxyCommand='ssh -W %h:%p j' -C u@a -t top -d1",
             "differs ssh -4 -vv -J j -C u@a -t top -d1"},
            {"ssh a -o 'ProxyCommand ssh j -W %h:%p'", "same ssh a -J j"},
            {"ssh -o'ProxyCommand ssh j -W %h:%p' -- a -x", "same ssh -J j a -- -x"},
            {"ssh -o'ProxyCommand ssh j -W %h:%p' ssh://u@a:2200", "same ssh -J j ssh://u@a:2200"},
            {"ssh -o'ProxyCommand ssh ssh://o@j:2200 -W %h:%p' a", "same ssh -J o@j:2200 a"},
            {"ssh -o'ProxyCommand ssh 2001:db8::1 -W %h:%p' a", "same ssh -J '[2001:db8::1]' a"},
            {"ssh -o'ProxyCommand ssh j -W %h:%p' -o ProxyCommand=x a", "same ssh -J j a"},
            {"ssh -o ProxyCommand='ssh -W %h:%p %r@j' u@a", "same ssh -J u@j u@a"},
        });
}

TEST_CASE("command: what has no place in -J is refused") {
    check("",
          {
              {"ssh -o 'ProxyCommand ssh -i k -W %h:%p j' a", "refused"},
              {"ssh -o 'ProxyCommand ssh -o Compression=yes -W %h:%p j' a", "refused"},
              {"ssh -o 'ProxyCommand ssh -F f -W %h:%p j' a", "refused"},
              {"ssh -o 'ProxyCommand ssh -L 1:b:2 -W %h:%p j' a", "refused"},
              {"ssh -o 'ProxyCommand ssh -l \"a b\" -W %h:%p j' a", "refused"},
              {"ssh -J k -t a ssh -c aes128-ctr -m hmac-sha1 b",
               "differs ssh -c aes128-ctr -m hmac-sha1 -J k,a ana@b"},
              {"ssh a ssh -S sock b", "refused"},
              {"ssh a ssh -b 10.0.0.1 b", "refused"},
              {"ssh -f a ssh b", "refused"},
              {"ssh -R 1:x:2 a ssh b", "refused"},
          });
}

TEST_CASE("command: a file that only one side reads is seen") {
    const std::string config = "Host j\n  User ops\n  Port 2222\n";
    check(config,
          {
              {"ssh -F none -o 'ProxyCommand ssh -W %h:%p j' a", "refused"},
              {"ssh -F none -o 'ProxyCommand ssh -F none -W %h:%p j' a", "same ssh -F none -J j a"},
              {"ssh -F none -o 'ProxyCommand ssh -W %h:%p k' a", "differs ssh -F none -J k a"},
          });
}

TEST_CASE("command: a terminal that the first ssh forces is there for the last one") {
    check("",
          {
              {"ssh -tt a ssh b", "differs ssh -tt -J a ana@b"},
              {"ssh -tt a ssh -C -t b top", "differs ssh -tt -C -J a ana@b top"},
              {"ssh -tt a ssh b top", "differs ssh -J a ana@b top"},
              {"ssh -tt a ssh -T b", "differs ssh -T -J a ana@b"},
              {"ssh -t a ssh b", "differs ssh -J a ana@b"},
          });
}

TEST_CASE("command: only what a shell makes one command of is read") {
    for (const std::string text :
         {"",          "# ssh a",    "ssh 'a",     "ssh \"a",    "ssh a && b", "ssh a; ssh b",
          "ssh a | b", "ssh a &",    "ssh a < b",  "ssh a 2>&1", "ssh $A",     "ssh \"$A\"",
          "ssh `a`",   "ssh $((1))", "A=b ssh a",  "(ssh a)",    "{ ssh a; }", "! ssh a",
          "ssh $'a'",  "ssh a \\",   "sudo ssh a", "sshfs a:",   "git pull"}) {
        CAPTURE(text);
        const MigratedCommands commands = migrate_texts("", {text});
        CHECK(commands.all.empty());
        REQUIRE(commands.unread.size() == 1);
        CHECK(!commands.unread.front().reason.empty());
    }
}

TEST_CASE("command: control characters stay in quotes, and are printed as escapes") {
    const Words words{
        "ssh", "-o", "ProxyCommand=ssh -W %h:%p j", "a", "x\x1b[31m\ny", "\xff", "it's"};
    const MigratedCommand command = test::migrate_words("", words);
    CHECK(command.words == Words{"ssh", "-J", "j", "a", "x\x1b[31m\ny", "\xff", "it's"});
    MigratedCommands commands;
    commands.all.push_back(command);
    std::ostringstream out;
    cli::print_migrated_commands(out, {commands, newest_dialect(), "/bin/sh"});
    CHECK(out.str().starts_with("# ssh -J j a 'x\\x1b[31m\\x0ay' '\\xff' 'it'\\''s'\n"));
    CHECK(out.str().find('\x1b') == std::string::npos);
    std::istringstream lines{out.str()};
    for (std::string line; std::getline(lines, line);) CHECK(line.starts_with("# "));
}

TEST_CASE("command: the words of rsync's -e are cut as rsync cuts them") {
    // Each was tried with rsync -e and a program that writes its words down.
    const std::vector<std::pair<std::string, Words>> rows{
        {"ssh -p 22", {"ssh", "-p", "22"}},
        {"  ssh  -v ", {"ssh", "-v"}},
        {"ssh -o 'A b'", {"ssh", "-o", "A b"}},
        {"ssh -o\"A 'b'\"", {"ssh", "-oA 'b'"}},
        {"ssh 'a''b'", {"ssh", "a'b"}},
        {"ssh \\'a b'", {"ssh", "\\a b"}},
        {"ssh ''", {"ssh", ""}},
    };
    for (const auto& [text, words] : rows) {
        CAPTURE(text);
        CHECK(split_remote_shell(text) == words);
    }
    CHECK(!split_remote_shell("ssh 'a"));
    for (const Words& words : {Words{"ssh"},
                               Words{"ssh", "-o", "ProxyCommand ssh \"a b\" 'c'"},
                               Words{"ssh", "a\"b", "c d"}}) {
        CHECK(split_remote_shell(joined_remote_shell(words)) == words);
    }
}

TEST_CASE("command: forwards that lead into each other are joined") {
    const auto chain_of = [](const std::vector<std::vector<OptionUse>>& levels) {
        std::vector<Invocation> chain;
        for (const auto& options : levels) {
            Invocation ssh{.options = options};
            ssh.destination.host = "host" + std::to_string(chain.size());
            chain.push_back(std::move(ssh));
        }
        return join_forwards(chain);
    };
    using Options = std::vector<OptionUse>;
    CHECK(chain_of({{{'L', "1:localhost:2"}}, {{'L', "2:localhost:3"}}, {{'D', "3"}}}).options ==
          Options{{'D', "1"}});
    CHECK(chain_of({{{'L', "[::1]:1:[::1]:2"}}, {{'L', "2:[2001:db8::1]:80"}}}).options ==
          Options{{'L', "[::1]:1:[2001:db8::1]:80"}});
    CHECK(chain_of({{}, {}}).options.empty());
    CHECK(chain_of({{}, {}}).obstacle.empty());
    for (const auto& levels :
         std::vector<std::vector<Options>>{{{{'L', "1:web:2"}}, {{'D', "2"}}},
                                           {{{'L', "1:localhost:2"}}, {{'D', "3"}}},
                                           {{{'L', "1:localhost:2"}}, {}},
                                           {{}, {{'D', "3"}}},
                                           {{{'D', "1"}}, {}},
                                           {{{'R', "1:localhost:2"}}, {}},
                                           {{{'L', "/sock:localhost:2"}}, {{'D', "2"}}}}) {
        CHECK(!chain_of(levels).obstacle.empty());
    }
}

TEST_CASE("command: operands of scp are split at the colon that scp splits at") {
    check("",
          {
              {"scp -o 'ProxyCommand=ssh -W [%h]:%p j' ./a:b '[2001:db8::1]:f' .",
               "same scp -J j ./a:b '[2001:db8::1]:f' ."},
              {"scp -o 'ProxyCommand=ssh -W %h:%p j' a:b:c .", "same scp -J j a:b:c ."},
              {"scp -o 'ProxyCommand=ssh -W %h:%p j' a:x b:y", "kept"},
              {"scp -o 'ProxyCommand=ssh -W %h:%p j' x y", "kept"},
              {"scp -S other a:x y", "kept"},
              {"sftp -o 'ProxyCommand ssh %h nc b 22' sftp://u@a/dir", "differs sftp -J a u@b:dir"},
              {"rsync -e 'ssh -p 22' x rsync://a/y", "kept"},
              {"rsync -e rsh x a:y", "kept"},
              {"rsync x a:y", "kept"},
          });
}

}  // namespace
}  // namespace sshplan
