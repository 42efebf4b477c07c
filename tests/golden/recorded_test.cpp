#include <algorithm>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/dialect/dialect.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/support/line_diff.hpp"
#include "tests/support/recorded_case.hpp"
#include "tests/support/wild_corpus.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

const Dialect& dialect_called(std::string_view name) {
    return *std::ranges::find(known_dialects(), name, &Dialect::name);
}

/// What the binary of a version holds, as far as sshplan looks into it.
std::string binary_of(const Defaults& defaults) {
    const Dialect& dialect = dialect_called(defaults.version);
    const bool is_debian = dialect.edition.vendor == Vendor::debian;
    return fmt::format("{0}{1}{2}{0}{3}{0}",
                       '\0',
                       dialect.banner,
                       is_debian ? fmt::format(" Debian-2+deb12u{}", newest_debian_revision) : "",
                       defaults.has_openssl() ? "" : "without OpenSSL");
}

/// What was recorded of standard error: LF for CR LF, and nothing of terminals.
std::string recorded_errors(const std::string& text) {
    std::string kept;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.starts_with("Pseudo-terminal will not be allocated")) kept += line + "\n";
    }
    return kept;
}

/// Where sshplan, in the place of that version, answers otherwise; empty if it does not.
std::string difference(const RecordedCase& recorded, const Defaults& defaults) {
    Imaginary machine = recorded.machine;
    machine.files["/usr/bin/ssh"] = {.bytes = binary_of(defaults), .owner = 0};
    machine.executables.emplace_back("/usr/bin/ssh");
    ImaginaryWorld world{machine};
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::run(recorded.words, world, world, {.out = {out}, .err = {err}});

    const RecordedAnswer& answer = recorded.answer_of(defaults.version);
    const auto read =
        read_invocation(recorded.words, dialect_called(defaults.version), no_long_options);
    const auto* const invocation = std::get_if<Invocation>(&read);
    const std::string expected = expected_output(
        defaults, answer, invocation == nullptr ? "" : invocation->destination.host);
    const std::string expected_errors =
        answer.errors.empty() ? "" : fmt::format("{}\n", fmt::join(answer.errors, "\n"));
    std::string differences = line_changes(expected, recorded_part(out.str(), defaults, answer)) +
                              line_changes(expected_errors, recorded_errors(err.str()));
    if (status != answer.status) {
        differences += fmt::format("- status {}\n+ status {}\n", answer.status, status);
    }
    return differences;
}

/// No configuration at all.
RecordedCase empty_case() {
    return {.path = {},
            .machine = recording_machine(),
            .words = {"-G", "-F", "none", "h"},
            .answers = {{.versions = {"all"}, .lines = {}, .errors = {}}}};
}

}  // namespace

TEST_CASE("builds with OpenSSL are answered for, all lists of algorithms included") {
    for (const std::string& path :
         files_below(SSHPLAN_SOURCE_DIR "/corpus/openssh/with-openssl", ".txt")) {
        const std::string differences = difference(empty_case(), read_defaults(path));
        INFO(path << '\n' << differences);
        CHECK(differences.empty());
    }
}

TEST_CASE("every version is answered for as it answered itself") {
    std::vector<Defaults> versions;
    for (const std::string& path :
         files_below(SSHPLAN_SOURCE_DIR "/corpus/openssh/defaults", ".txt")) {
        versions.push_back(read_defaults(path));
    }
    for (const Dialect& dialect : known_dialects()) {
        CAPTURE(dialect.name);
        const bool is_recorded =
            std::ranges::find(versions, dialect.name, &Defaults::version) != versions.end();
        CHECK(is_recorded == (dialect.name != "8.5"));  // nobody recorded that one
    }
    std::size_t answers = 0;
    for (const std::string& path : files_below(SSHPLAN_SOURCE_DIR "/corpus/openssh", ".case")) {
        const RecordedCase recorded = read_recorded_case(path);
        for (const Defaults& defaults : versions) {
            const std::string differences = difference(recorded, defaults);
            ++answers;
            if (differences.empty()) continue;
            UNSCOPED_INFO(path << ", OpenSSH " << defaults.version << '\n' << differences);
            CHECK(false);
        }
    }
    std::cout << answers << " recorded answers compared\n";
    CHECK(answers > 5000);
}

}  // namespace sshplan::test
