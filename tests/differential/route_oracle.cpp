#include "route_oracle.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "tests/support/case_lines.hpp"

namespace sshplan::test {

namespace {

constexpr std::size_t most_hops = 12;

/// Answers as it is told, and writes down what it was asked. No command here has blanks.
constexpr const char* shell_stub = R"sh(#!/bin/sh
echo "$2" >>"$ASKED"
case " $SUCCEED " in
*" $2 "*) exit 0 ;;
esac
exit 1
)sh";

std::string value_of(const Answer& answer, const std::string& keyword) {
    const Strings found = values(answer, keyword);
    return found.empty() ? "" : found.front();
}

/// The command line of the ssh that a jump starts (openssh-portable, ssh.c: jumpcmd).
Strings jump_words(const std::string& list, const std::string& file, const std::string& target) {
    const std::size_t comma = list.rfind(',');
    std::string last = list.substr(comma == std::string::npos ? 0 : comma + 1);
    Strings words;
    if (const std::size_t at = last.rfind('@'); at != std::string::npos) {
        words.insert(words.end(), {"-l", last.substr(0, at)});
        last.erase(0, at + 1);
    }
    if (const std::size_t colon = last.rfind(':'); colon != std::string::npos) {
        words.insert(words.end(), {"-p", last.substr(colon + 1)});
        last.erase(colon);
    }
    if (comma != std::string::npos) words.insert(words.end(), {"-J", list.substr(0, comma)});
    words.insert(words.end(), {"-F", file, "-W", target, last});
    return words;
}

bool agrees(const Outcome& asked, const Outcome& outcome) {
    return std::ranges::all_of(asked, [&](const auto& entry) {
        const auto found = outcome.find(entry.first);
        return entry.second == (found != outcome.end() && found->second);
    });
}

}  // namespace

std::string hop_text(const std::string& name,
                     const std::string& user,
                     const std::string& hostname,
                     const std::string& port,
                     const Strings& keys) {
    return fmt::format("{}={}@{}:{} {}\n", name, user, hostname, port, fmt::join(keys, ","));
}

RouteOracle::RouteOracle(std::string file) : file_{std::move(file)} {
    (void)folder_.write("shell", shell_stub, true);
}

const Answer& RouteOracle::answer_to(const Strings& words, const Outcome& outcome) {
    std::vector<Known>& known = known_[words];
    for (const Known& entry : known) {
        if (agrees(entry.asked, outcome)) return entry.answer;
    }
    std::string succeed;
    for (const auto& [command, succeeds] : outcome) {
        if (succeeds) succeed += command + " ";
    }
    const std::string log = folder_.write("asked", "");
    ::setenv("SHELL", folder_.path("shell").c_str(), 1);
    ::setenv("ASKED", log.c_str(), 1);
    ::setenv("SUCCEED", succeed.c_str(), 1);
    Known entry{.asked = {}, .answer = ask_ssh(words)};
    for (const std::string& command : lines_of(read_bytes(log))) {
        const auto found = outcome.find(command);
        entry.asked[command] = found != outcome.end() && found->second;
        asked_.insert(command);
    }
    known.push_back(std::move(entry));
    return known.back().answer;
}

std::string RouteOracle::route_to(const std::string& host, const Outcome& outcome) {
    Strings words{"-F", file_, host};
    std::string hops;
    for (std::size_t i = 0; i < most_hops; ++i) {
        const Answer& answer = answer_to(words, outcome);
        if (answer.status != 0) return "refused";
        const std::string name = value_of(answer, "hostname");
        const std::string port = value_of(answer, "port");
        hops = hop_text(words.back(),
                        value_of(answer, "user"),
                        name,
                        port,
                        values(answer, "identityfile")) +
               hops;
        const std::string jumps = value_of(answer, "proxyjump");
        if (jumps.empty()) return "ok\n" + hops;
        words = jump_words(jumps, file_, fmt::format("[{}]:{}", name, port));
    }
    return "loop";
}

}  // namespace sshplan::test
