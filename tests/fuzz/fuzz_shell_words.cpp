#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "planner/shell/expand_words.hpp"
#include "planner/shell/pure/commands.hpp"
#include "planner/shell/pure/compute.hpp"
#include "planner/shell/read_script.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/fuzz/support/input.hpp"
#include "tests/fuzz/support/laptop.hpp"
#include "tests/fuzz/support/require.hpp"

using namespace sshplan;
using fuzz::require;

namespace {

/// Looks at every command of a script, expands its words, and computes what it would print for
/// `input`.
class Walk {
public:
    Walk(std::size_t size, std::string input, const shell::Scope& scope)
        : size_(size), input_(std::move(input)), scope_(scope) {}

    void script(const shell::Script& script) const {
        for (const shell::Step& step : script.steps) {
            require(!step.pipeline.commands.empty(), "a pipeline without a command");
            for (const shell::Command& one : step.pipeline.commands) command(one);
        }
    }

private:
    void command(const shell::Command& command) const {
        require(command.span.begin <= command.span.end && command.span.end <= size_,
                "a command outside its text");
        require(command.body != nullptr || !command.words.empty() || !command.assignments.empty() ||
                    !command.redirections.empty(),
                "a command without anything");
        if (command.body != nullptr) return script(*command.body);
        for (const shell::Word& word : command.words) {
            require(word.span.begin < word.span.end && word.span.end <= size_,
                    "a word outside its text");
        }
        for (const shell::Word& word : command.assignments) {
            check(shell::expand_unsplit(word, scope_));
        }
        const shell::Arguments arguments = shell::expand_words(command.words, scope_);
        check(arguments);
        compute(arguments);
    }

    void check(const shell::Arguments& arguments) const {
        const bool are_known = std::ranges::all_of(
            arguments.all, [](const auto& argument) { return shell::is_known(argument.text); });
        require(are_known || !arguments.reasons.empty(), "nobody says why a word is not known");
        for (const shell::Argument& argument : arguments.all) {
            require(argument.span.end <= size_, "an argument of no word");
        }
    }

    void compute(const shell::Arguments& arguments) const {
        std::vector<std::string> words;
        for (const shell::Argument& argument : arguments.all) words.push_back(argument.text);
        const shell::Computed computed = shell::compute(words, input_);
        require(computed.output.has_value() == computed.reason.empty(),
                "neither an output nor a reason, or both");
        require(!computed.output || computed.output->size() <= shell::pure::longest_text,
                "an output that is too long");
    }

    std::size_t size_;
    std::string input_;
    const shell::Scope& scope_;
};

}  // namespace

/// Texts: a script, and what its commands read. Choice: the shell.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using Dialect = shell::Scope::Dialect;
    fuzz::Input input{data, size};
    const Dialect dialect = input.choose(4) == 3 ? Dialect::other : Dialect::posix;
    const std::string text = input.take_text();
    if (text.find('\0') != text.npos) return 0;  // it stands for what is not known of a text
    const auto read = shell::read_script(text);
    if (const auto* const fault = std::get_if<shell::ScriptFault>(&read)) {
        require(!fault->reason.empty(), "a script is refused without a reason");
        require(fault->byte <= text.size(), "a fault outside its text");
        return 0;
    }
    ImaginaryWorld world{fuzz::laptop("", "")};
    const shell::Scope scope{
        .world = world, .home = "/home/ana", .dialect = dialect, .shell = "sh"};
    Walk{text.size(), input.take_text(), scope}.script(std::get<shell::Script>(read));
    return 0;
}
