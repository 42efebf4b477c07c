#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "planner/world/imaginary_world.hpp"
#include "tests/properties/random.hpp"
#include "tests/support/golden_case.hpp"
#include "tests/support/migrated_commands.hpp"
#include "tests/support/process.hpp"

namespace sshplan::test {

namespace {

using Words = std::vector<std::string>;

/// A word of bytes that mean something to shells.
std::string odd_word() {
    constexpr std::string_view bytes = "ab$`'\"\\ *?[]{}~!#&|;<>()=\t\n-%^\xc3\xbc";
    std::string word;
    for (int left = random_number(0, 8); left > 0; --left) {
        word += bytes[random_number<std::size_t>(0, bytes.size())];
    }
    return word;
}

Words odd_words(int most) {
    Words words;
    for (int left = random_number(0, most); left > 0; --left) words.push_back(odd_word());
    return words;
}

/// Options that have nothing to do with the way.
Words plain_options() {
    Words words;
    for (int left = random_number(0, 3); left > 0; --left) {
        const std::string option =
            random_text({"-t", "-tt", "-C", "-Nf", "-e^", "-oUser=u", "-p2200", "-i"});
        words.push_back(option);
        if (option == "-i") words.push_back("key " + odd_word());
    }
    return words;
}

void append(Words& words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
}

/// What a real shell makes of a text: its words.
Words cut_by_sh(const std::string& text) {
    const ProcessEnd end =
        run_process({"/bin/sh", "-c", "printf '%s\\001' " + text}, {{"PATH", "/usr/bin:/bin"}});
    Words words(1);
    for (const char c : end.out) {
        if (c == '\x01') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    words.pop_back();
    return words;
}

}  // namespace

TEST_CASE("a migrated command is cut into the words that were planned") {
    rc::prop("by sshplan and by sh, whatever stands around the recipe", [] {
        Words words{"ssh"};
        append(words, plain_options());
        append(words, {"-o", "ProxyCommand=ssh -W %h:%p j"});
        append(words, plain_options());
        words.emplace_back("a");
        const Words remote = odd_words(4);
        if (!remote.empty()) words.emplace_back("--");
        append(words, remote);
        const MigratedCommand command = migrate_words("", words);
        RC_LOG() << command.given.written << "\n" << command.after << " " << command.reason;
        RC_ASSERT(command.verdict == Verdict::same);
        ImaginaryWorld world{laptop_of_ana()};
        const auto read = read_given_command(1, command.after, "/home/ana", world);
        RC_ASSERT(std::holds_alternative<GivenCommand>(read));
        RC_ASSERT(std::get<GivenCommand>(read).words == command.words);
        RC_ASSERT(cut_by_sh(command.after) == command.words);
        const Words& after = command.words;
        RC_ASSERT(std::ranges::count(after, "-J") >= 1);
        RC_ASSERT(std::equal(remote.rbegin(), remote.rend(), after.rbegin()));
        RC_ASSERT(migrate_words("", after).after.empty());  // nothing is left to do
    });
}

TEST_CASE("a command's text is read as sh reads it") {
    rc::prop("or not at all", [] {
        std::string text = "ssh";
        for (int left = random_number(1, 5); left > 0; --left) {
            const std::string word = odd_word();
            text += " " + random_text({word, "'" + word + "'", "\"" + word + "\"", "\\" + word});
        }
        ImaginaryWorld world{laptop_of_ana()};
        const auto read = read_given_command(1, text, "/home/ana", world);
        RC_PRE(std::holds_alternative<GivenCommand>(read));
        const auto& command = std::get<GivenCommand>(read);
        // What a shell completes is its business.
        RC_PRE(command.spellings.empty() && command.notes.empty());
        RC_ASSERT(cut_by_sh(text) == command.words);
    });
}

namespace {

const Words tokens{"ssh",       "a",
                   "b",         "u@c",
                   "localhost", "nc",
                   "%h",        "22",
                   "-t",        "-tt",
                   "-N",        "-W",
                   "%h:%p",     "-J",
                   "j",         "-p",
                   "2222",      "-l",
                   "u",         "-L",
                   "2222:a:22", "1:localhost:2",
                   "-D",        "2",
                   "-o",        "HostKeyAlias=b",
                   "User=u",    "-F",
                   "none",      "-e",
                   "-P",        "a:x",
                   "'ssh b'",   "--",
                   "-v",        "exec",
                   "''",        "&&",
                   "*"};

/// Beginnings of commands that could be said by -J.
const Words beginnings{"ssh",
                       "ssh -t a ssh",
                       "ssh -L 1:localhost:2 a ssh -D 2",
                       "ssh -p 2222 localhost",
                       "ssh -L 2222:a:22",
                       "scp -P 2222 localhost:x",
                       "ssh -o 'ProxyCommand=ssh j nc %h %p'",
                       "ssh -o 'ProxyCommand=ssh -W %h:%p j'",
                       "ssh -o 'ProxyCommand ssh %h nc b 22'",
                       "ssh -o 'ProxyCommand=ssh -q -W b:2200 u@j'",
                       "sftp -o 'ProxyCommand ssh -l u %h nc b 22'",
                       "scp -o 'ProxyCommand=ssh -W %h:%p j'",
                       "rsync -e 'ssh -o \"ProxyCommand ssh j nc %h 22\"' a:x"};

std::string random_command() {
    std::string text = random_text(beginnings);
    for (int more = random_number(0, 4); more > 0; --more) text += " " + random_text(tokens);
    return text + random_text({"", " a", " b", " u@b", " b:y", " a uptime"});
}

}  // namespace

TEST_CASE("whatever is given ends in an answer, and what is printed needs no second look") {
    const std::string config =
        "Host a\n  User ann\nMatch host b exec probe\n  Port 2222\nHost j\n  ProxyJump k\n";
    int rewritten = 0;
    int all = 0;
    rc::prop("of commands put together by chance", [&] {
        std::vector<std::string> texts;
        for (int left = random_number(1, 4); left > 0; --left) texts.push_back(random_command());
        const MigratedCommands commands = migrate_texts(config, texts);
        RC_ASSERT(commands.all.size() + commands.unread.size() == texts.size());
        for (const MigratedCommand& command : commands.all) {
            RC_LOG() << command.given.written << "\n" << command.after << "\n";
            RC_ASSERT(command.after.empty() != (command.verdict <= Verdict::differs));
            RC_ASSERT(command.after.empty() == !command.reason.empty());
            ++all;
            if (command.after.empty()) continue;
            ++rewritten;
            const MigratedCommands again = migrate_texts(config, {command.after});
            RC_ASSERT(again.all.size() == 1U);
            RC_ASSERT(again.all.front().after.empty());
        }
    });
    INFO(rewritten << " of " << all);
    CHECK(rewritten * 10 > all);
}

}  // namespace sshplan::test
