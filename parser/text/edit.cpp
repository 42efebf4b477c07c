#include "parser/text/edit.hpp"

#include <algorithm>
#include <utility>

namespace sshplan {

bool EditList::add(Edit edit) {
    const auto next = std::ranges::lower_bound(
        edits_, edit.span.begin, {}, [](const Edit& other) { return other.span.begin; });
    if (next != edits_.end()) {
        const std::uint32_t start = next->span.begin;
        if (start == edit.span.begin || start < edit.span.end) return false;
    }
    if (next != edits_.begin() && std::prev(next)->span.end > edit.span.begin) return false;
    edits_.insert(next, std::move(edit));
    return true;
}

std::string EditList::apply(std::string_view bytes) const {
    std::string out;
    out.reserve(bytes.size());
    std::size_t copied = 0;
    for (const Edit& edit : edits_) {
        out += bytes.substr(copied, edit.span.begin - copied);
        out += edit.text;
        copied = edit.span.end;
    }
    out += bytes.substr(copied);
    return out;
}

}  // namespace sshplan
