#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "planner/migrate/command/migrate_given.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/fuzz/support/answer.hpp"
#include "tests/fuzz/support/bounds.hpp"
#include "tests/fuzz/support/input.hpp"
#include "tests/fuzz/support/laptop.hpp"
#include "tests/fuzz/support/require.hpp"
#include "tests/fuzz/support/shown_text.hpp"

using namespace sshplan;
using fuzz::require;

namespace {

constexpr std::size_t most_commands = 4;

/// What becomes of commands over ana's configuration.
std::vector<MigratedCommand> migrated(const std::vector<GivenCommand>& given,
                                      const Imaginary& machine,
                                      const Client& client) {
    ImaginaryWorld world{machine};
    world.set_limits(fuzz::small_limits());
    ConfigFiles files{world};
    Conditions conditions{{world, world, world, client.shell}, {}};
    auto commands = migrate_given(given, {client, world, files, conditions}).all;
    for (MigratedCommand& command : commands) {
        command.complaints.clear();  // they point into the files
        command.witness.reset();
    }
    return commands;
}

/// Cuts commands as a shell does, and migrates them; what is said by -J is said by -J.
void check_rewriting(const std::vector<std::string>& texts, const Imaginary& machine) {
    const Client client = fuzz::client_on_laptop(newest_dialect());
    ImaginaryWorld world{machine};
    std::vector<GivenCommand> given;
    for (const std::string& text : texts) {
        auto read = read_given_command(given.size() + 1, text, client.home, world);
        if (auto* const command = std::get_if<GivenCommand>(&read)) {
            given.push_back(std::move(*command));
        }
    }
    std::vector<GivenCommand> again;
    for (const MigratedCommand& command : migrated(given, machine, client)) {
        require(command.after.empty() == command.words.empty(), "words without a text, or none");
        if (command.after.empty()) continue;
        again.push_back(given_words(again.size() + 1, command.words));
    }
    for (const MigratedCommand& command : migrated(again, machine, client)) {
        require(command.ending != Ending::refused, "ssh refuses a command that is written");
    }
}

/// The verb over the same commands.
void check_verb(const std::vector<std::string>& texts,
                const Imaginary& machine,
                const std::string& format) {
    ImaginaryWorld world{machine};
    std::vector<std::string> words{"migrate", "--format", format};
    for (const std::string& text : texts) words.push_back("--command=" + text);
    const fuzz::Answer answer = fuzz::answer(words, world, {0, 1, 2, 3, 4});
    if (format == "json" && answer.status != 2) {
        fuzz::require_json(answer.out);
    } else {
        fuzz::require_shown(answer.out);
    }
}

}  // namespace

/// Texts: ~/.ssh/config, a file `part` that it may include, commands, one a line. Choice: what is
/// done with them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input{data, size};
    const std::size_t way = input.choose(4);
    std::string config = input.take_text();
    const Imaginary machine = fuzz::laptop(std::move(config), input.take_text());
    const auto texts = input.take_lines(most_commands, "ssh -tt gate ssh -tt inner");
    if (way < 2) {
        check_verb(texts, machine, way == 0 ? "text" : "json");
    } else {
        check_rewriting(texts, machine);
    }
    return 0;
}
