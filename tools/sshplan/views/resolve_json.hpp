#pragma once

#include <string>
#include <string_view>

#include "planner/explore/explore_dump.hpp"

namespace sshplan::cli {

/// The answer of `resolve` as JSON: `sshplan/resolve/1`. Options stand in the order of ssh -G, a
/// keyword with several lines several times; there are none without an answer.
[[nodiscard]] std::string dump_json(const DumpAnswer& answer,
                                    std::string_view destination,
                                    std::string_view openssh);

}  // namespace sshplan::cli
