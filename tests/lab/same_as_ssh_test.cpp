#include <string>
#include <string_view>
#include <utility>

#include <catch2/catch.hpp>

#include "invocation.hpp"
#include "lab.hpp"
#include "tests/support/line_diff.hpp"

using namespace sshplan;
using test::Connector;
using test::Invocation;
using test::Lab;

namespace {

/// All that can be seen of an invocation.
struct Seen {
    test::ProcessEnd end;
    std::string logins;
    std::string files;
};

/// Standard error with one text for an ssh whose proxy has gone: whether it writes its banner
/// before it finds out is a matter of luck.
std::string without_luck(std::string text) {
    constexpr std::string_view wrote =
        "banner exchange: Connection to UNKNOWN port 65535: Broken pipe";
    constexpr std::string_view read =
        "kex_exchange_identification: Connection closed by remote host\r\n"
        "Connection closed by UNKNOWN port 65535";
    for (std::size_t at = text.find(wrote); at != std::string::npos; at = text.find(wrote)) {
        text.replace(at, wrote.size(), read);
    }
    return text;
}

Seen see(Lab& lab, const Invocation& invocation, const Connector& connector) {
    lab.allow(invocation.hops);
    lab.clear_homes();
    lab.write(".ssh/config", invocation.config);
    Seen seen;
    // Who serves in the background ends a little later than whoever told it to.
    seen.end = lab.run("client", "(" + invocation.text + "\n)\nend=$?; left; exit $end", connector);
    seen.end.err = without_luck(std::move(seen.end.err));
    seen.logins = lab.logins();
    seen.files = lab.files();
    return seen;
}

void compare(const std::vector<Invocation>& invocations,
             const std::vector<Connector>& connectors = {test::sshplan_connect(),
                                                         test::sshplan_as_ssh()}) {
    Lab& lab = *test::lab();
    for (const Invocation& invocation : invocations) {
        const Seen expected = see(lab, invocation, test::plain_ssh());
        for (const Connector& connector : connectors) {
            INFO(invocation.text << "\n(" << connector.name << ")");
            const Seen seen = see(lab, invocation, connector);
            CHECK(seen.end.status == expected.end.status);
            CHECK(seen.end.out == expected.end.out);
            CHECK(seen.end.err == expected.end.err);
            CHECK(seen.logins == expected.logins);
            CHECK(test::line_changes(expected.files, seen.files) == "");
        }
    }
}

}  // namespace

TEST_CASE("as ssh: commands and their statuses") {
    if (test::lab() == nullptr) return;
    compare(test::command_invocations());
}

TEST_CASE("as ssh: closed, empty and binary streams") {
    if (test::lab() == nullptr) return;
    compare(test::stream_invocations());
}

TEST_CASE("as ssh: terminals, and going to the background") {
    if (test::lab() == nullptr) return;
    compare(test::terminal_invocations());
}

TEST_CASE("as ssh: masters, also of another route") {
    if (test::lab() == nullptr) return;
    compare(test::master_invocations());
}

TEST_CASE("as ssh: signals to ssh and from what it runs") {
    if (test::lab() == nullptr) return;
    compare(test::signal_invocations());
}

TEST_CASE("as ssh: what is refused, here or there") {
    if (test::lab() == nullptr) return;
    compare(test::failing_invocations());
    compare(test::usage_invocations(), {test::sshplan_as_ssh()});
}

TEST_CASE("as ssh: unknown and changed host keys") {
    if (test::lab() == nullptr) return;
    compare(test::host_key_invocations());
}

TEST_CASE("as ssh: sftp, scp, and the command lines of other programs") {
    if (test::lab() == nullptr) return;
    compare(test::program_invocations());
}
