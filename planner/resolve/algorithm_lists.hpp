#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "parser/config/keyword.hpp"
#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// A keyword whose value is a list of algorithms, and what ssh calls its field in messages.
struct AlgorithmList {
    Keyword keyword = Keyword::count_;
    std::string_view field;       // as in "fill_default_options: ciphers: invalid argument"
    std::string_view field_then;  // before 8.5
};

/// Those that ssh puts together before it connects, in its order (readconf.c fill_default_options).
/// HostKeyAlgorithms is not among them: it is put together where it is used or printed.
[[nodiscard]] std::span<const AlgorithmList> assembled_lists();

/// What holds if no line says: myproposal.h, without what the build does not know.
[[nodiscard]] std::string default_list(Keyword keyword, const Dialect& dialect);

/// The list that a value stands for: plain, or added to the default one (`+`, `^`), or taken away
/// from it (`-`), with patterns replaced by the names that they match (kex-names.c
/// kex_assemble_names). Nothing where ssh calls it an invalid argument.
[[nodiscard]] std::optional<std::string> assemble_list(Keyword keyword,
                                                       std::string_view value,
                                                       const Dialect& dialect);

}  // namespace sshplan
