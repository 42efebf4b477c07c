#pragma once

#include <string>
#include <vector>

#include "planner/lint/dialects_wording.hpp"
#include "planner/lint/expanded_parts.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {

/// What the releases in question make of a token or variable of a line.
struct TokenReading {
    Expandable what{};
    DialectSet refusing{};  // they have no such token for the keyword
    DialectSet literal{};   // it stands for itself
};

/// The tokens and the variables of a line that some release in question expands or refuses, as they
/// stand (ssh_config(5), TOKENS and ENVIRONMENT VARIABLES). What a release makes of a keyword that
/// it does not support is not said.
[[nodiscard]] std::vector<TokenReading> token_readings(const Subject& subject,
                                                       const LintedFile& file,
                                                       const Directive& directive);

}  // namespace sshplan
