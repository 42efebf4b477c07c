#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/text/source.hpp"

namespace sshplan {

/// Replace the bytes of `span` by `text`. An empty span inserts.
struct Edit {
    Span span;
    std::string text;

    friend bool operator==(const Edit&, const Edit&) = default;
};

/// Edits of one file, sorted and disjoint: the only way in which a file is changed.
class EditList {
public:
    /// Adds an edit in its place. Returns false, and adds nothing, if it overlaps one that is there
    /// or begins where one begins (their order would be arbitrary).
    [[nodiscard]] bool add(Edit edit);

    /// The bytes after all edits. Every span must lie within `bytes`.
    [[nodiscard]] std::string apply(std::string_view bytes) const;

    [[nodiscard]] const std::vector<Edit>& edits() const { return edits_; }
    [[nodiscard]] bool empty() const { return edits_.empty(); }

private:
    std::vector<Edit> edits_;
};

}  // namespace sshplan
