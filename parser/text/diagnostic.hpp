#pragma once

#include <string>

#include "parser/text/edit.hpp"
#include "parser/text/source.hpp"

namespace sshplan {

enum class Severity { error, warning, info, hint };

/// Another place that shows why.
struct Label {
    Place place;
    std::string text;
};

/// `safe`: changes no answer of ssh: of a rule that is a guess, which is proved or taken back
/// (planner/fix). `unsafe`: plausible; applied only when asked for by name.
enum class Safety { safe, unsafe };

/// What may be done about a finding.
struct Fix {
    std::string title;  // imperative: "Write Port 22"
    Safety safety = Safety::unsafe;
    EditList edits{};
};

}  // namespace sshplan
