#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/written_commands.hpp"
#include "planner/recipe/call.hpp"
#include "planner/shell/read_script.hpp"

namespace sshplan {
namespace {

using Words = std::vector<std::string>;

/// A program whose output nobody can read in the line; of decoders only where they decode.
struct Source {
    std::string_view program;
    std::string_view decodes_with = {};  // letters or words of which one must be there
};

constexpr std::array sources{
    Source{"curl"},
    Source{"wget"},
    Source{"fetch"},
    Source{"nc"},
    Source{"ncat"},
    Source{"netcat"},
    Source{"socat"},
    Source{"base64", "-d -D -di --decode"},
    Source{"base32", "-d -di --decode"},
    Source{"openssl", "-d"},
    Source{"xxd", "-r -rp -r-p"},
    Source{"uudecode"},
};

constexpr std::array<std::string_view, 14> interpreters{"sh",
                                                        "bash",
                                                        "dash",
                                                        "ash",
                                                        "ksh",
                                                        "zsh",
                                                        "fish",
                                                        "python",
                                                        "python2",
                                                        "python3",
                                                        "perl",
                                                        "ruby",
                                                        "node",
                                                        "php"};

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool has_word(std::string_view list, std::string_view word) {
    return fmt::format(" {} ", list).find(fmt::format(" {} ", word)) != std::string::npos;
}

const Source* source_in(const Words& words) {
    if (words.empty()) return nullptr;
    const auto* const row = std::ranges::find(sources, file_name(words.front()), &Source::program);
    if (row == sources.end()) return nullptr;
    const bool does =
        row->decodes_with.empty() || std::ranges::any_of(words, [&](const std::string& word) {
            return has_word(row->decodes_with, word);
        });
    return does ? row : nullptr;
}

bool is_interpreter(const Words& words) {
    return !words.empty() &&
           std::ranges::find(interpreters, file_name(words.front())) != interpreters.end();
}

/// Whether a program is an interpreter whose standard input is the program that it runs: nothing
/// else is named, or `-`, or -s.
bool runs_its_input(const Words& words) {
    if (words.size() > 1 && (words[0] == "." || words[0] == "source")) {
        return words[1] == "/dev/stdin" || words[1] == "/dev/fd/0";
    }
    if (!is_interpreter(words)) return false;
    for (std::size_t at = 1; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (word == "-" || word == "-s" || word == "/dev/stdin") return true;
        if (!word.starts_with('-')) return false;  // a script; its input is data
        if (word == "-o") ++at;                    // of a shell: an option by name
        if (word.find_first_of("cemn", 1) == 1) return false;
    }
    return true;
}

/// Whether a program runs the text of its arguments.
bool runs_its_words(const Words& words) {
    if (words.empty()) return false;
    if (words.front() == "eval") return true;
    return is_interpreter(words) && std::ranges::any_of(words, [](const std::string& word) {
               return word == "-c" || word == "-e";
           });
}

/// Looks through a script for output that is run.
class Finder {
public:
    /// The name of the program whose output is run; empty if there is none.
    std::string_view find(const shell::Script& script) {
        for (const shell::Step& step : script.steps) look(step.pipeline);
        return found_;
    }

private:
    void look(const shell::Pipeline& pipeline) {
        const Source* before = nullptr;
        for (const shell::Command& command : pipeline.commands) {
            const Words words = words_of(command);
            if (before != nullptr && runs_its_input(words)) found_ = before->program;
            if (const Source* const source = source_in(words)) before = source;
            const bool runs_text = runs_its_words(words);
            for (const shell::Word& word : command.words) {
                const bool is_program = &word == &command.words.front();
                look(word, runs_text || is_program);
            }
            if (command.body) find(*command.body);
            if (const auto text = inner_text(words)) read(*text);
        }
    }

    /// A substitution gives a program or a text that is run, or is looked through by itself.
    void look(const shell::Word& word, bool is_run) {
        for (const shell::Part& part : word.parts) {
            if (!part.script) continue;
            find(*part.script);
            if (!is_run) continue;
            for (const shell::Step& step : part.script->steps) {
                for (const shell::Command& command : step.pipeline.commands) {
                    if (const Source* const source = source_in(words_of(command))) {
                        found_ = source->program;
                    }
                }
            }
        }
    }

    void read(std::string_view text) {
        const auto answer = shell::read_script(text);
        if (const auto* const script = std::get_if<shell::Script>(&answer)) find(*script);
    }

    /// The program and its arguments, without what only starts it.
    static Words words_of(const shell::Command& command) {
        Words words;
        for (const shell::Word& word : command.words) {
            std::string text;
            for (const shell::Part& part : word.parts) {
                text += part.kind == shell::Part::Kind::text ? part.text : std::string{"?"};
            }
            if (words.empty() && shell::is_reserved(text)) continue;
            words.push_back(std::move(text));
        }
        const auto length = static_cast<std::ptrdiff_t>(recipe::prefix_length(words));
        words.erase(words.begin(), words.begin() + length);
        return words;
    }

    static std::optional<std::string> inner_text(const Words& words) {
        if (!is_interpreter(words)) return std::nullopt;
        const auto at = recipe::shell_text(words);
        return at && *at < words.size() ? std::optional{words[*at]} : std::nullopt;
    }

    std::string_view found_;
};

void check(const Subject& subject, Findings& findings) {
    for (const WrittenCommand& command : written_commands(subject)) {
        const auto answer = shell::read_script(command.text);
        const auto* const script = std::get_if<shell::Script>(&answer);
        if (script == nullptr) continue;
        const std::string_view program = Finder{}.find(*script);
        if (program.empty()) continue;
        Finding& finding = findings.add(
            command.place, fmt::format("whatever {} gives back is run as a program", program));
        finding.caption = "nobody has read what runs here";
        finding.help = {"install the program, and call it by its name"};
    }
}

}  // namespace

extern const Rule sec042_download_and_run{
    .id = "SEC042",
    .name = "download-and-run",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "A command runs what it has just fetched or decoded",
    .why = R"(
`curl ... | sh` in a ProxyCommand, LocalCommand, KnownHostsCommand, RemoteCommand or `Match exec` runs
whatever the far end sends, each time that ssh is called: today this, tomorrow that, and for one caller
something else than for another. `base64 -d | sh` runs what no reader of the file can see.

Pipelines into a shell or another interpreter, substitutions that are a command or the text of `eval` and
`sh -c`, and what stands inside of `sh -c` are looked through; what is saved to a file first is not
followed.
)",
    .advice =
        "Install the program by whatever installs programs on the machine, and call it. A finding "
        "is no matter of taste: if the output is only data for a script, pass it to that script by "
        "name, as `curl ... | python3 read.py`, which is not reported.",
    .bad = {.text = R"(
Match originalhost db exec «"curl -m 2 -s https://vpn.example/check | sh"»
    HostName 10.1.0.2
)"},
    .good = {.text = R"(
Match originalhost db exec "curl -m 2 -s https://vpn.example/check | grep -q up"
    HostName 10.1.0.2
)"},
    .check = check,
};

}  // namespace sshplan
