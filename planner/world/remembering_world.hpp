#pragma once

#include <map>
#include <string>

#include "planner/world/folder_name.hpp"
#include "planner/world/forwarding_world.hpp"

namespace sshplan {

/// A machine that is asked for each file once, however often its bytes are wanted: for whoever
/// reads the same configuration in several ways, which must be about the same bytes.
class RememberingWorld final : public ForwardingWorld {
public:
    using ForwardingWorld::ForwardingWorld;

    /// What the first question got.
    [[nodiscard]] FileAnswer read_file(const std::string& path) override {
        return first_answer(path, [&] { return machine().read_file(path); });
    }
    [[nodiscard]] FileAnswer read_file_below(const std::string& folder,
                                             const std::string& rest) override {
        return first_answer(path_at(folder, rest),
                            [&] { return machine().read_file_below(folder, rest); });
    }

private:
    template <typename Read>
    const FileAnswer& first_answer(const std::string& path, const Read& read) {
        const auto known = answers_.find(path);
        return known != answers_.end() ? known->second
                                       : answers_.emplace(path, read()).first->second;
    }

    std::map<std::string, FileAnswer> answers_;
};

}  // namespace sshplan
