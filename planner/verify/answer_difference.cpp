#include "planner/verify/answer_difference.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

#include <fmt/format.h>

namespace sshplan {
namespace {

using Kind = AnswerDifference::Kind;
using Lines = std::span<const std::string>;

/// Beyond this, names of other length make ssh's log cut messages elsewhere (log.c do_log).
constexpr std::size_t surely_whole = 900;

bool is_same_message(const std::string& a, const std::string& b) {
    const bool are_cut = a.size() > surely_whole && b.size() > surely_whole;
    return are_cut ? a.compare(0, surely_whole, b, 0, surely_whole) == 0 : a == b;
}

/// What a line of -G is about.
std::string_view keyword_of(std::string_view line) { return line.substr(0, line.find(' ')); }

/// The first place where they part, each side with its line there.
std::optional<AnswerDifference> first_parting(Kind kind,
                                              Lines ours,
                                              Lines theirs,
                                              const auto& is_same) {
    const auto [here, there] = std::ranges::mismatch(ours, theirs, is_same);
    if (here == ours.end() && there == theirs.end()) return std::nullopt;
    AnswerDifference difference{kind};
    if (here != ours.end()) difference.ours = *here;
    if (there != theirs.end()) difference.theirs = *there;
    return difference;
}

/// A line that only one side has is told alone, not beside the next one of the other.
AnswerDifference told_alone(AnswerDifference difference, Lines ours, Lines theirs) {
    if (!difference.ours || !difference.theirs) return difference;
    if (keyword_of(*difference.ours) == keyword_of(*difference.theirs)) return difference;
    if (std::ranges::find(theirs, *difference.ours) != theirs.end()) {
        difference.ours.reset();
    } else if (std::ranges::find(ours, *difference.theirs) != ours.end()) {
        difference.theirs.reset();
    }
    return difference;
}

/// What whoever refuses says in the end.
std::optional<std::string> last_words(const SshAnswer& answer) {
    if (answer.kind == SshAnswer::Kind::given) return std::nullopt;
    return answer.said.empty() ? std::string{} : answer.said.back();
}

}  // namespace

std::optional<AnswerDifference> answer_difference(const SshAnswer& ours, const SshAnswer& theirs) {
    if (ours.kind != theirs.kind) {
        return AnswerDifference{Kind::refusal, last_words(ours), last_words(theirs)};
    }
    if (auto found = first_parting(Kind::setting, ours.lines, theirs.lines, std::equal_to<>{})) {
        return told_alone(*std::move(found), ours.lines, theirs.lines);
    }
    return first_parting(Kind::message, ours.said, theirs.said, is_same_message);
}

std::optional<AnswerDifference> command_difference(std::span<const RunCommand> foreseen,
                                                   std::span<const RunCommand> asked) {
    const auto [here, there] = std::ranges::mismatch(foreseen, asked);
    if (here == foreseen.end() && there == asked.end()) return std::nullopt;
    AnswerDifference difference{Kind::command};
    const bool is_same_text =
        here != foreseen.end() && there != asked.end() && here->text == there->text;
    const auto told = [&](const RunCommand& command) {
        return is_same_text ? fmt::format("{} ({} times)", command.text, command.times)
                            : command.text;
    };
    if (here != foreseen.end()) difference.ours = told(*here);
    if (there != asked.end()) difference.theirs = told(*there);
    return difference;
}

}  // namespace sshplan
