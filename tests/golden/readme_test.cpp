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

/// ana's laptop with the project as her working directory, and the newest ssh.
Imaginary laptop_with_project() {
    namespace fs = std::filesystem;
    Imaginary machine = laptop_of_ana();
    for (const auto& entry : fs::directory_iterator{SSHPLAN_SOURCE_DIR "/corpus/cookbook"}) {
        machine.files["corpus/cookbook/" + entry.path().filename().string()] = {
            .bytes = read_bytes(entry.path())};
    }
    machine.variables["PATH"] = "/usr/bin";
    machine.executables.emplace_back("/usr/bin/ssh");
    machine.files["/usr/bin/ssh"] = {.bytes = std::string{"\0OpenSSH_10.5p1\0", 16}};
    return machine;
}

/// What is wrong with the examples of a page, each run by itself.
void check_examples(const std::string& page, std::size_t least) {
    const auto examples = page_examples(read_bytes(SSHPLAN_SOURCE_DIR "/" + page));
    CHECK(examples.size() >= least);
    ImaginaryWorld world{laptop_with_project()};
    for (const PageExample& example : examples) {
        std::ostringstream out;
        const std::vector<std::string> words = shell_words(example.command);
        (void)cli::run(std::span{words}.subspan(1), world, world, {.out = {out}, .err = {out}});
        INFO(page << ": " << example.command << '\n' << line_diff(example.output, out.str()));
        CHECK(out.str() == example.output);
    }
}

}  // namespace

TEST_CASE("the README shows what sshplan prints") { check_examples("README.md", 3); }

TEST_CASE("the tour of connect shows what sshplan prints") {
    check_examples("docs/connecting.md", 3);
}

TEST_CASE("what the published chapter gets wrong is shown by what sshplan prints") {
    check_examples("docs/cookbook-errata.md", 10);
}

}  // namespace sshplan::test
