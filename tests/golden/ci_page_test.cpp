#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/case_lines.hpp"
#include "tests/support/line_diff.hpp"
#include "tests/support/page_examples.hpp"
#include "tests/support/scratch_shell.hpp"

namespace sshplan::test {

namespace {

std::vector<PageExample> examples_of_page() {
    return page_examples(read_bytes(SSHPLAN_SOURCE_DIR "/docs/ci.md"));
}

/// What the commands of the page print in this shell.
std::vector<std::string> type_page(const ScratchShell& shell) {
    std::vector<std::string> commands;
    for (const PageExample& example : examples_of_page()) commands.push_back(example.command);
    return shell.type(commands);
}

}  // namespace

TEST_CASE("the page on gates shows what its commands print, one after the other") {
    const std::vector<PageExample> examples = examples_of_page();
    CHECK(examples.size() >= 30);
    const ScratchShell shell;
    const std::vector<std::string> printed = type_page(shell);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        INFO(examples[i].command << '\n' << line_diff(examples[i].output, printed[i]));
        CHECK(printed[i] == examples[i].output);
    }
}

TEST_CASE("the change on the page on gates is one to ssh as well, where the probe fails") {
    const ScratchShell shell;
    (void)type_page(shell);
    // ssh runs the command of Match exec by $SHELL.
    shell.prepare("printf '#!/bin/sh\\nexit \"$PROBE\"\\n' >probe && chmod +x probe");
    const auto jump_of_db = [&](const std::string& branch, const std::string& probe) {
        return shell
            .run("git -C team show " + branch + ":ssh/config >read\n" + "PROBE=" + probe +
                 " SHELL=$PWD/probe ssh -G -F read db | grep '^proxyjump'")
            .out;
    };
    CHECK(jump_of_db("main", "1") == "proxyjump bastion\n");
    CHECK(jump_of_db("main", "0").empty());
    CHECK(jump_of_db("tidy", "1").empty());
    CHECK(jump_of_db("tidy", "0").empty());
}

}  // namespace sshplan::test
