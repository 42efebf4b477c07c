#pragma once

#include <initializer_list>
#include <string_view>

#include "parser/text/source.hpp"
#include "planner/resolve/value.hpp"

namespace sshplan::test {

/// A line, and what becomes of it: the words with " | " between them; or "! " and the messages, "!!
/// " if they are fatal; a message that no file's name precedes is in parentheses.
struct Row {
    std::string_view line;
    std::string_view outcome;
};

using Table = std::initializer_list<Row>;

/// How a dialect reads the value of a file's only line, on a machine with some services.
[[nodiscard]] ValueAnswer answer_to(const SourceFile& file, const Dialect& dialect);

/// Checks the rows for Debian's 9.2, for the newest OpenSSH, or for both.
void check_old(Table table);
void check_new(Table table);
void check_both(Table table);

}  // namespace sshplan::test
