#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "planner/world/world.hpp"

namespace sshplan {

/// A line of a table of names that says nothing that can be understood.
struct NameTableFault {
    std::size_t line = 0;  // from 1
    std::string message;   // what a line may be
};

/// Names and what a resolver would say of them: `--dns-table`. Letter case and a dot at the end
/// make no difference. A name that is not there is left open.
class NameTable {
public:
    /// Reads lines `NAME ADDRESS...`, `NAME CNAME TARGET` and `NAME -` (there is no such name);
    /// empty ones, and what follows a '#', say nothing.
    [[nodiscard]] static std::variant<NameTable, NameTableFault> read(std::string_view text);

    /// What the table says of a name; CNAMEs are followed as far as they lead.
    [[nodiscard]] std::optional<NameAnswer> look_up(std::string_view name) const;

private:
    /// One line: an alias, or a name with or without an address.
    struct Entry {
        std::optional<std::string> alias_of{};
        bool has_address = false;
    };

    std::map<std::string, Entry, std::less<>> entries_;  // lower-case, without a dot at the end
};

}  // namespace sshplan
