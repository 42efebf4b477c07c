#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/match_lines.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/match/criteria.hpp"

namespace sshplan {
namespace {

/// Releases whose match_pattern() tries every way to share a name out among the stars.
constexpr Lifetime trying_all{.until = {10, 4}};

/// The longest name that DNS knows; ssh takes longer ones.
constexpr std::size_t longest_name = 255;

/// Calls that take ssh ten seconds or more on a machine of today.
constexpr double too_many = 2e9;

/// Counts how often match_pattern() as it was calls itself before it finds that a name does not
/// match (match.c). Behind a star it tries each place of the next byte, all over again.
class CallCount {
public:
    CallCount(std::string_view pattern, std::string_view name) : pattern_(pattern), name_(name) {}

    /// 0 if the name matches: ssh stops at the first way.
    double count() {
        go_on(0, 0, 1);
        for (auto& [at, times] : waiting_) {  // go_on() adds what stands further right
            double all = 0;
            for (std::size_t from = 0; from < name_.size(); ++from) {
                all += times[from];
                if (pattern_[at] == '?') go_on(at, from, all);
                if (pattern_[at] == name_[from]) go_on(at + 1, from + 1, all);
            }
        }
        return matches_ ? 0 : calls_;
    }

private:
    /// Compares up to the next star.
    void go_on(std::size_t at, std::size_t from, double times) {
        if (times == 0) return;
        calls_ += times;
        while (at < pattern_.size() && pattern_[at] != '*') {
            if (from == name_.size()) return;
            if (pattern_[at] != '?' && pattern_[at] != name_[from]) return;
            ++at;
            ++from;
        }
        const bool is_star = at < pattern_.size();
        at = std::min(pattern_.find_first_not_of('*', at), pattern_.size());
        if (at < pattern_.size()) {
            waiting_.try_emplace(at, name_.size() + 1, 0.0).first->second[from] += times;
        } else if (is_star || from == name_.size()) {
            matches_ = true;
        }
    }

    std::string_view pattern_;
    std::string_view name_;
    std::map<std::size_t, std::vector<double>> waiting_;  // by what stands behind a star
    double calls_ = 0;
    bool matches_ = false;
};

/// A byte that does not stand in a pattern, so that a name with it at the end does not match.
char other_than(std::string_view pattern) {
    constexpr std::string_view letters = "xyzabcdefghijklmnopqrstuvw0123456789";
    const auto* const found = std::ranges::find_if(
        letters, [&](char letter) { return pattern.find(letter) == std::string_view::npos; });
    return found == letters.end() ? '_' : *found;
}

/// Names that an attacker would try: one byte of the pattern over and over, and all of them.
std::vector<std::string> worst_names(std::string_view pattern) {
    std::string bytes;
    std::ranges::copy_if(
        pattern, std::back_inserter(bytes), [](char byte) { return byte != '*' && byte != '?'; });
    if (bytes.empty()) return {};
    std::string all;
    while (all.size() < longest_name) all += bytes;
    all.resize(longest_name - 1);
    std::vector<std::string> names{all};
    for (const char byte : std::set<char>{bytes.begin(), bytes.end()}) {
        names.emplace_back(longest_name - 1, byte);
    }
    for (std::string& name : names) name += other_than(pattern);
    return names;
}

double most_calls(std::string_view pattern) {
    double most = 0;
    for (const std::string& name : worst_names(pattern)) {
        most = std::max(most, CallCount{pattern, name}.count());
    }
    return most;
}

void judge(const Place& place, std::string_view pattern, Findings& findings) {
    constexpr std::ptrdiff_t few = 4;  // stars
    if (pattern.starts_with('!')) pattern.remove_prefix(1);
    if (std::ranges::count(pattern, '*') < few) return;
    const double calls = most_calls(pattern);
    if (calls < too_many) return;
    Finding& finding =
        findings.add(place, "a long name that does not match keeps ssh busy with this pattern");
    finding.caption = "each star may stand for any part of the name";
    finding.notes = {fmt::format(
        "before 10.4 a name of {} bytes can take {:.0e} attempts", longest_name, calls)};
    finding.help = {"write several patterns with fewer stars"};
}

/// Whether whoever names a destination chooses what is compared.
bool is_about_typed_names(const Clause& clause) {
    const Criterion* const criterion = find_criterion(clause.attribute, newest_dialect());
    return criterion != nullptr &&
           (criterion->test == Test::host || criterion->test == Test::original_host ||
            criterion->test == Test::user);
}

void check(const Subject& subject, Findings& findings) {
    if (!trying_all.holds_in(subject.oldest().edition)) return;
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            if (!directive.is(Keyword::host)) continue;
            for (const Word& word : directive.words) {
                judge({file.source, word.span}, word.text, findings);
            }
        }
    }
    for (const MatchHead& line : match_lines(subject)) {
        for (const Clause& clause : line.clauses) {
            if (!is_about_typed_names(clause)) continue;
            for (const std::string_view pattern : list_elements(clause.argument)) {
                judge(line.place(clause.argument_span), pattern, findings);
            }
        }
    }
}

}  // namespace

extern const Rule sec043_catastrophic_pattern{
    .id = "SEC043",
    .name = "catastrophic-pattern",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "A pattern has so many stars that a long name holds ssh up",
    .why = R"(
Up to 10.3 ssh tries a pattern by going back to every star (match.c match_pattern): with each further
star the time grows by as many times as the next letter stands in the name. A name of 200 letters keeps
`*a*a*a*a*a*b` busy for more than a minute. Whoever chooses the name, by a submodule's `ssh://` URL for
instance, chooses the time. Since 10.4 it is at most the product of both lengths.

What a pattern costs is counted for the worst names of 255 bytes that are made of its own letters; two
billion attempts, some ten seconds, are too many. The rule speaks of the releases that `--min-openssh`
names; without it, of the newest one, which has no such fault.
)",
    .advice =
        "Write several patterns with fewer stars. Where every ssh that reads the file is 10.4 or "
        "later, say so by `--min-openssh 10.5`.",
    .bad = {.text = R"(
Host «*-*-*-*-*-*.corp»
    User ana
)",
            .min_openssh = "9.6"},
    .good = {.text = R"(
Host *-*.corp
    User ana
)",
             .min_openssh = "9.6"},
    .versions = "before 10.4",
    .check = check,
};

}  // namespace sshplan
