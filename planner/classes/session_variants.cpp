#include "planner/classes/session_variants.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parser/config/pattern.hpp"
#include "planner/classes/name_alphabets.hpp"
#include "planner/classes/witnesses.hpp"

namespace sshplan {
namespace {

constexpr std::array<std::string_view, 4> usual_commands{"true", "uptime", "sftp", "echo x"};

NameTests tests_of(const std::vector<Spotted>& patterns) {
    NameTests tests;
    for (const Spotted& pattern : patterns) tests.ask(pattern.text, {}, TestRole::pattern);
    return tests;
}

bool is_any_name(std::string_view /*name*/) { return true; }

}  // namespace

std::string_view Session::type() const {
    if (option == Option::subsystem) return "subsystem";
    if (option == Option::nothing) return "none";
    return command.empty() ? "shell" : "exec";
}

SessionClasses::SessionClasses(const Questions& questions, ExplorationLimits limits)
    : types_(questions.session_type),
      asks_commands_(!questions.command.empty() || !questions.empty_command.empty()),
      commands_(
          std::make_unique<NameClasses>(tests_of(questions.command), word_alphabet(), limits)) {
    using enum Session::Option;
    choose_witnesses(*commands_, questions.command, usual_commands, is_any_name);
    take({});
    if (types_.empty() && !asks_commands_) return;
    const std::vector<std::string> commands = witnesses_in_order(*commands_);
    for (const std::string& one : commands) take({plain, one});
    // Nothing but a shell needs no command: it may be asked for the first one.
    for (const std::string& one : commands) take({subsystem, one});
    take({nothing, {}});
    for (const std::string& one : commands) take({nothing, one});
}

std::optional<SessionClasses::Key> SessionClasses::key_of(const Session& session) const {
    Key key;
    for (const Spotted& type : types_) {
        key.first.push_back(matches_pattern(session.type(), type.text));
    }
    if (!asks_commands_ || session.command.empty()) return key;
    const std::optional<std::size_t> command = commands_->class_of(session.command);
    if (!command) return std::nullopt;
    key.second = *command + 1;
    return key;
}

void SessionClasses::take(Session session) {
    const std::optional<Key> key = key_of(session);
    if (!key || !numbers_.try_emplace(*key, all_.size()).second) return;
    all_.push_back(std::move(session));
}

std::optional<std::size_t> SessionClasses::class_of(const Session& session) const {
    const std::optional<Key> key = key_of(session);
    if (!key) return std::nullopt;
    const auto found = numbers_.find(*key);
    return found == numbers_.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace sshplan
