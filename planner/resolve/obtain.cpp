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
    if (!known) record(evaluation, keyword, text, origin, activity, Fate::holds);
}

/// SendEnv: a word that begins with '-' takes away what its pattern matches.
void append_or_remove(Evaluation& evaluation,
                      Keyword keyword,
                      const std::string& word,
                      const Origin& origin,
                      const Activity& activity) {
    if (!word.starts_with('-')) {
        record(evaluation, keyword, word, origin, activity, Fate::holds);
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
    record(evaluation, keyword, text, origin, activity, holds ? Fate::holds : Fate::lost);
}

bool is_file_list(Keyword keyword) {
    return keyword == Keyword::identity_file || keyword == Keyword::certificate_file;
}

}  // namespace

void record(Evaluation& evaluation,
            Keyword keyword,
            std::string text,
            const Origin& origin,
            const Activity& activity,
            Fate fate) {
    Setting& setting = evaluation.result.of(keyword);
    if (fate == Fate::holds) {
        for (const ConditionId id : activity.asked) evaluation.conditions().mark_effect(id);
    }
    const bool is_new = origin.kind != OriginKind::file ||
                        evaluation.met.emplace(origin.place.file, origin.place.span.begin).second;
    // A line that obtained in the first pass does not lose in the second.
    if (fate == Fate::lost && evaluation.pass == 2 && !is_new) return;
    auto& list = fate == Fate::holds ? setting.obtained : setting.lost;
    list.push_back({std::move(text), origin, activity.guards});
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
    Setting& setting = evaluation.result.of(keyword);
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
        default: {
            const bool taken = keyword == Keyword::hostname && evaluation.pass == 2
                                   ? true
                                   : is_taken(setting, activity);
            record(evaluation,
                   keyword,
                   fmt::format("{}", fmt::join(value.words, " ")),
                   origin,
                   activity,
                   taken ? Fate::lost : Fate::holds);
        }
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
