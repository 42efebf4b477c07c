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
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

/// A command of the README and the lines below it.
struct Example {
    std::string command;
    std::string output;
};

/// The examples in ```console blocks: each begins with "$ sshplan".
std::vector<Example> examples_in(const std::string& text) {
    std::vector<Example> examples;
    bool is_inside = false;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("```")) {
            is_inside = line == "```console";
        } else if (is_inside && line.starts_with("$ sshplan ")) {
            examples.push_back({line.substr(2), ""});
        } else if (is_inside) {
            examples.back().output += line + "\n";
        }
    }
    return examples;
}

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

}  // namespace

TEST_CASE("the README shows what sshplan prints") {
    const std::vector<Example> examples = examples_in(read_bytes(SSHPLAN_SOURCE_DIR "/README.md"));
    CHECK(examples.size() >= 3);
    ImaginaryWorld world{laptop_with_project()};
    for (const Example& example : examples) {
        std::ostringstream out;
        const std::vector<std::string> words = shell_words(example.command);
        (void)cli::run(std::span{words}.subspan(1), world, world, {.out = {out}, .err = {out}});
        INFO(example.command << '\n' << line_diff(example.output, out.str()));
        CHECK(out.str() == example.output);
    }
}

}  // namespace sshplan::test
