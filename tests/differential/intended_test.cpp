#include <catch2/catch.hpp>

#include "tests/support/case_lines.hpp"
#include "trial.hpp"

using namespace sshplan;
using test::Strings;

namespace {

/// An example of docs/reference/intended-differences.md.
struct Example {
    test::Trial trial{.files = {{}}, .words = {}};
    Strings only_ssh{};
    Strings only_sshplan{};
};

std::vector<Example> read_examples() {
    test::CaseLines lines{SSHPLAN_SOURCE_DIR "/docs/reference/intended-differences.md"};
    std::vector<Example> examples;
    bool is_inside = false;
    while (!lines.done()) {
        if (lines.at("```")) {
            is_inside = lines.take() == "```example";
            if (is_inside) examples.emplace_back();
        } else if (!is_inside) {
            (void)lines.take();
        } else if (lines.at("config ")) {
            examples.back().trial.files.front().push_back(lines.take("config ") + "\n");
        } else if (lines.at("$ ssh -G ")) {
            examples.back().trial.words = test::shell_words(lines.take("$ ssh -G "));
        } else if (lines.at("ssh ")) {
            examples.back().only_ssh.push_back(lines.take("ssh "));
        } else if (lines.at("sshplan ")) {
            examples.back().only_sshplan.push_back(lines.take("sshplan "));
        } else {
            (void)lines.take();
            lines.refuse("no line of an example");
        }
    }
    return examples;
}

bool says(const test::Answer& answer, const std::string& part) {
    return (answer.out + answer.err).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("intended differences are there, and as described", "[ssh]") {
    const std::vector<Example> examples = read_examples();
    CHECK(examples.size() >= 5);
    for (const Example& example : examples) {
        const test::Comparison comparison = test::compare(example.trial);
        INFO(example.trial.described() << comparison.described());
        CHECK_FALSE(comparison.is_equal());
        for (const std::string& part : example.only_ssh) {
            CHECK(says(comparison.theirs, part));
            CHECK_FALSE(says(comparison.ours, part));
        }
        for (const std::string& part : example.only_sshplan) {
            CHECK(says(comparison.ours, part));
            CHECK_FALSE(says(comparison.theirs, part));
        }
    }
}
