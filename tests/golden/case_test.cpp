#include <algorithm>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "planner/world/imaginary_world.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/golden_case.hpp"
#include "tests/support/json_selection.hpp"
#include "tests/support/line_diff.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

/// All cases, in the order of their names.
std::vector<fs::path> case_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{SSHPLAN_SOURCE_DIR "/corpus/cases"}) {
        if (entry.path().extension() == ".case") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

struct Answer {
    std::string out;
    std::string err;
    int status = 0;
};

Answer answer_of(const GoldenCommand& command, const Imaginary& machine) {
    Imaginary reading_only = machine;
    reading_only.exec_answers.clear();
    reading_only.names.reset();
    ImaginaryWorld reading{reading_only};
    ImaginaryWorld acting{machine};
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::run(command.words, reading, acting, {.out = {out}, .err = {err}});
    return {out.str(), err.str(), status};
}

std::string missing_parts(const ExpectedText& expected, const std::string& actual) {
    std::string missing;
    for (const std::string& part : expected.parts) {
        if (actual.find(part) == std::string::npos) {
            missing += "- nowhere: " + part + "\n";
        }
    }
    for (const std::string& part : expected.absent) {
        if (actual.find(part) != std::string::npos) {
            missing += "+ should not be there: " + part + "\n";
        }
    }
    return missing.empty() ? "" : missing + line_diff("", actual);
}

/// The codes of notes that docs/reference/notes.md does not explain.
std::string undocumented_notes(const nlohmann::ordered_json& answer) {
    static const std::string documentation =
        read_bytes(SSHPLAN_SOURCE_DIR "/docs/reference/notes.md");
    std::string missing;
    for (const auto& route : answer.value("routes", nlohmann::ordered_json::array())) {
        for (const auto& note : route.at("notes")) {
            const std::string row = "| `" + note.at("code").get<std::string>() + "` |";
            if (documentation.find(row) == std::string::npos) {
                missing += "- not in docs/reference/notes.md: " + row + "\n";
            }
        }
    }
    return missing;
}

std::string missing_json(const ExpectedText& expected, const std::string& actual) {
    using Json = nlohmann::ordered_json;
    const Json answer = Json::parse(actual, nullptr, false);
    if (answer.is_discarded()) {
        return "no JSON:\n" + line_diff("", actual);
    }
    std::string missing = undocumented_notes(answer);
    for (const std::string& place :
         missing_of_selection(Json::parse(expected.text, nullptr, true, true), answer)) {
        missing += place + "\n";
    }
    return missing;
}

/// What is wrong with a stream; empty if it is as expected.
std::string difference(const ExpectedText& expected, const std::string& actual) {
    switch (expected.how) {
        case ExpectedText::How::contains:
            return missing_parts(expected, actual);
        case ExpectedText::How::selection:
            return missing_json(expected, actual);
        case ExpectedText::How::exactly:
            break;
    }
    return expected.text == actual ? "" : line_diff(expected.text, actual);
}

/// All that is wrong with an answer, for a person to read.
std::string report(const GoldenCommand& command, const Answer& answer) {
    std::string text;
    if (const std::string wrong = difference(command.out, answer.out); !wrong.empty()) {
        text += "standard output:\n" + wrong;
    }
    if (const std::string wrong = difference(command.err, answer.err); !wrong.empty()) {
        text += "standard error:\n" + wrong;
    }
    if (command.status != answer.status) {
        text += "status:\n- " + std::to_string(command.status) + "\n+ " +
                std::to_string(answer.status) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("every case of the corpus is answered as written down") {
    const std::vector<fs::path> files = case_files();
    REQUIRE(files.size() > 20);
    for (const fs::path& file : files) {
        const GoldenCase golden = read_golden_case(file);
        for (const GoldenCommand& command : golden.commands) {
            const std::string wrong = report(command, answer_of(command, golden.machine));
            if (!wrong.empty()) {
                // Catch would break the lines of the diff.
                std::cerr << golden.story << "$ " << command.written << "\n" << wrong << "\n";
                FAIL_CHECK(file.string() << ":" << command.line);
            }
        }
    }
}

}  // namespace sshplan::test
