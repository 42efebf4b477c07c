#pragma once

#include <string_view>

#include "tools/sshplan/views/json_parts.hpp"

namespace sshplan::cli {

/// The document of an explanation with these routes; views alone include this.
[[nodiscard]] Json explanation_document(std::string_view schema,
                                        const Explanation& explanation,
                                        Json routes);

}  // namespace sshplan::cli
