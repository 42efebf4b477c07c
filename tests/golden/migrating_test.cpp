#include <filesystem>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/world/imaginary_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/golden_case.hpp"
#include "tests/support/line_diff.hpp"
#include "tests/support/page_examples.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

/// ana's laptop in a clone of the team's repository.
Imaginary laptop_with_clone() {
    namespace fs = std::filesystem;
    Imaginary machine = laptop_of_ana();
    for (const auto& entry : fs::directory_iterator{SSHPLAN_SOURCE_DIR "/corpus/migrating"}) {
        machine.files["ssh/" + entry.path().filename().string()] = {.bytes =
                                                                        read_bytes(entry.path())};
    }
    return machine;
}

/// A terminal in which one command follows another.
class Terminal {
public:
    explicit Terminal(Imaginary machine) : world_{std::move(machine)} {}

    std::string type(const std::string& command) {
        const std::vector<std::string> words = shell_words(command);
        if (command == "echo $?") return std::to_string(status_) + "\n";
        REQUIRE(words.front() == "sshplan");
        std::ostringstream out;
        status_ =
            cli::run(std::span{words}.subspan(1), world_, world_, {.out = {out}, .err = {out}});
        return out.str();
    }

    [[nodiscard]] const ImaginaryWorld& world() const { return world_; }

private:
    ImaginaryWorld world_;
    int status_ = 0;
};

}  // namespace

TEST_CASE("the page on migrating shows what sshplan prints, one command after the other") {
    const auto examples = page_examples(read_bytes(SSHPLAN_SOURCE_DIR "/docs/migrating.md"));
    CHECK(examples.size() >= 8);
    Terminal terminal{laptop_with_clone()};
    for (const PageExample& example : examples) {
        const std::string output = terminal.type(example.command);
        INFO(example.command << '\n' << line_diff(example.output, output));
        CHECK(output == example.output);
    }
    const std::string& prod = terminal.world().files().at("ssh/prod.conf").bytes;
    CHECK(prod.find("ssh bastion nc") == std::string::npos);
    CHECK(prod.find("ProxyJump bastion") != std::string::npos);
}

}  // namespace sshplan::test
