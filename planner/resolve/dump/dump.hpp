#pragma once

#include <string>
#include <variant>
#include <vector>

#include "planner/resolve/client.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// A line of ssh -G without its line end, and the keyword that it is about.
struct DumpLine {
    Keyword keyword = Keyword::count_;
    std::string text;

    friend bool operator==(const DumpLine&, const DumpLine&) = default;
};

/// What stops ssh -G as it prints; nothing is printed then.
struct DumpFault {
    Complaint complaint;
};

/// What `ssh -G` prints for a complete resolution under which no value hangs on a condition, line
/// by line (readconf.c dump_client_config).
[[nodiscard]] std::variant<std::vector<DumpLine>, DumpFault> dump(const Resolution& resolution,
                                                                  const Client& client);

}  // namespace sshplan
