#pragma once

#include <map>
#include <string>

#include "planner/world/forwarding_world.hpp"

namespace sshplan {

/// A machine that is asked for each file once, however often its bytes are wanted: for whoever
/// reads the same configuration in several ways, which must be about the same bytes.
class RememberingWorld final : public ForwardingWorld {
public:
    using ForwardingWorld::ForwardingWorld;

    /// What the first question got.
    [[nodiscard]] FileAnswer read_file(const std::string& path) override {
        const auto known = answers_.find(path);
        if (known != answers_.end()) return known->second;
        return answers_.emplace(path, ForwardingWorld::read_file(path)).first->second;
    }

private:
    std::map<std::string, FileAnswer> answers_;
};

}  // namespace sshplan
