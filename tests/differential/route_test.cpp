#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "configurations.hpp"
#include "our_answer.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace sshplan;
using test::Strings;

namespace {

/// The values that an answer has for a keyword; none if it is not there.
Strings values(const test::SshAnswer& answer, const std::string& keyword) {
    const auto found = answer.settings.find(keyword);
    return found == answer.settings.end() ? Strings{} : found->second;
}

}  // namespace

TEST_CASE("random configurations lead where ssh -G says", "[ssh]") {
    rc::prop("errors, host name, user, port, proxy and identities are the same", [] {
        const test::TemporaryFolder folder;
        const std::string text = test::any_configuration();
        RC_LOG() << text;
        Strings words = test::any_options();
        words.insert(words.end(), {"-F", folder.write("config", text), test::any_destination()});
        const int exec_status = *rc::gen::inRange(0, 2);
        RC_LOG() << fmt::format("{} with exec status {}\n", fmt::join(words, " "), exec_status);
        const test::SshAnswer theirs = test::ask_ssh(words, exec_status);
        const test::SshAnswer ours = test::our_answer(words, exec_status);
        RC_ASSERT(ours.errors == theirs.errors);
        RC_ASSERT(ours.status == theirs.status);
        if (theirs.status != 0) return;
        for (const std::string& keyword : test::route_keywords) {
            RC_LOG() << keyword << '\n';
            RC_ASSERT(values(ours, keyword) == values(theirs, keyword));
        }
    });
}

TEST_CASE("under the real ssh too, what comes later changes nothing that was set", "[ssh]") {
    rc::prop("a block at the end changes no route keyword that a line had set", [] {
        const test::TemporaryFolder folder;
        const std::string text =
            "User first\nPort 2022\nProxyCommand first\nIdentityFile /first\n" +
            test::any_configuration();
        const std::string block = test::any_first_wins_block();
        const Strings before{"-F", folder.write("before", text), "web"};
        const Strings after{"-F", folder.write("after", text + block), "web"};
        RC_LOG() << text << "--\n" << block;
        const test::SshAnswer old = test::ask_ssh(before, 1);
        if (old.status != 0) return;
        const test::SshAnswer grown = test::ask_ssh(after, 1);
        RC_ASSERT(grown.status == 0);
        RC_ASSERT(test::our_answer(after, 1).status == 0);
        for (const std::string& keyword : test::route_keywords) {
            RC_LOG() << keyword << '\n';
            RC_ASSERT(values(grown, keyword) == values(old, keyword));
            RC_ASSERT(values(test::our_answer(after, 1), keyword) == values(old, keyword));
        }
    });
}

TEST_CASE("under the real ssh too, a block at the start changes its own keywords only", "[ssh]") {
    rc::prop("what other lines say of other keywords stays", [] {
        const test::TemporaryFolder folder;
        const std::string text = test::any_configuration();
        const std::string line = *rc::gen::elementOf(
            Strings{"Port 2222", "HostKeyAlias alias", "Compression yes", "LogLevel VERBOSE"});
        const Strings before{"-F", folder.write("before", "Host *\n" + text), "web"};
        const Strings after{"-F", folder.write("after", "Host *\n" + line + "\n" + text), "web"};
        RC_LOG() << line << "\n--\n" << text;
        const test::SshAnswer old = test::ask_ssh(before, 1);
        if (old.status != 0) return;
        const test::SshAnswer grown = test::ask_ssh(after, 1);
        RC_ASSERT(grown.status == 0);
        for (const std::string& keyword : test::route_keywords) {
            RC_LOG() << keyword << '\n';
            if (keyword == "port" && line.starts_with("Port")) continue;
            RC_ASSERT(values(grown, keyword) == values(old, keyword));
            RC_ASSERT(values(test::our_answer(after, 1), keyword) == values(old, keyword));
        }
    });
}
