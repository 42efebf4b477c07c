#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "generate/generate.hpp"
#include "generate/pick.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace sshplan;
using test::Answer;
using test::Strings;

namespace {

const Strings keywords{"user", "port", "hostkeyalias", "loglevel", "compression", "bindaddress"};
const Strings lines{"User ann\n",
                    "Port 2022\n",
                    "HostKeyAlias alias\n",
                    "LogLevel QUIET\n",
                    "Compression yes\n",
                    "BindAddress 10.0.0.9\n"};

/// Some lines of them, below a heading that applies to everything.
std::string any_block() {
    std::string block = test::pick({"Host *\n", "Match all\n"});
    const int count = test::pick_number(1, 4);
    for (int i = 0; i < count; ++i) block += test::pick(lines);
    return block;
}

std::string any_good_lines() {
    std::string text;
    const int count = test::pick_number(0, 8);
    for (int i = 0; i < count; ++i) {
        const std::string line = test::any_heading() + "\n" + test::any_setting() + "\n";
        if (test::is_accepted(line)) text += line;
    }
    return text;
}

Answer answer_to(const std::string& text) {
    const test::TemporaryFolder folder;
    return test::ask_ssh({"-F", folder.write("config", text), "web"});
}

}  // namespace

TEST_CASE("under the real ssh, what comes later changes nothing that was set", "[ssh]") {
    rc::prop("a block at the end changes no keyword that a line had set", [] {
        std::string before;
        for (const std::string& line : lines) before += line;
        before += any_good_lines();
        const std::string block = any_block();
        RC_LOG() << before << "-- appended\n" << block;
        const Answer old = answer_to(before);
        RC_PRE(old.status == 0);
        const Answer grown = answer_to(before + block);
        RC_ASSERT(grown.status == 0);
        for (const std::string& keyword : keywords) {
            RC_ASSERT(test::values(grown, keyword) == test::values(old, keyword));
        }
    });
}

TEST_CASE("under the real ssh, a block at the start changes its own keyword only", "[ssh]") {
    rc::prop("what other lines say of other keywords stays", [] {
        const std::string text = "Host *\n" + any_good_lines();
        // No Match asks for one of these.
        const auto at = static_cast<std::size_t>(test::pick_number(3, 6));
        const std::string& line = lines[at];
        RC_LOG() << line << "--\n" << text;
        const Answer old = answer_to(text);
        RC_PRE(old.status == 0);
        const Answer grown = answer_to("Host *\n" + line + text);
        RC_ASSERT(grown.status == 0);
        for (const std::string& keyword : keywords) {
            if (keyword == keywords[at]) continue;
            RC_ASSERT(test::values(grown, keyword) == test::values(old, keyword));
        }
    });
}
