#pragma once

#include <map>
#include <optional>
#include <string>

#include "planner/explore/explanation.hpp"
#include "planner/world/forwarding_world.hpp"

namespace sshplan {

/// A machine on which names come to what they came to for an explanation, and no others are looked
/// up; it runs no command either.
class AnsweredNamesWorld final : public ForwardingWorld {
public:
    AnsweredNamesWorld(World& reading, const Explanation& explanation) : ForwardingWorld(reading) {
        for (const Condition& condition : explanation.conditions) {
            if (condition.name) names_.emplace(condition.text, *condition.name);
        }
    }

    [[nodiscard]] std::optional<NameAnswer> look_up(const NameQuestion& question) override {
        std::string name = question.name;
        if (name.ends_with('.')) name.pop_back();
        const auto known = names_.find(name);
        return known == names_.end() ? std::nullopt : std::optional{known->second};
    }
    [[nodiscard]] std::optional<CommandEnd> run_shell(const std::string& /*shell*/,
                                                      const std::string& /*command*/,
                                                      const Patience& /*patience*/) override {
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::vector<std::string>> local_addresses() override {
        return std::nullopt;
    }

private:
    std::map<std::string, NameAnswer> names_;
};

}  // namespace sshplan
