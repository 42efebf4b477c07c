#include "tests/support/migrated_commands.hpp"

#include <stdexcept>
#include <utility>
#include <variant>

#include "planner/world/imaginary_world.hpp"
#include "tests/support/explained.hpp"
#include "tests/support/golden_case.hpp"

namespace sshplan::test {

namespace {

MigratedCommands migrate_all(const std::string& config, const std::vector<GivenCommand>& given) {
    Imaginary machine = laptop_of_ana();
    machine.files["/home/ana/.ssh/config"] = {.bytes = config};
    ImaginaryWorld world{std::move(machine)};
    ConfigFiles files{world};
    const Client client = client_of_ana();
    Conditions conditions{{world, world, world, client.shell}, {}};
    return migrate_given(given, {client, world, files, conditions});
}

}  // namespace

MigratedCommands migrate_texts(const std::string& config, const std::vector<std::string>& texts) {
    ImaginaryWorld world{laptop_of_ana()};
    std::vector<GivenCommand> given;
    std::vector<UnreadCommand> unread;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        auto read = read_given_command(i + 1, texts[i], "/home/ana", world);
        if (auto* const command = std::get_if<GivenCommand>(&read)) {
            given.push_back(std::move(*command));
        } else {
            unread.push_back(std::get<UnreadCommand>(std::move(read)));
        }
    }
    MigratedCommands commands = migrate_all(config, given);
    commands.unread.insert(commands.unread.begin(), unread.begin(), unread.end());
    return commands;
}

MigratedCommand migrate_words(const std::string& config, const std::vector<std::string>& words) {
    MigratedCommands commands = migrate_all(config, {given_words(1, words)});
    if (commands.all.size() != 1) throw std::invalid_argument{commands.unread.front().reason};
    return std::move(commands.all.front());
}

}  // namespace sshplan::test
