#pragma once

#include <string>
#include <string_view>

namespace sshplan::cli {

/// A JSON text in which every code point that a reader does not see, or that acts on a terminal or
/// on a CI log, is written as \uNNNN: the value is the same to whoever parses it. `json` is valid
/// JSON in UTF-8, so such code points stand within its strings; its line ends stay.
[[nodiscard]] std::string inert_json(std::string_view json);

}  // namespace sshplan::cli
