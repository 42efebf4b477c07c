#pragma once

#include <cstddef>
#include <ostream>
#include <string>

#include "planner/explore/explanation.hpp"
#include "tools/sshplan/session/options.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// How an explanation is shown to a person.
struct ExplainTextOptions {
    Style style{Colours::off};
    std::size_t width = 80;  // columns
    Detail detail = Detail::route;
    std::string command{};  // repeated by `Try:` lines; empty: `sshplan explain DEST`
    /// Whether ssh was asked, too, which is no command of the configuration.
    enum class Asked : std::uint8_t { nobody, ssh } asked = Asked::nobody;
};

/// Prints an explanation, the answer first. Of one that ssh refuses (or that we do) under every
/// outcome only the first line is left: what ssh says is print_complaints()'s.
void print_explanation(std::ostream& out,
                       const Explanation& explanation,
                       const ExplainTextOptions& options);

}  // namespace sshplan::cli
