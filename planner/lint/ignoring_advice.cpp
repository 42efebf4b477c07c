#include "planner/lint/ignoring_advice.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sshplan {
namespace {

bool has_ignore_unknown(const Subject& subject) {
    return std::ranges::any_of(subject.files(), [](const LintedFile& file) {
        return std::ranges::any_of(file.config->directives(), [](const Directive& directive) {
            return directive.is(Keyword::ignore_unknown);
        });
    });
}

}  // namespace

std::string advice_to_ignore(const Subject& subject, std::string_view names) {
    if (has_ignore_unknown(subject)) {
        return fmt::format(
            "name {} in the first IgnoreUnknown, before any Host or Match line: only the first one "
            "that applies counts",
            names);
    }
    return fmt::format("write `IgnoreUnknown {}` as the first line of the top file", names);
}

}  // namespace sshplan
