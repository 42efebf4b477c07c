#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/case_lines.hpp"
#include "tests/support/yaml_lines.hpp"

namespace sshplan::test {

namespace {

using Catch::Matchers::StartsWith;
using Catch::Matchers::VectorContains;

const std::string action = SSHPLAN_SOURCE_DIR "/tools/action";

/// The names of variables with a prefix in a text.
std::set<std::string> variables_in(const std::string& text, const std::string& prefix) {
    std::set<std::string> names;
    for (std::size_t at = text.find("$" + prefix); at != std::string::npos;
         at = text.find("$" + prefix, at + 1)) {
        const std::size_t end = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_", at + 1);
        names.insert(text.substr(at + 1, end - at - 1));
    }
    return names;
}

/// The names of the inputs that action.yml has.
std::vector<std::string> inputs_of_action() {
    return yaml_keys(yaml_below(yaml_lines(read_bytes(action + "/action.yml")), "inputs"));
}

/// A step of action.yml: what its variables stand for by their names, and its line `run`.
struct Step {
    std::map<std::string, std::string> variables{};
    std::string run{};
};

std::vector<Step> steps_of_action() {
    std::vector<Step> steps;
    Step step;
    for (const YamlLine& line :
         yaml_below(yaml_lines(read_bytes(action + "/action.yml")), "steps")) {
        if (line.key != "run") {
            step.variables[line.key] = line.value;
            continue;
        }
        step.run = line.value;
        steps.push_back(std::exchange(step, {}));
    }
    return steps;
}

}  // namespace

TEST_CASE("the steps of the action run scripts that get inputs by variables only") {
    const std::vector<Step> steps = steps_of_action();
    CHECK(steps.size() == 4);
    for (const Step& step : steps) {
        CAPTURE(step.run);
        CHECK(step.run.find("${{") == std::string::npos);
        const std::string begin = "sh \"$GITHUB_ACTION_PATH/";
        REQUIRE_THAT(step.run, StartsWith(begin));
        const std::string script =
            step.run.substr(begin.size(), step.run.size() - begin.size() - 1);
        const std::string code = read_bytes(action + "/" + script);
        for (const std::string prefix : {"INPUT_", "LINT_", "HOSTS_"}) {
            for (const std::string& name : variables_in(code, prefix)) {
                CAPTURE(name);
                CHECK(step.variables.contains(name));
            }
        }
    }
}

TEST_CASE("the action has every input that its steps take") {
    const std::string begin = "${{ inputs.";
    std::set<std::string> taken;
    for (const Step& step : steps_of_action()) {
        for (const auto& [name, value] : step.variables) {
            if (!value.starts_with(begin)) continue;
            taken.insert(value.substr(begin.size(), value.find(' ', begin.size()) - begin.size()));
        }
    }
    const std::vector<std::string> inputs = inputs_of_action();
    CHECK(taken == std::set<std::string>{inputs.begin(), inputs.end()});
    CHECK(taken.size() >= 8);
}

TEST_CASE("the workflow on the page on gates gives the action what it takes") {
    const std::string page = read_bytes(SSHPLAN_SOURCE_DIR "/docs/ci.md");
    const std::size_t begin = page.find("- uses: OWNER/sshplan/tools/action@REVISION");
    REQUIRE(begin != std::string::npos);
    const std::vector<YamlLine> step =
        yaml_lines(page.substr(begin, page.find("- uses: ", begin + 1) - begin));
    const std::vector<std::string> given = yaml_keys(yaml_below(step, "with"));
    CHECK(given.size() >= 3);
    for (const std::string& name : given) {
        CHECK_THAT(inputs_of_action(), VectorContains(name));
    }
}

}  // namespace sshplan::test
