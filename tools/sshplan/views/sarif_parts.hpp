#pragma once

#include <string>
#include <string_view>

#include "planner/lint/rule.hpp"
#include "tools/sshplan/views/json_parts.hpp"

/// Pieces of a SARIF log that do not hang on what was found.
namespace sshplan::cli {

/// A path as a URI, relative as the path is. Bytes that are not UTF-8 are kept.
[[nodiscard]] std::string uri_of(std::string_view path);

/// A message with this text, made printable, and without what a viewer would take for a link.
[[nodiscard]] Json sarif_message(std::string_view text);

/// "error", "warning", "note".
[[nodiscard]] std::string_view sarif_level(Severity severity);

/// What code scanning knows of a rule.
[[nodiscard]] Json sarif_rule(const Rule& rule);

}  // namespace sshplan::cli
