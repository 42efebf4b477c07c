#include <algorithm>
#include <array>
#include <optional>
#include <variant>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/match_lines.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/shell_programs.hpp"

namespace sshplan {
namespace {

using Words = std::vector<std::string>;

/// Whether some word is a bundle of letters with one of these in it, before any of `with_argument`.
bool has_letter(const Words& words, std::string_view letters, std::string_view with_argument) {
    return std::any_of(words.begin() + 1, words.end(), [&](std::string_view word) {
        if (word.size() < 2 || word[0] != '-' || word[1] == '-') return false;
        const std::size_t found = word.find_first_of(letters, 1);
        return found != std::string_view::npos && word.find_first_of(with_argument, 1) >= found;
    });
}

bool has_start(const Words& words, std::initializer_list<std::string_view> starts) {
    return std::any_of(words.begin() + 1, words.end(), [&](std::string_view word) {
        return std::ranges::any_of(starts,
                                   [&](std::string_view start) { return word.starts_with(start); });
    });
}

/// Whether the connection is within this machine, where an answer comes at once.
bool stays_here(const Words& words) {
    return std::any_of(words.begin() + 1, words.end(), [](std::string_view word) {
        return word == "localhost" || word.starts_with("127.") || word == "::1";
    });
}

bool netcat_is_limited(const Words& words) {
    return has_letter(words, "wGU", "IiMmOPpqsTVXx") || has_start(words, {"--wait"}) ||
           has_letter(words, "lh", "IiMmOPpqsTVwXx") || stays_here(words);
}

bool device_is_limited(const Words& words) { return stays_here(words); }

bool ping_is_limited(const Words& words) {
    return has_letter(words, "cwt", "FIiMmpQsSTW") || has_start(words, {"--count"});
}

bool curl_is_limited(const Words& words) {
    return has_letter(words, "mVh", "AbcCdDeEFHKoPQrtTuUwxXyYz") ||
           has_start(words, {"--max-time", "--connect-timeout", "--version", "--help"}) ||
           stays_here(words);
}

bool wget_is_limited(const Words& words) {
    return has_letter(words, "TV", "aAbBDeGiIlOoPQRtUwX") ||
           has_start(words, {"--timeout", "--connect-timeout", "--version"}) || stays_here(words);
}

/// Whether an ssh names a limit, or connects nowhere.
bool ssh_is_limited(const Words& words) {
    const auto answer =
        read_invocation(std::span{words}.subspan(1), newest_dialect(), no_long_options);
    const auto* const invocation = std::get_if<Invocation>(&answer);
    if (invocation == nullptr || invocation->is_question()) return true;
    return std::ranges::any_of(invocation->options, [](const OptionUse& use) {
        return use.letter == 'O' || use.letter == 'G' ||
               (use.letter == 'o' && lower_case(use.argument).starts_with("connecttimeout"));
    });
}

bool dig_is_limited(const Words& words) { return has_start(words, {"+time", "+tries"}); }

bool host_is_limited(const Words& words) { return has_letter(words, "WV", "CcmNRtpk"); }

/// A program that waits for the network, how one sees that it is told to give up, and what it does
/// where nothing answers.
struct Waiting {
    std::string_view program;
    bool (*is_limited)(const Words& words);
    Severity severity;
    std::string_view how_long;
    std::string_view options;  // that limit it
};

constexpr std::string_view as_the_kernel = "may take two minutes";
constexpr std::array waiting{
    Waiting{"nc", netcat_is_limited, Severity::warning, as_the_kernel, "-w 2"},
    Waiting{"netcat", netcat_is_limited, Severity::warning, as_the_kernel, "-w 2"},
    Waiting{"ncat", netcat_is_limited, Severity::info, "may take 10 seconds", "-w 2"},
    Waiting{"nc.openbsd", netcat_is_limited, Severity::warning, as_the_kernel, "-w 2"},
    Waiting{"nc.traditional", netcat_is_limited, Severity::warning, as_the_kernel, "-w 2"},
    Waiting{tcp_device, device_is_limited, Severity::warning, as_the_kernel, ""},
    Waiting{"ping", ping_is_limited, Severity::warning, "may go on for ever", "-c 1 -W 2"},
    Waiting{"ping6", ping_is_limited, Severity::warning, "may go on for ever", "-c 1 -W 2"},
    Waiting{"curl", curl_is_limited, Severity::warning, "may take minutes", "--max-time 2"},
    Waiting{
        "wget", wget_is_limited, Severity::warning, "may take minutes", "--timeout=2 --tries=1"},
    Waiting{"ssh", ssh_is_limited, Severity::warning, as_the_kernel, "-o ConnectTimeout=2"},
    Waiting{"dig", dig_is_limited, Severity::info, "may take 15 seconds", "+time=1 +tries=1"},
    Waiting{"host", host_is_limited, Severity::info, "may take 10 seconds", "-W 1"},
};

/// The place of a program in the line, if it is there just once.
std::optional<Place> place_of(const MatchHead& line,
                              const Clause& clause,
                              std::string_view program) {
    const std::string_view text = line.file->source->at(clause.argument_span);
    const std::size_t at = text.find(program);
    const bool is_once =
        at != std::string_view::npos && text.find(program, at + 1) == std::string_view::npos;
    if (!is_once) return std::nullopt;
    const auto begin = clause.argument_span.begin + static_cast<std::uint32_t>(at);
    return Place{line.file->source, {begin, begin + static_cast<std::uint32_t>(program.size())}};
}

void judge(const MatchHead& line,
           const Clause& clause,
           const ShellProgram& program,
           Findings& findings) {
    const auto* const row = std::ranges::find(waiting, program.name(), &Waiting::program);
    if (row == waiting.end() || program.time == ShellProgram::Time::bounded ||
        row->is_limited(program.words)) {
        return;
    }
    const auto place = place_of(line, clause, program.words.front());
    Finding& finding =
        findings.add(place.value_or(line.place(clause.argument_span)),
                     fmt::format("ssh waits for {}, which {}", row->program, row->how_long));
    finding.severity = row->severity;
    finding.caption = "has no limit";
    finding.help = {"put `timeout 2` before it"};
    if (row->options.empty()) return;
    finding.help = {
        fmt::format("write {} {}, or put `timeout 2` before it", row->program, row->options)};
    if (!place) return;
    finding.fix = Fix{.title = fmt::format("Write {} {}", row->program, row->options)};
    (void)finding.fix->edits.add(
        {{place->span.end, place->span.end}, fmt::format(" {}", row->options)});
}

void check(const Subject& subject, Findings& findings) {
    const bool has_timeout = !held_lines(subject, Keyword::connect_timeout).empty();
    for (const MatchHead& line : match_lines(subject)) {
        for (const Clause& clause : line.clauses) {
            if (!is_exec(clause)) continue;
            for (const ShellProgram& program : programs_in(clause.argument)) {
                // The ssh that it starts reads these files too.
                if (program.name() == "ssh" && has_timeout) continue;
                judge(line, clause, program, findings);
            }
        }
    }
}

}  // namespace

extern const Rule exe001_exec_no_timeout{
    .id = "EXE001",
    .name = "exec-no-timeout",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "A Match exec may keep ssh waiting",
    .why = R"(
ssh waits for the command of a `Match exec` before it does anything else, without a limit of its own.
A probe of a host that does not answer, as behind a VPN that is off, then holds up every login, copy
and `git fetch` for which the line is read, once for each hop on the way.
)",
    .advice =
        "Give the probe a limit of a second or two: `nc -w 2`, `ping -c 1 -W 2`, `curl --max-time "
        "2`, or `timeout 2 COMMAND`. Commands that are not known here are taken to be quick.",
    .bad = {.text = R"(
Match host db exec "«nc» -z 10.1.0.2 22"
    HostName 10.1.0.2
)"},
    .good = {.text = R"(
Match host db exec "nc -z -w 2 10.1.0.2 22"
    HostName 10.1.0.2
)"},
    .check = check,
};

}  // namespace sshplan
