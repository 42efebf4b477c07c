#pragma once

#include <map>
#include <string>
#include <utility>

#include "planner/world/forwarding_world.hpp"

namespace sshplan {

/// A machine on which some files hold other bytes than they do: what would be, if they were
/// written. Keys and sockets are there: whether they are today is no matter of what is written.
class OverlaidWorld final : public ForwardingWorld {
public:
    /// `bytes`: by path without links, as World::real_path gives it.
    OverlaidWorld(World& machine, std::map<std::string, std::string> bytes)
        : ForwardingWorld(machine), bytes_(std::move(bytes)) {}

    /// The other bytes, with the owner and the mode that the file has.
    [[nodiscard]] FileAnswer read_file(const std::string& path) override;
    [[nodiscard]] FileAnswer read_file_below(const std::string& folder,
                                             const std::string& rest) override;

    [[nodiscard]] std::optional<std::string> stat_failure(const std::string& /*path*/) override {
        return std::nullopt;
    }

private:
    [[nodiscard]] FileAnswer overlaid(FileAnswer answer, const std::string& path);

    std::map<std::string, std::string> bytes_;
};

}  // namespace sshplan
