#pragma once

#include <string>
#include <string_view>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// What to do so that an ssh passes over keywords that it does not know, `names` being a list with
/// commas (ssh_config(5), IgnoreUnknown: it counts from its line on, and only the first that
/// applies).
[[nodiscard]] std::string advice_to_ignore(const Subject& subject, std::string_view names);

}  // namespace sshplan
