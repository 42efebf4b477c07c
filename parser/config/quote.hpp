#pragma once

#include <string>
#include <string_view>

namespace sshplan {

/// A value as one word of a configuration file, as releases since 8.7 read it (misc.c argv_split):
/// as it is where that is safe, else in double quotes. Older ones know no escapes, but differ only
/// where a value holds a quote or a backslash.
[[nodiscard]] std::string config_quoted(std::string_view value);

/// A text in which every % stands for itself where tokens are expanded.
[[nodiscard]] std::string without_tokens(std::string_view text);

}  // namespace sshplan
