#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "parser/text/source.hpp"
#include "planner/resolve/complaint.hpp"

namespace sshplan::cli {

struct TomlEntry;

/// A value of a TOML document (toml.io, version 1.0), and the bytes that say it: of a table with a
/// heading of its own, the heading. A date or a time is a string as it is written.
struct TomlValue {
    using Table = std::vector<TomlEntry>;  // in the order of the file
    using Array = std::vector<TomlValue>;

    std::variant<bool, std::int64_t, double, std::string, Array, Table> of;
    Span span{};
};

/// A key of a table, once in each; of `a.b = 1`, `a` holds a table with `b`.
struct TomlEntry {
    std::string key;
    Span key_span{};  // with its quotes
    TomlValue value;
};

/// Reads a whole file, which is a table; or tells what is wrong with it, at the first place where
/// something is. Files of more than 1 MiB, and values below more than 16 brackets or dots of one
/// key, are refused.
[[nodiscard]] std::variant<TomlValue, Complaint> read_toml(const SourceFile& file);

}  // namespace sshplan::cli
