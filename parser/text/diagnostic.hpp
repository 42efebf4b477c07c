#pragma once

#include <string>
#include <vector>

#include "parser/text/edit.hpp"
#include "parser/text/source.hpp"

namespace sshplan {

enum class Severity { error, warning, info, hint };

/// Another place that shows why.
struct Label {
    Place place;
    std::string text;
};

/// `safe`: proved to change no route. `unsafe`: plausible; applied only when asked for by name.
enum class Safety { safe, unsafe };

/// What may be done about a finding.
struct Fix {
    std::string title;  // imperative: "Write Port 22"
    Safety safety = Safety::unsafe;
    EditList edits;
};

/// The one shape in which every stage speaks of a place in a file.
struct Diagnostic {
    std::string code;  // stable; empty where the message is ssh's own
    Severity severity = Severity::error;
    Place where;
    std::string message;              // what is wrong, in one sentence
    std::vector<Label> labels{};      // other places that show why
    std::vector<std::string> help{};  // what to do about it
    std::vector<Fix> fixes{};
};

}  // namespace sshplan
