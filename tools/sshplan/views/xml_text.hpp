#pragma once

#include <string>
#include <string_view>

namespace sshplan::cli {

/// A text made printable and put into XML 1.0, within an element or the quotes of an attribute.
/// What no document may hold (section 2.2, Char) stands there as printable() shows it; what a CI
/// runner would obey in a log is written as references, so that whoever parses it has the same.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace sshplan::cli
