#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/subject.hpp"
#include "planner/resolve/expand.hpp"

namespace sshplan {

/// A text that ssh expands, or would if it came to that, and where it stands.
struct ExpandedPart {
    std::string text{};
    Span span{};
    bool is_verbatim = true;  // the bytes of the file are the text: a place in one is one in both
};

/// Whether a line is a LocalForward, RemoteForward or DynamicForward.
[[nodiscard]] bool is_forward(const Directive& directive);

/// The parts of a line that are expanded where its keyword takes tokens or variables: of Match the
/// command of exec, of SetEnv what is behind the `=`, of a forward its paths.
[[nodiscard]] std::vector<ExpandedPart> expanded_parts(const SourceFile& file,
                                                       const Directive& directive);

/// A `%` or a `${` in a text, in the order in which ssh meets them.
struct Expandable {
    enum class Kind : std::uint8_t {
        token,            // "%h", or a "%" alone at the end
        variable,         // "${NAME}"
        broken_variable,  // "${NAME" that is never closed, or "${}"
    };

    Kind kind = Kind::token;
    std::string text{};  // "%h"; of a variable its name
    Span span{};
};

/// What stands for something else in a part, by the rules of some release.
[[nodiscard]] std::vector<Expandable> expandables(const ExpandedPart& part,
                                                  const ExpansionRules& rules);

/// Whether the line could set something in some case, as far as is known.
[[nodiscard]] bool may_count(const Subject& subject,
                             const LintedFile& file,
                             const Directive& directive);

}  // namespace sshplan
