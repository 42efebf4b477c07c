#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/connect/frozen/processes.hpp"
#include "planner/resolve/client.hpp"

namespace sshplan {

/// Whether a frozen block says a keyword's final value itself, so that neither a line of a file nor
/// an option of the command line is handed on.
[[nodiscard]] bool is_frozen_by_value(Keyword keyword);

/// Whether a value of a keyword that is frozen by value is one that an option of this process's own
/// command line gives.
[[nodiscard]] bool is_told(const Process& process, Keyword keyword);

/// Whether tokens of a process stand for other texts once it is frozen, as it, or the jump host
/// that it names, is called otherwise.
enum class Naming : std::uint8_t { kept, changed };

/// The lines that this process's plan obtained from files, in the order of obtaining, word for
/// word; but no keyword that is frozen by value. Lines that IgnoreUnknown hides are among them: the
/// ssh that runs may know more than is known here. With `changed`, %n, %k, %j and %C are written
/// out.
[[nodiscard]] std::vector<std::string> obtained_lines(const Process& process,
                                                      const Client& client,
                                                      Naming naming);

/// The path of ControlPath in effect, expanded; nothing if there is none.
[[nodiscard]] std::optional<std::string> control_path_of(const Process& process);

}  // namespace sshplan
