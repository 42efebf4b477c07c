#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "planner/explore/host_list.hpp"

namespace sshplan {

/// Which hosts of a list are wanted: those that all of this is true of.
struct HostSelection {
    std::optional<std::string> match{};     // a pattern for the name
    std::optional<std::string> via{};       // name or address of a hop on the way
    std::optional<std::string> key_name{};  // the name that is looked up in known_hosts
    enum class Ways : std::uint8_t { all, direct } ways = Ways::all;  // direct: no hop before
};

/// Whether a name matches the pattern of a selection; without one all do.
[[nodiscard]] bool is_matched(const HostSelection& selection, std::string_view name);

/// Whether a host is selected: whatever is asked of its routes must be true under some outcome. A
/// route by which no connection comes about is not direct.
[[nodiscard]] bool is_selected(const HostSelection& selection, const ListedHost& host);

}  // namespace sshplan
