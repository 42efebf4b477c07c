#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/all_rules.hpp"
#include "planner/lint/example.hpp"

namespace sshplan {
namespace {

/// "SEM001 config:2:5-12 Port 22", one finding a line.
std::string found_in(const LintReport& report) {
    std::string text;
    for (const Finding& finding : report.findings) {
        const SourceFile& file = *finding.where.file;
        text += fmt::format("{} {}[{}] {}\n",
                            finding.rule->id,
                            file.name(),
                            file.at(finding.where.span),
                            finding.message);
    }
    return text;
}

std::set<std::string> words_of(std::string_view text) {
    std::istringstream words{std::string{text}};
    return {std::istream_iterator<std::string>{words}, {}};
}

/// What the example marks, as "config 12-20", against where the findings of its rule stand.
std::multiset<std::string> marks_of(const Example& example) {
    std::multiset<std::string> marks;
    for (const ExampleFile& file : read_example(example)) {
        for (const Span span : file.marked) {
            marks.insert(fmt::format("{} {}-{}", file.name, span.begin, span.end));
        }
    }
    return marks;
}

std::multiset<std::string> places_of(const LintReport& report, const Rule& rule) {
    std::multiset<std::string> places;
    for (const Finding& finding : report.findings) {
        if (finding.rule != &rule) continue;
        const std::string& name = finding.where.file->name();
        const std::size_t at = name.find("ssh/");
        places.insert(fmt::format("{} {}-{}",
                                  at == std::string::npos ? name : name.substr(at + 4),
                                  finding.where.span.begin,
                                  finding.where.span.end));
    }
    return places;
}

TEST_CASE("the bad example of a rule fires it at the marked words, and those it names") {
    for (const Rule* const rule : all_rules()) {
        DYNAMIC_SECTION(rule->id) {
            const LintedExample linted{rule->bad};
            INFO(found_in(linted.report()));
            std::set<std::string> others;
            for (const Finding& finding : linted.report().findings) {
                if (finding.rule != rule) others.emplace(finding.rule->id);
            }
            CHECK(!marks_of(rule->bad).empty());
            CHECK(places_of(linted.report(), *rule) == marks_of(rule->bad));
            CHECK(others == words_of(rule->bad.also));
        }
    }
}

/// The example with a file of it changed.
std::string changed(const Example& example, const Finding& finding) {
    std::string text = "\n";
    for (const ExampleFile& file : read_example(example)) {
        const bool is_first = file.name == "config";
        if (!is_first) text += fmt::format("-- {} mode={:o} --\n", file.name, file.mode);
        const bool is_changed = finding.where.file->name().ends_with("/" + file.name);
        text += is_changed ? finding.fix->edits.apply(file.bytes) : file.bytes;
    }
    return text;
}

std::size_t count_of(const LintReport& report, const Rule& rule) {
    return static_cast<std::size_t>(
        std::ranges::count(report.findings, &rule, [](const Finding& f) { return f.rule; }));
}

TEST_CASE("what a rule would change in its bad example is no longer found") {
    for (const Rule* const rule : all_rules()) {
        DYNAMIC_SECTION(rule->id) {
            const LintedExample before{rule->bad};
            for (const Finding& finding : before.report().findings) {
                if (finding.rule != rule || !finding.fix) continue;
                Example example = rule->bad;
                const std::string text = changed(rule->bad, finding);
                example.text = text;
                const LintedExample after{example};
                INFO(finding.fix->title << text);
                CHECK(count_of(after.report(), *rule) < count_of(before.report(), *rule));
            }
        }
    }
}

TEST_CASE("the good example of a rule is silent") {
    for (const Rule* const rule : all_rules()) {
        DYNAMIC_SECTION(rule->id) {
            const LintedExample linted{rule->good};
            CHECK(found_in(linted.report()) == "");
        }
    }
}

TEST_CASE("rules are sorted, named once, and say what there is to say") {
    std::set<std::string_view> names;
    std::string_view last;
    for (const Rule* const rule : all_rules()) {
        INFO(rule->id);
        CHECK(rule->id.size() == 6);
        CHECK(last < rule->id);
        last = rule->id;
        CHECK(names.insert(rule->name).second);
        CHECK(!rule->summary.empty());
        CHECK(!rule->summary.ends_with('.'));
        CHECK(!rule->why.empty());
        CHECK(!rule->advice.empty());
    }
}

}  // namespace
}  // namespace sshplan
