#include "planner/migrate/replacement_wording.hpp"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

namespace sshplan {
namespace {

std::string in_words(const FileOutcome& file) {
    switch (file.holds) {
        case HeldBytes::untouched:
            return fmt::format("{} was not changed", file.path);
        case HeldBytes::restored:
            return fmt::format("{} holds the old bytes again", file.path);
        case HeldBytes::foreign:
            return fmt::format(
                "{} was changed by somebody else after that; the old bytes are in {}",
                file.path,
                file.old_bytes_at);
        case HeldBytes::unknown:
            return fmt::format(
                "{} may hold the old bytes or the new ones ({}): the old ones are in "
                "{}",
                file.path,
                file.why,
                file.old_bytes_at);
        case HeldBytes::replaced:
            break;
    }
    return fmt::format(
        "{} holds the new bytes, and could not be put back ({}): the old ones are "
        "in {}",
        file.path,
        file.why,
        file.old_bytes_at);
}

}  // namespace

std::vector<std::string> in_words(const ReplacementOutcome& outcome) {
    std::vector<std::string> sentences;
    const auto all_are = [&](std::initializer_list<HeldBytes> some) {
        return std::ranges::all_of(outcome.files, [&](const FileOutcome& file) {
            return std::ranges::find(some, file.holds) != some.end();
        });
    };
    using enum HeldBytes;
    if (outcome.failure && all_are({untouched})) {
        sentences.push_back(*outcome.failure + "; nothing was changed");
    } else if (outcome.failure && all_are({untouched, restored})) {
        sentences.push_back(*outcome.failure + "; the old bytes are back");
    } else if (outcome.failure) {
        sentences.push_back(*outcome.failure + "; not all of the old bytes are back");
        for (const FileOutcome& file : outcome.files) sentences.push_back(in_words(file));
    }
    sentences.insert(sentences.end(), outcome.remarks.begin(), outcome.remarks.end());
    return sentences;
}

}  // namespace sshplan
