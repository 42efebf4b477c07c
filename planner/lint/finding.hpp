#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/diagnostic.hpp"
#include "planner/classes/invocation_classes.hpp"
#include "planner/explore/explanation.hpp"

namespace sshplan {

struct Rule;

/// What the related places of a finding are: why it is so, or where the fault itself is, which is
/// told at one place for all.
enum class Related : std::uint8_t { reasons, faults };

/// A command line that shows a finding, and a release that reads it so.
struct SeenWith {
    InvocationClass of;
    std::string_view openssh;
};

/// One thing that a rule found. Texts are plain: what stands in them from a file is made printable
/// by the view.
struct Finding {
    const Rule* rule = nullptr;
    Severity severity = Severity::warning;
    Place where{};                 // where the change must be made
    std::string message;           // what is wrong, in one sentence without a full stop
    std::string caption{};         // said beside the marked words; may be empty
    std::vector<Label> related{};  // other places that show why, the most telling first
    Related related_are = Related::reasons;
    std::vector<std::string> notes{};  // why that is so: facts, each a sentence
    std::vector<std::string> help{};   // what to do
    std::optional<Fix> fix{};          // edits of the file of `where`
    std::vector<std::size_t> cases{};  // of what was seen on the way: in which cases of the Subject
    std::vector<SeenWith> seen{};      // the same of what is in no case; the most telling first
    When when{};                       // of either: under which outcomes, in the first of them
};

}  // namespace sshplan
