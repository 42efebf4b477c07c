#pragma once

#include <set>
#include <string>
#include <string_view>

namespace sshplan {

/// The names of variables that a text of a configuration may mean: what stands behind a `$`, in
/// braces or not, with the quotes in it or without them (ssh_config(5) ENVIRONMENT VARIABLES,
/// IdentityAgent, ForwardAgent).
[[nodiscard]] std::set<std::string> named_variables(std::string_view text);

}  // namespace sshplan
