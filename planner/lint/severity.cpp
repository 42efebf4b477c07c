#include "planner/lint/severity.hpp"

#include <algorithm>
#include <array>

namespace sshplan {
namespace {

constexpr std::array<std::string_view, 4> names{"error", "warning", "info", "hint"};

}  // namespace

std::string_view name_of(Severity severity) { return names[static_cast<std::size_t>(severity)]; }

std::optional<Severity> find_severity(std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Severity>(found - names.begin());
}

}  // namespace sshplan
