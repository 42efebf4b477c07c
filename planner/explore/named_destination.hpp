#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/dialect/dialect.hpp"
#include "planner/explore/explanation.hpp"
#include "planner/resolve/config_files.hpp"

namespace sshplan {

/// A destination that a file names, and where it does so first.
struct NamedDestination {
    std::string name;
    const SourceFile* file = nullptr;
    std::uint32_t line = 0;  // from 1
};

/// Whether some Host line, or a host criterion of a Match line, of the files names a destination by
/// more than a lone `*`; if not, which of their names look like it.
[[nodiscard]] NameCheck check_name(std::string_view destination,
                                   const ConfigFiles& files,
                                   const Dialect& dialect);

/// Calls a function with the destinations that a file names, as below but as often as they are, and
/// with the numbers of their lines, from 1. The texts are good during the call only.
void for_each_destination(const OpenedFile& file,
                          const Dialect& dialect,
                          const std::function<void(std::string_view, std::uint32_t)>& function);

/// The destinations that a file names: every pattern of a Host line, or of a `host` or
/// `originalhost` criterion of a Match line, that is neither negated nor has a wildcard. Each once,
/// in the order of the file, as a dialect cuts lines into words.
[[nodiscard]] std::vector<NamedDestination> named_destinations(const OpenedFile& file,
                                                               const Dialect& dialect);

/// The same for one heading.
[[nodiscard]] std::vector<std::string> names_in_heading(const Directive& head,
                                                        const Dialect& dialect);

}  // namespace sshplan
