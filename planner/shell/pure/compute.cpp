#include "planner/shell/pure/compute.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell {

namespace {

struct Command {
    std::string_view name;
    std::string (*print)(const pure::Call& call);
};

constexpr std::array commands{
    Command{"basename", pure::basename},
    Command{"cat", pure::cat},
    Command{"cut", pure::cut},
    Command{"dirname", pure::dirname},
    Command{"echo", pure::echo},
    Command{"printf", pure::printf},
    Command{"sed", pure::sed},
    Command{"tr", pure::tr},
};

bool is_too_much(const std::string& text) {
    return text.size() > pure::longest_text || text.find('\0') != std::string::npos;
}

std::string print(const pure::Call& call) {
    const auto* command = std::ranges::find(commands, call.name, &Command::name);
    if (command == commands.end()) call.unknown("is not computed here");
    if (std::ranges::any_of(call.arguments, is_too_much)) {
        call.unknown("has an argument that is too long, or has a NUL");
    }
    if (call.input && is_too_much(*call.input)) {
        call.unknown("reads text that is too long, or has a NUL");
    }
    return command->print(call);
}

}  // namespace

Computed compute(std::span<const std::string> words, const std::optional<std::string>& input) {
    if (words.empty()) return {std::nullopt, "there is no command"};
    const std::string_view program = words.front();
    const std::string_view name = program.substr(program.rfind('/') + 1);
    try {
        return {print({name, words.subspan(1), input}), {}};
    } catch (const pure::Unknown& unknown) {
        return {std::nullopt, unknown.reason};
    }
}

namespace pure {

const std::string& Call::read() const {
    if (!input) unknown("reads text that is not known");
    return *input;
}

std::span<const std::string> Call::behind_options(
    const std::function<std::size_t(std::size_t)>& take) const {
    std::size_t at = 0;
    while (at < arguments.size() && arguments[at].starts_with('-') && arguments[at].size() > 1) {
        if (arguments[at] == "--") return arguments.subspan(at + 1);
        at += take(at);
    }
    return arguments.subspan(at);
}

void Call::unknown(std::string_view why) const {
    throw Unknown{std::string{name}.append(" ").append(why)};
}

}  // namespace pure

}  // namespace sshplan::shell
