#include "planner/resolve/resolution.hpp"

#include <algorithm>
#include <utility>

namespace sshplan {

bool Setting::is_settled() const {
    return std::ranges::any_of(obtained, [](const Obtained& o) { return o.guards.empty(); });
}

const Obtained* Resolution::value(Keyword keyword) const {
    const Setting& setting = of(keyword);
    return setting.obtained.empty() ? nullptr : &setting.obtained.front();
}

std::string_view Resolution::text(Keyword keyword, std::string_view otherwise) const {
    const Obtained* const found = value(keyword);
    return found == nullptr ? otherwise : std::string_view{found->text};
}

std::string_view Resolution::effective(Keyword keyword, const Edition& edition) const {
    if (const auto& words = final_of(keyword)) {
        return words->empty() ? std::string_view{} : words->front();
    }
    return text(keyword, fallback_in(keyword, edition));
}

void Resolution::note(std::string code, std::string text) {
    Note note{std::move(code), std::move(text)};
    if (noted.insert(note).second) notes.push_back(std::move(note));
}

}  // namespace sshplan
