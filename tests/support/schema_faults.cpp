#include "tests/support/schema_faults.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "tests/support/process.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

const std::string data = SSHPLAN_SOURCE_DIR "/tests/data/";

/// Debian's own interpreter knows Debian's packages, whatever else PATH finds.
std::string python() { return fs::exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3"; }

ProcessEnd run(std::vector<std::string> words, const std::vector<std::string>& files) {
    words.insert(words.end(), files.begin(), files.end());
    return run_process(words, {{"PATH", std::getenv("PATH")}});
}

ProcessEnd run_xmllint(std::vector<std::string> words, const std::vector<std::string>& files) {
    words.insert(words.begin(), {"xmllint", "--nonet"});
    try {
        return run(words, files);
    } catch (const std::runtime_error& error) {
        return {.status = 127,
                .out = {},
                .err = std::string{error.what()} +
                       ": nothing can be validated (tools/dev test installs libxml2-utils)"};
    }
}

}  // namespace

std::string json_faults(const std::string& schema, const std::vector<std::string>& files) {
    const ProcessEnd end =
        run({python(), SSHPLAN_SOURCE_DIR "/tests/support/validate_json.py", data + schema}, files);
    if (end.err.find("No module named 'jsonschema'") != std::string::npos) {
        return "python3-jsonschema is not installed: nothing can be validated (tools/dev test "
               "installs it)";
    }
    return end.status == 0 ? "" : end.out + end.err + "status " + std::to_string(end.status);
}

std::string xml_faults(const std::string& schema, const std::vector<std::string>& files) {
    const ProcessEnd end = run_xmllint({"--noout", "--schema", data + schema}, files);
    return end.status == 0 ? "" : end.out + end.err + "status " + std::to_string(end.status);
}

std::string xpath(const std::string& expression, const std::string& file) {
    const ProcessEnd end = run_xmllint({"--xpath", expression}, {file});
    std::string text = end.out;
    if (text.ends_with('\n')) text.pop_back();
    return end.status == 0 ? text : end.err + "status " + std::to_string(end.status);
}

}  // namespace sshplan::test
