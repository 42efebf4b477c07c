#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/all_rules.hpp"
#include "planner/lint/dead_lines.hpp"
#include "planner/lint/example.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/second_pass.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/judged_answers.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {
namespace {

constexpr Example judged{.text = ""};
const std::string top = "ssh/config";

Imaginary machine_with(const std::string& config) {
    Imaginary machine;
    machine.files[top] = {.bytes = config};
    return machine;
}

/// A file of the corpus that ssh accepts for some invocation, small enough to be read often.
struct WildFile {
    std::string path;
    std::string bytes;
};

std::vector<WildFile> small_files(const std::vector<std::string>& paths) {
    constexpr std::size_t most_bytes = 6000;
    std::vector<WildFile> files;
    for (const std::string& path : paths) {
        std::string bytes = read_bytes(path);
        if (bytes.empty() || bytes.size() > most_bytes) continue;
        const LintedExample linted{{{.name = "config", .bytes = bytes}}, judged};
        const Subject& subject = linted.report().subject;
        if (subject.is_exhaustive()) files.push_back({path, std::move(bytes)});
    }
    return files;
}

/// "12-20 message", of a rule's findings in the top file from byte `from` on, counted from there.
std::multiset<std::string> found(const LintReport& report,
                                 const Rule& rule,
                                 std::uint32_t from,
                                 std::uint32_t to) {
    std::multiset<std::string> places;
    for (const Finding& finding : report.findings) {
        const Span span = finding.where.span;
        const std::string& name = finding.where.file->name();
        const bool is_top = name == top || name == "/home/ana/.ssh/config";
        if (finding.rule != &rule || !is_top) continue;
        if (span.begin < from || span.begin >= to) continue;
        places.insert(fmt::format("{}-{}", span.begin - from, span.end - from));
    }
    return places;
}

std::multiset<std::string> marks(const ExampleFile& file) {
    std::multiset<std::string> places;
    for (const Span span : file.marked) places.insert(fmt::format("{}-{}", span.begin, span.end));
    return places;
}

/// Whether some line puts a hop before every host that nothing else is said of, and so before the
/// hops of an example, too.
bool has_proxy_for_all(const Subject& subject) {
    const auto is_for_all = [&](const HeldLine& line) {
        return !is_none(line.value()) && reach_of(subject, line).others == LineReach::Others::any;
    };
    return std::ranges::any_of(held_lines(subject, Keyword::proxy_jump), is_for_all) ||
           std::ranges::any_of(held_lines(subject, Keyword::proxy_command), is_for_all);
}

/// Whether some line says a login name for every host that nothing else is said of.
bool has_user_for_all(const Subject& subject) {
    return std::ranges::any_of(held_lines(subject, Keyword::user), [&](const HeldLine& line) {
        return reach_of(subject, line).others == LineReach::Others::any;
    });
}

/// Whether a file makes good what an example shows: a second reading sees every value that was set
/// too late for the first, names are completed, hops have a User, and another route is another
/// route.
bool is_made_good(const Rule& rule, const Subject& subject) {
    const std::set<std::string_view> about_readings{"SEM016", "SEM017", "SEM018", "SEM019"};
    if (about_readings.contains(rule.id)) return !lines_that_ask_for_second_pass(subject).empty();
    if (rule.id == "SEM048" && canonicalizes(subject)) return true;
    if (rule.id == "NET005" && has_user_for_all(subject)) return true;
    return rule.visit != nullptr && has_proxy_for_all(subject);
}

/// What is wrong where a rule's bad example stands at the top of a file; empty if nothing is.
std::string fault_of_planting(const Rule& rule, const WildFile& wild) {
    constexpr std::string_view back_to_all = "Match all\n";
    std::vector<ExampleFile> files = read_example(rule.bad);
    const std::multiset<std::string> expected = marks(files.front());
    const auto planted = static_cast<std::uint32_t>(files.front().bytes.size());
    const LintedExample before{{{.name = "config", .bytes = wild.bytes}}, rule.bad};
    files.front().bytes += back_to_all;
    const auto offset = static_cast<std::uint32_t>(files.front().bytes.size());
    files.front().bytes += wild.bytes;
    const LintedExample after{files, rule.bad};
    const auto missed = [&] {
        const auto there = found(after.report(), rule, 0, planted);
        return !std::ranges::includes(there, expected);
    };
    if (missed() && !is_made_good(rule, after.report().subject)) return "not found";
    const auto elsewhere = found(after.report(), rule, offset, UINT32_MAX);
    const auto known = found(before.report(), rule, 0, UINT32_MAX);
    return std::ranges::includes(known, elsewhere) ? "" : "found elsewhere";
}

TEST_CASE("planted defects are found where they are, and nowhere else") {
    const auto paths = wild_files();
    if (!paths) return;
    const std::vector<WildFile> files = small_files(*paths);
    REQUIRE(files.size() > 100);
    constexpr std::size_t trials = 50;
    for (const Rule* const rule : all_rules()) {
        DYNAMIC_SECTION(rule->id) {
            std::size_t at = rule->id.back() * 7U;  // other files for other rules
            for (std::size_t i = 0; i < trials; ++i, at += 5) {
                const WildFile& wild = files[at % files.size()];
                const std::string fault = fault_of_planting(*rule, wild);
                INFO(wild.path);
                CHECK(fault == "");
            }
        }
    }
}

TEST_CASE("a dead line of the wild corpus can be deleted without any change") {
    const auto paths = wild_files();
    if (!paths) return;
    std::size_t deleted = 0;
    for (const std::string& path : *paths) {
        const std::string bytes = read_bytes(path);
        const LintedExample linted{{{.name = "config", .bytes = bytes}}, judged};
        const Subject& subject = linted.report().subject;
        for (const DeadLine& dead : dead_lines(subject)) {
            std::string rest = bytes;
            const Span line = whole_line(*dead.line.file, *dead.directive);
            const bool has_end = rest[line.end - 1] == '\n';  // kept: lines keep their numbers
            rest.erase(line.begin, line.size() - (has_end ? 1 : 0));
            ++deleted;
            for (const Case& one : subject.cases()) {
                const bool is_alike =
                    answer_alike(machine_with(bytes), machine_with(rest), top, one);
                if (is_alike) continue;
                INFO(fmt::format("{}:{}", path, dead.directive->line));
                CHECK(is_alike);
            }
        }
    }
    WARN(fmt::format("{} dead lines deleted", deleted));
    CHECK(deleted > 30);
}

}  // namespace
}  // namespace sshplan::test
