#include <catch2/catch.hpp>

#include "chain.hpp"
#include "lab.hpp"

using namespace sshplan;
using test::Connector;
using test::Lab;

namespace {

const Connector spoken{"sshplan connect", "sshplan connect", ""};

/// A terminal's text as one line: where a plan breaks lines is nothing to compare.
std::string unbroken(const std::string& shown) {
    std::string text;
    for (const char byte : shown) {
        const bool is_blank = byte == ' ' || byte == '\r' || byte == '\n';
        if (!is_blank) text += byte;
        if (is_blank && !text.ends_with(' ')) text += ' ';
    }
    return text;
}

/// A master at bastion2, where the file would have a connection to the target.
const std::string begin = "rm -f control; $SSH -f -N -M -S control -J one two 2>said; cat said\n";
const std::string end = "\nssh -S control -O exit two 2>said; cat said";

}  // namespace

TEST_CASE("masters: the plan says which one is reused, and then nothing is dialled") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    lab.write(".ssh/config", test::chain("three", "ControlPath ~/control"));
    test::allow_chain(lab);
    REQUIRE(lab.run("client", begin, test::plain_ssh()).out == "");
    const std::string by_master = lab.logins();
    CHECK(by_master == "client>fred@bastion1 bastion1>fred2@bastion2");
    const auto shown = lab.run("client", "terminal '' '$SSH three where'", spoken);
    INFO(shown.out << shown.err);
    CHECK_THAT(unbroken(shown.out),
               Catch::Contains("reuses the master at /home/ana/control, opened ") &&
                   Catch::Contains(" ago") && Catch::Contains("bastion2 fred2 22"));
    CHECK(lab.logins() == by_master);

    const auto dialled = lab.run("client", "terminal '' '$SSH --no-master three where'", spoken);
    INFO(dialled.out << dialled.err);
    CHECK_THAT(dialled.out,
               !Catch::Contains("reuses the master") && Catch::Contains("target fred3 22"));
    CHECK(lab.logins() ==
          "client>fred@bastion1 client>fred@bastion1 bastion1>fred2@bastion2 "
          "bastion1>fred2@bastion2 bastion2>fred3@target");
    CHECK(lab.run("client", end, test::plain_ssh()).status == 0);
}
