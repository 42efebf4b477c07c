#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "planner/lint/example.hpp"
#include "tests/differential/generate/pick.hpp"
#include "tests/support/judged_answers.hpp"

namespace sshplan {
namespace {

using test::pick;
using test::pick_number;
using test::pick_once_in;

/// Writes small configurations in which hardly any two lines say the same, and none what holds
/// anyway: so deleting a line shows wherever it is in force.
class Author {
public:
    std::string write() {
        std::string text;
        if (pick_once_in(3)) text += lines(2);
        const int blocks = pick_number(1, 5);
        for (int i = 0; i < blocks; ++i) text += heading() + "\n" + lines(4);
        return text;
    }

private:
    std::string lines(int most) {
        std::string text;
        const int count = pick_number(1, most + 1);
        for (int i = 0; i < count; ++i) text += "    " + line() + "\n";
        return text;
    }

    static std::string heading() {
        switch (pick_number(0, 8)) {
            case 0:
                return "Match exec c" + std::to_string(pick_number(1, 3));
            case 1:
                return "Match !exec c" + std::to_string(pick_number(1, 3));
            case 2:
                return "Match host " + pick({"a", "b,a", "*.x", "!a,*", "a.x"});
            case 3:
                return "Match user " + pick({"u1", "u2", "u3"});
            case 4:
                return "Match " + pick({"final", "tagged t1", "all", "originalhost a"});
            default:
                return "Host " + pick({"a", "b", "a b", "*", "*.x", "* !a", "a*", "?"});
        }
    }

    std::string line() {
        const int n = ++number_;
        switch (pick_number(0, 15)) {
            case 0:
            case 1:
                return fmt::format("Port {}", 1000 + n);
            case 2:
                return fmt::format("User u{}", pick_once_in(2) ? n : pick_number(1, 4));
            case 3:
                return "HostName " + pick({"%h.x", "a", "b", "c"}) + std::to_string(n);
            case 4:
                return fmt::format("SetEnv A{}=1", n);
            case 5:
                return fmt::format("IdentityFile ~/k{}", n);
            case 6:
                return fmt::format("SendEnv {}E{}", pick({"", "", "-"}), pick_number(1, 4));
            case 7:
                return fmt::format("ProxyJump j{}", n);
            case 8:
                return fmt::format("ProxyCommand p{}", n);
            case 9:
                return fmt::format(
                    "RekeyLimit {}K{}", 100 + n, pick_once_in(2) ? fmt::format(" {}", n) : "");
            case 10:
                return fmt::format("ForwardAgent /s{}", n);
            case 11:
                return fmt::format("LocalForward {} x:1", 2000 + pick_number(1, 4));
            case 12:
                return fmt::format("ControlPath /c{}", n);
            case 13:
                return "SyslogFacility LOCAL" + std::to_string(n % 8);
            case 14:
                return "Tag t" + std::to_string(pick_number(1, 3));
            default:
                return fmt::format("ServerAliveInterval {}", 100 + n);
        }
    }

    int number_ = 0;
};

Imaginary machine_with(const std::string& config) {
    Imaginary machine;
    machine.files["config"] = {.bytes = config};
    return machine;
}

bool answer_alike(const std::string& before,
                  const std::string& after,
                  std::span<const Case> cases) {
    return std::ranges::all_of(cases, [&](const Case& one) {
        return test::answer_alike(machine_with(before), machine_with(after), "config", one);
    });
}

/// The lines (from 1) that findings of a rule name as dead, each as often as it is named.
std::multiset<std::uint32_t> named_dead(const LintReport& report) {
    std::multiset<std::uint32_t> lines;
    for (const Finding& finding : report.findings) {
        if (finding.rule->id != "SEM001") continue;
        const auto line_of = [](const Place& place) {
            return place.file->position(place.span.begin).line;
        };
        const bool is_itself = finding.message == "this line is never used";
        if (is_itself) lines.insert(line_of(finding.where));
        if (is_itself) continue;
        for (const Label& label : finding.related) lines.insert(line_of(label.place));
    }
    return lines;
}

/// The lines that set something, in blocks that apply in some case.
std::vector<std::uint32_t> settings_of(const Subject& subject) {
    std::vector<std::uint32_t> lines;
    const LintedFile& file = subject.files().front();
    for (const Block& block : file.config->blocks()) {
        const bool applies = block.head() == nullptr ||
                             !subject.block_facts(key_of(file, *block.head())).applies.empty();
        for (const Directive& directive : block.directives()) {
            if (applies || directive.is(Keyword::syslog_facility)) lines.push_back(directive.line);
        }
    }
    return lines;
}

std::string without_line(const std::string& text, std::uint32_t number) {
    std::size_t begin = 0;
    for (std::uint32_t i = 1; i < number; ++i) begin = text.find('\n', begin) + 1;
    return text.substr(0, begin) + text.substr(text.find('\n', begin) + 1);
}

/// Whether a line may say what holds anyway: another says the same, so that either can be deleted
/// and one of them is in force; or it says who the user is in a block for that user.
bool has_twin(const std::string& text, std::uint32_t number) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    const std::string& line = lines[number - 1];
    const bool is_of_user = line.starts_with("    User ") &&
                            text.find("Match user " + line.substr(9) + "\n") != std::string::npos;
    return is_of_user || std::ranges::count(lines, line) > 1;
}

/// The first line that is named wrongly; 0 if all are right.
std::uint32_t first_wrong(const std::string& config, const LintReport& report) {
    const auto cases = report.subject.cases();
    const std::multiset<std::uint32_t> dead = named_dead(report);
    for (const std::uint32_t line : settings_of(report.subject)) {
        const bool changes = !answer_alike(config, without_line(config, line), cases);
        if (!changes && has_twin(config, line)) continue;
        if (dead.count(line) != (changes ? 0U : 1U)) return line;
    }
    return 0;
}

/// Whether each block that applies in no case is named once, by one rule, and no other block is.
bool blocks_are_right(const LintReport& report) {
    const std::set<std::string_view> of_blocks{
        "SEM003", "SEM004", "SEM006", "SEM007", "SEM008", "SEM019"};
    const LintedFile& file = report.subject.files().front();
    return std::ranges::all_of(file.config->blocks(), [&](const Block& block) {
        if (block.head() == nullptr) return true;
        const LineKey heading = key_of(file, *block.head());
        const auto naming = std::ranges::count_if(report.findings, [&](const Finding& finding) {
            const Position at = file.source->position(finding.where.span.begin);
            return of_blocks.contains(finding.rule->id) && at.line == block.head()->line;
        });
        const bool is_dead = report.subject.block_facts(heading).applies.empty();
        return naming == (is_dead ? 1 : 0);
    });
}

TEST_CASE("a line is named as dead, once, exactly if deleting it changes no answer") {
    rc::prop("random configurations", [] {
        const std::string config = Author{}.write();
        RC_LOG(config);
        const LintedExample linted{Example{.text = config}};
        RC_PRE(linted.report().subject.is_exhaustive());
        RC_ASSERT(first_wrong(config, linted.report()) == 0U);
        RC_ASSERT(blocks_are_right(linted.report()));
        RC_CLASSIFY(!named_dead(linted.report()).empty());
    });
}

constexpr std::array<std::string_view, 8> pieces{"Host a",
                                                 "Host *",
                                                 "Host !a",
                                                 "Match host a",
                                                 "Match final host b",
                                                 "    HostName b",
                                                 "    Port ",
                                                 "    User u"};

/// The configuration of `length` lines with this number, counted in pieces. Values are distinct.
std::string numbered(std::size_t number, std::size_t length) {
    std::string text;
    for (std::size_t i = 1; i <= length; ++i, number /= pieces.size()) {
        const std::string_view piece = pieces[number % pieces.size()];
        const bool is_cut = piece.ends_with(' ') || piece.ends_with("User u");
        text += fmt::format("{}{}\n", piece, is_cut ? std::to_string(i) : "");
    }
    return text;
}

TEST_CASE("the same holds of every configuration of a few lines") {
    constexpr std::size_t most_lines = 4;
    std::vector<std::string> wrong;
    std::size_t count = 1;
    for (std::size_t length = 1; length <= most_lines; ++length) {
        count *= pieces.size();
        for (std::size_t number = 0; number < count; ++number) {
            const std::string config = numbered(number, length);
            const LintedExample linted{Example{.text = config}};
            const bool is_right =
                first_wrong(config, linted.report()) == 0 && blocks_are_right(linted.report());
            if (!is_right) wrong.push_back(config);
        }
    }
    CHECK(wrong == std::vector<std::string>{});
}

}  // namespace
}  // namespace sshplan
