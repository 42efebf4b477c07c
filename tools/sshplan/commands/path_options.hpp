#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "planner/resolve/resolution.hpp"
#include "tools/sshplan/commands/evaluation_options.hpp"
#include "tools/sshplan/commands/verb_option.hpp"
#include "tools/sshplan/session/options.hpp"

/// What verbs that judge files at PATHs have in common on their command lines.
namespace sshplan::cli {

/// What such a verb is told, whichever it is.
struct PathOptions {
    EvaluationOptions evaluation{};
    std::vector<std::string> paths{};  // none: this machine's files
    std::optional<std::string> root{};
    Side side = Side::user;  // whose files they are
};

/// An option that was met, by its position in the list of shapes.
struct MetOption {
    std::size_t option = 0;
    std::string value{};
};

/// The words behind a verb, sorted.
struct SortedWords {
    PathOptions common{};
    std::vector<MetOption> own{};  // in the order of writing
};

/// Sorts the words that follow `verb`, which has `own` options besides those of all such verbs.
/// With PATHs the newest OpenSSH reads, unless one is named.
[[nodiscard]] std::variant<SortedWords, WrongOption> sort_words(std::span<const std::string> words,
                                                                std::string_view verb,
                                                                std::span<const OptionShape> own);

/// What does not go together with PATHs, or without.
[[nodiscard]] OptionFault fault_of_paths(const PathOptions& options);

/// A line for each option of a verb, for its help.
[[nodiscard]] std::string path_options_help(std::string_view verb,
                                            std::span<const OptionShape> own);

/// Reads the words that follow `verb` into its options, which have PathOptions among them. `fault`
/// says what does not go together.
template <typename Options>
[[nodiscard]] std::variant<Options, WrongOption> read_verb_options(
    std::span<const std::string> words,
    std::string_view verb,
    std::span<const VerbOption<Options>> own,
    OptionFault (*fault)(const Options& options)) {
    auto sorted = sort_words(words, verb, shapes_of(own));
    if (auto* const wrong = std::get_if<WrongOption>(&sorted)) return std::move(*wrong);
    auto& read = std::get<SortedWords>(sorted);
    Options options;
    static_cast<PathOptions&>(options) = std::move(read.common);
    for (const MetOption& met : read.own) {
        if (OptionFault wrong = own[met.option].store(options, met.value)) {
            return WrongOption{*std::move(wrong)};
        }
    }
    if (options.evaluation.wants_help) return options;
    OptionFault wrong = fault(options);
    if (!wrong) wrong = fault_of_paths(options);
    if (wrong) return WrongOption{*std::move(wrong)};
    return options;
}

}  // namespace sshplan::cli
