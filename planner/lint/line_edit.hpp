#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parser/text/diagnostic.hpp"
#include "parser/text/edit.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {

/// The whole line of a directive, with its line end.
[[nodiscard]] Span whole_line(const SourceFile& file, const Directive& directive);

/// The edit that deletes it.
[[nodiscard]] Edit delete_line(const SourceFile& file, const Directive& directive);

/// A fix that writes words anew, each as `text_of` says; nothing if one is quoted or escaped, so
/// that its bytes are not its text.
template <typename TextOf>
[[nodiscard]] std::optional<Fix> rewrite_words(const SourceFile& source,
                                               const std::vector<const Word*>& words,
                                               std::string title,
                                               TextOf text_of) {
    Fix fix{.title = std::move(title)};
    for (const Word* const word : words) {
        const bool is_plain = source.at(word->span) == word->text;
        if (!is_plain || !fix.edits.add({word->span, text_of(word->text)})) return std::nullopt;
    }
    return fix;
}

}  // namespace sshplan
