#include "planner/lint/shell_programs.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "planner/recipe/call.hpp"
#include "planner/shell/expand_words.hpp"
#include "planner/shell/read_script.hpp"

namespace sshplan {
namespace {

using Time = ShellProgram::Time;

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// A word as far as it is written.
std::string written(const shell::Word& word) {
    std::string text;
    for (const shell::Part& part : word.parts) {
        if (part.kind == shell::Part::Kind::text) {
            text += part.text;
        } else {
            text += shell::unknown;
        }
    }
    return text;
}

bool is_shell(std::string_view program) {
    constexpr std::array<std::string_view, 5> shells{"sh", "bash", "dash", "ksh", "zsh"};
    return std::ranges::find(shells, program) != shells.end();
}

/// Looks through a script and all that stands in it.
class Collector {
public:
    std::vector<ShellProgram> take() { return std::move(found_); }

    void read(std::string_view text, Time time) {
        const auto answer = shell::read_script(text);
        if (const auto* const script = std::get_if<shell::Script>(&answer)) look(*script, time);
    }

private:
    void look(const shell::Script& script, Time time) {
        for (const shell::Step& step : script.steps) {
            // The shell does not wait for what runs beside it.
            if (step.then == shell::Then::background) continue;
            for (const shell::Command& command : step.pipeline.commands) look(command, time);
        }
    }

    void look(const shell::Command& command, Time time) {
        if (command.body) look(*command.body, time);
        std::vector<std::string> words;
        for (const shell::Word& word : command.assignments) look(word, time);
        for (const shell::Word& word : command.words) {
            look(word, time);
            const bool is_keyword = words.empty() && shell::is_reserved(written(word));
            if (!is_keyword) words.push_back(written(word));
        }
        for (const shell::Redirection& redirection : command.redirections) {
            take_device(written(redirection.target), time);
        }
        if (!words.empty()) take_program(std::move(words), time);
    }

    void look(const shell::Word& word, Time time) {
        for (const shell::Part& part : word.parts) {
            if (part.script) look(*part.script, time);
        }
    }

    void take_program(std::vector<std::string> words, Time time) {
        const auto behind =
            words.begin() + static_cast<std::ptrdiff_t>(recipe::prefix_length(words));
        if (std::any_of(words.begin(), behind, [](const std::string& word) {
                return file_name(word) == "timeout";
            })) {
            time = Time::bounded;
        }
        words.erase(words.begin(), behind);
        const auto text = std::ranges::find(words, "-c");
        if (is_shell(file_name(words.front())) && text != words.end() && text + 1 != words.end()) {
            read(*(text + 1), time);
        }
        found_.push_back({std::move(words), time});
    }

    void take_device(std::string_view file, Time time) {
        if (!file.starts_with(tcp_device) || file.size() <= tcp_device.size()) return;
        file.remove_prefix(tcp_device.size() + 1);
        const std::size_t slash = std::min(file.find('/'), file.size());
        const std::size_t port = std::min(slash + 1, file.size());
        found_.push_back({{std::string{tcp_device},
                           std::string{file.substr(0, slash)},
                           std::string{file.substr(port)}},
                          time});
    }

    std::vector<ShellProgram> found_;
};

}  // namespace

std::string_view ShellProgram::name() const {
    return words.front() == tcp_device ? tcp_device : file_name(words.front());
}

std::vector<ShellProgram> programs_in(std::string_view text) {
    Collector collector;
    collector.read(text, Time::own);
    return collector.take();
}

}  // namespace sshplan
