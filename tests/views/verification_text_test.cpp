#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/explained.hpp"
#include "tools/sshplan/views/explain_json.hpp"
#include "tools/sshplan/views/verification_text.hpp"

using namespace sshplan;
using Catch::Matchers::Contains;
using Reading = cli::ShownVerification::Reading;

namespace {

constexpr const char* config =
    "Match exec \"nc -z db 22\"\n"
    "    Port 2222\n";

/// What is shown of a verification of `ssh db`.
std::string text_of(const SshVerification& verification,
                    Reading reading = Reading::as_asked,
                    std::size_t width = 80) {
    const test::Explained explained = test::explain_with(config, {"db"});
    std::ostringstream out;
    cli::print_verification(out,
                            {.verification = verification,
                             .explanation = explained.explanation,
                             .program = "/usr/bin/ssh",
                             .version = "OpenSSH_9.2p1",
                             .reading = reading},
                            {.width = width});
    return out.str();
}

/// Ours and ssh's lines, where C1 fails and another command succeeds.
SshVerification differing() {
    SshVerification verification{.processes = 1, .asked = 4, .agreed = 3};
    verification.first = SshDisagreement{
        .words = {"ssh", "db"},
        .name = "db",
        .answers = {{.text = "nc -z db 22"}, {.text = "two \x1b[31m", .outcome = true}},
        .difference = {AnswerDifference::Kind::setting, "port 22", "port 2\x1b[2J"}};
    return verification;
}

}  // namespace

TEST_CASE("An ssh that says the same is told in a sentence") {
    CHECK(text_of({.processes = 3, .asked = 12, .agreed = 12}) ==
          "Verified: /usr/bin/ssh (OpenSSH_9.2p1) says the same, in 12 answers about 3 ssh\n"
          "processes; ssh ran no command of the configuration.\n");
    CHECK_THAT(text_of({.processes = 1, .asked = 1, .agreed = 1}, Reading::as_asked, 120),
               Contains("in 1 answer about 1 ssh process;"));
}

TEST_CASE("Of an ssh that says something else the first difference is shown, and what to do") {
    const std::string text = text_of(differing());
    CHECK(text ==
          "Differs: /usr/bin/ssh (OpenSSH_9.2p1) prints another line for db if C1 fails,\n"
          "`two \\x1b[31m` succeeds.\n"
          "  sshplan: port 22\n"
          "  ssh:     port 2\\x1b[2J\n"
          "  to see:  /usr/bin/ssh -G db\n"
          "(That runs the commands of its conditions.)\n"
          "ssh is right, so this is a fault of sshplan. Please report it, with the\n"
          "configuration.\n"
          "Of 4 answers about 1 ssh process, 3 are the same; ssh ran no command of the\n"
          "configuration.\n");
    CHECK_THAT(text_of(differing(), Reading::as_told, 120),
               Contains("as --openssh says; without it, they are read as this ssh does."));
    CHECK_THAT(text_of(differing(), Reading::as_nearest, 120),
               Contains("sshplan does not know this release"));
    SshVerification one = differing();
    one.first->answers.pop_back();
    CHECK_THAT(text_of(one), Contains("to see:  SHELL=/bin/false /usr/bin/ssh -G db\n"));
    one.first->difference = {AnswerDifference::Kind::refusal, std::nullopt, "config line 1: no"};
    CHECK_THAT(text_of(one), Contains("  sshplan: (answers)\n  ssh:     config line 1: no\n"));
}

TEST_CASE("What was not asked is counted, and is no agreement") {
    const SshVerification verification{.processes = 1, .not_asked = {{"it has no copy", 2}}};
    CHECK(text_of(verification) == "Not asked (2 questions): it has no copy.\n");
    CHECK_FALSE(verification.is_agreed());
}
