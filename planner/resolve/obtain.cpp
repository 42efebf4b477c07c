#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/evaluation.hpp"

namespace sshplan {
namespace {

constexpr std::size_t most_files = 100;  // readconf.c SSH_MAX_IDENTITY_FILES

/// Whether an earlier value holds wherever this one would.
bool is_taken(const Setting& setting, const Activity& activity) {
    return std::ranges::any_of(setting.obtained, [&](const Obtained& earlier) {
        return earlier.guards.empty() || earlier.guards == activity.guards;
    });
}

bool is_same_source(const Origin& a, const Origin& b) {
    const auto is_dash_i = [](const Origin& o) { return o.option.starts_with("-i "); };
    return a.side == b.side && is_dash_i(a) == is_dash_i(b);
}

void append_new(Evaluation& evaluation,
                Keyword keyword,
                const std::string& text,
                const Origin& origin,
                const Activity& activity) {
    const bool known =
        std::ranges::any_of(evaluation.result.of(keyword).obtained, [&](const Obtained& earlier) {
            return earlier.text == text && is_same_source(earlier.origin, origin) &&
                   (earlier.guards.empty() || earlier.guards == activity.guards);
        });
    if (!known) hold(evaluation, keyword, text, origin, activity);
}

/// SendEnv: a word that begins with '-' takes away what its pattern matches.
void append_or_remove(Evaluation& evaluation,
                      Keyword keyword,
                      const std::string& word,
                      const Origin& origin,
                      const Activity& activity) {
    if (!word.starts_with('-')) {
        hold(evaluation, keyword, word, origin, activity);
        return;
    }
    Setting& setting = evaluation.result.of(keyword);
    const std::string_view pattern = std::string_view{word}.substr(1);
    const auto removed = std::ranges::stable_partition(
        setting.obtained, [&](const Obtained& o) { return !matches_pattern(o.text, pattern); });
    std::ranges::move(removed, std::back_inserter(setting.lost));
    setting.obtained.erase(removed.begin(), removed.end());
}

/// ForwardAgent and RekeyLimit: the second half may come from another line than the first.
void obtain_half(Evaluation& evaluation,
                 Keyword keyword,
                 const Value& value,
                 const Origin& origin,
                 const Activity& activity) {
    const Setting& setting = evaluation.result.of(keyword);
    const auto has_second = [keyword](std::string_view text) {
        return keyword == Keyword::rekey_limit ? text.find(' ') != std::string_view::npos
                                               : text != "yes" && text != "no";
    };
    const std::string text = fmt::format("{}", fmt::join(value.words, " "));
    const bool is_second_new =
        has_second(text) && std::ranges::none_of(setting.obtained, [&](const Obtained& earlier) {
            return has_second(earlier.text);
        });
    const bool holds = !is_taken(setting, activity) || is_second_new;
    (holds ? hold : lose)(evaluation, keyword, text, origin, activity);
}

bool is_file_list(Keyword keyword) {
    return keyword == Keyword::identity_file || keyword == Keyword::certificate_file;
}

/// Whether a line of a file obtains or loses for the first time; notes that it has.
bool is_met_first(Evaluation& evaluation, const Origin& origin) {
    return origin.kind != OriginKind::file ||
           evaluation.met.emplace(origin.place.file, origin.place.span.begin).second;
}

/// Stores the words as one value, if no earlier one holds.
void obtain_first(Evaluation& evaluation,
                  Keyword keyword,
                  const Value& value,
                  const Origin& origin,
                  const Activity& activity) {
    // The second pass begins with a Hostname that is final.
    const bool is_final = keyword == Keyword::hostname && evaluation.pass == 2;
    const bool taken = is_final || is_taken(evaluation.result.of(keyword), activity);
    (taken ? lose : hold)(
        evaluation, keyword, fmt::format("{}", fmt::join(value.words, " ")), origin, activity);
}

}  // namespace

void hold(Evaluation& evaluation,
          Keyword keyword,
          std::string text,
          const Origin& origin,
          const Activity& activity) {
    for (const ConditionId id : activity.asked) evaluation.conditions().mark_effect(id);
    (void)is_met_first(evaluation, origin);
    evaluation.result.of(keyword).obtained.push_back({std::move(text), origin, activity.guards});
}

void lose(Evaluation& evaluation,
          Keyword keyword,
          std::string text,
          const Origin& origin,
          const Activity& activity) {
    // A line that obtained in the first pass does not lose in the second.
    if (!is_met_first(evaluation, origin) && evaluation.pass == 2) return;
    evaluation.result.of(keyword).lost.push_back({std::move(text), origin, activity.guards});
}

void pass_over(Evaluation& evaluation, Keyword keyword, const Activity& activity) {
    if (!activity.hangs_on_conditions || evaluation.result.of(keyword).is_settled()) return;
    for (const ConditionId id : activity.asked) evaluation.conditions().mark_effect(id);
}

bool obtain(Evaluation& evaluation,
            Keyword keyword,
            const Value& value,
            const Origin& origin,
            const Activity& activity) {
    const Merge merge = describe(keyword).merge;
    const Setting& setting = evaluation.result.of(keyword);
    const bool anywhere = merge == Merge::first_anywhere || merge == Merge::last_anywhere;
    if (value.storing == Storing::leaves_unset || value.words.empty()) return true;
    if (!activity.is_active && !anywhere) {
        pass_over(evaluation, keyword, activity);
        return true;
    }
    if (keyword == Keyword::proxy_command) {
        obtain_proxy_command(evaluation, value.words.front(), origin, activity);
        return true;
    }
    switch (merge) {
        case Merge::append:
            if (is_file_list(keyword) && setting.obtained.size() >= most_files) return false;
            append_new(evaluation,
                       keyword,
                       fmt::format("{}", fmt::join(value.words, " ")),
                       origin,
                       activity);
            break;
        case Merge::append_all:
            for (const std::string& word : value.words) {
                append_or_remove(evaluation, keyword, word, origin, activity);
            }
            break;
        case Merge::pair:
            obtain_half(evaluation, keyword, value, origin, activity);
            break;
        case Merge::last_anywhere:
            overwrite(evaluation, keyword, value.words.front(), origin);
            break;
        default:
            obtain_first(evaluation, keyword, value, origin, activity);
            break;
    }
    return true;
}

void overwrite(Evaluation& evaluation, Keyword keyword, std::string text, const Origin& origin) {
    Setting& setting = evaluation.result.of(keyword);
    std::ranges::move(setting.obtained, std::back_inserter(setting.lost));
    setting.obtained.clear();
    setting.obtained.push_back({std::move(text), origin, {}});
}

}  // namespace sshplan
