#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "planner/classes/name_classes.hpp"
#include "planner/classes/questions.hpp"

namespace sshplan {

/// What is to be done on the host: -s, -N (-W is to Match lines what -N is), or neither; and the
/// words of a command.
struct Session {
    enum class Option : std::uint8_t { plain, subsystem, nothing } option = Option::plain;
    std::string command{};

    /// The name by which Match sessiontype knows it, if no line says otherwise.
    [[nodiscard]] std::string_view type() const;
};

/// The sessions that Match sessiontype and Match command tell apart.
class SessionClasses {
public:
    SessionClasses(const Questions& questions, ExplorationLimits limits);

    /// The first is a shell.
    [[nodiscard]] const std::vector<Session>& all() const { return all_; }
    [[nodiscard]] std::optional<std::size_t> class_of(const Session& session) const;
    [[nodiscard]] bool is_complete() const { return commands_->is_complete(); }
    /// What the limits leave to others.
    [[nodiscard]] ExplorationLimits rest() const { return commands_->rest(); }

private:
    /// What the lines say of it: of its type, and of its command.
    using Key = std::pair<std::vector<bool>, std::size_t>;
    [[nodiscard]] std::optional<Key> key_of(const Session& session) const;
    void take(Session session);

    std::vector<Spotted> types_;
    bool asks_commands_ = false;
    std::unique_ptr<NameClasses> commands_;
    std::vector<Session> all_;
    std::map<Key, std::size_t> numbers_;
};

}  // namespace sshplan
