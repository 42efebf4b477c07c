#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/dialect/dialect.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/complaint.hpp"
#include "planner/resolve/config_files.hpp"

namespace sshplan {

/// What stands for the user and the machine of a configuration that is judged without knowing who
/// will use it: a name that ssh takes like any other, and that nobody has.
inline constexpr std::string_view unknown_user = "unknown-local-user";
inline constexpr std::string_view unknown_host = "unknown-local-host";

/// The client of a configuration that is judged without knowing who will use it. Its files are not
/// filled in.
[[nodiscard]] Client unknown_caller(const Dialect& dialect);

/// Whether a value depends on either.
[[nodiscard]] bool hangs_on_caller(std::string_view value);

/// The value with "(you)" and "(here)" in their places, for people.
[[nodiscard]] std::string with_caller_in_words(std::string_view value);

/// A warning for each Match line that asks who the local user is: it is answered as for a user that
/// no line names.
[[nodiscard]] std::vector<Complaint> questions_about_caller(const ConfigFiles& files,
                                                            const Dialect& dialect);

}  // namespace sshplan
