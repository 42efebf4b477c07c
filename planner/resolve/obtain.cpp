#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/evaluation.hpp"

namespace sshplan {
namespace {

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

/// LocalForward and DynamicForward fill one list (readconf.c add_local_forward).
std::vector<Keyword> sharers_of(Keyword keyword) {
    if (keyword == Keyword::local_forward || keyword == Keyword::dynamic_forward) {
        return {Keyword::local_forward, Keyword::dynamic_forward};
    }
    return {keyword};
}

/// Whether two values of a list are one: forwards by what they do, files by who named them too.
bool is_same_entry(Keyword keyword, const Obtained& a, const Obtained& b) {
    const bool is_file = keyword == Keyword::identity_file || keyword == Keyword::certificate_file;
    if (!is_file) return a.forward == b.forward;
    return a.text == b.text && is_same_source(a.origin, b.origin);
}

void append_new(Evaluation& evaluation, Keyword keyword, Obtained value, const Activity& activity) {
    for (const Keyword sharer : sharers_of(keyword)) {
        for (const Obtained& earlier : evaluation.result.of(sharer).obtained) {
            const bool covers = earlier.guards.empty() || earlier.guards == activity.guards;
            if (!covers || !is_same_entry(keyword, earlier, value)) continue;
            evaluation.result.change(keyword).repeated.push_back(std::move(value));
            return;
        }
    }
    hold(evaluation, keyword, std::move(value), activity);
}

/// SendEnv: a word that begins with '-' takes away what its pattern matches.
void append_or_remove(Evaluation& evaluation,
                      Keyword keyword,
                      const std::string& word,
                      const Origin& origin,
                      const Activity& activity) {
    const bool removes =
        word.starts_with('-') && evaluation.has(Difference::environment_names_removed);
    if (!removes) {
        hold(evaluation, keyword, {.text = word, .origin = origin}, activity);
        return;
    }
    Setting& setting = evaluation.result.change(keyword);
    const std::string_view pattern = std::string_view{word}.substr(1);
    const auto removed = std::ranges::stable_partition(
        setting.obtained, [&](const Obtained& o) { return !matches_pattern(o.text, pattern); });
    auto& mentions = removed.empty() ? setting.repeated : setting.removing;
    mentions.push_back({.text = word, .origin = origin});
    std::ranges::move(removed, std::back_inserter(setting.lost));
    setting.obtained.erase(removed.begin(), removed.end());
}

/// Whether a value of ForwardAgent or RekeyLimit says both halves: a path, or an interval too.
bool has_second_half(Keyword keyword, std::string_view text) {
    return keyword == Keyword::rekey_limit ? text.find(' ') != std::string_view::npos
                                           : is_agent_path(text);
}

/// The second half may come from another line than the first.
void obtain_half(Evaluation& evaluation,
                 Keyword keyword,
                 Obtained value,
                 const Activity& activity) {
    const Setting& setting = evaluation.result.of(keyword);
    const auto has_second = [keyword](const Obtained& earlier) {
        return has_second_half(keyword, earlier.text);
    };
    const bool is_second_new =
        has_second(value) && std::ranges::none_of(setting.obtained, has_second);
    const bool holds = !is_taken(setting, activity) || is_second_new;
    (holds ? hold : lose)(evaluation, keyword, std::move(value), activity);
}

/// Whether a line of a file obtains or loses for the first time; notes that it has.
bool is_met_first(Evaluation& evaluation, const Origin& origin) {
    return origin.kind != OriginKind::file ||
           evaluation.met.emplace(origin.place.file, origin.place.span.begin).second;
}

/// Stores a value if no earlier one holds.
void obtain_first(Evaluation& evaluation,
                  Keyword keyword,
                  Obtained value,
                  const Activity& activity) {
    // The second pass begins with values that are final.
    constexpr std::array finals{Keyword::hostname,
                                Keyword::canonicalize_hostname,
                                Keyword::canonicalize_max_dots,
                                Keyword::canonicalize_fallback_local};
    const bool is_final =
        evaluation.pass == 2 && std::ranges::find(finals, keyword) != finals.end();
    const bool taken = is_final || is_taken(evaluation.result.of(keyword), activity);
    (taken ? lose : hold)(evaluation, keyword, std::move(value), activity);
}

Obtained obtained_of(const Value& value, const Origin& origin, Merge merge) {
    Obtained obtained{.text = fmt::format("{}", fmt::join(value.words, " ")),
                      .origin = origin,
                      .forward = value.forward};
    if (merge == Merge::list_first) obtained.words = value.words;
    return obtained;
}

void obtain_active(Evaluation& evaluation,
                   Keyword keyword,
                   const Value& value,
                   const Origin& origin,
                   const Activity& activity) {
    const Merge merge = merge_in(keyword, evaluation.edition());
    Obtained obtained = obtained_of(value, origin, merge);
    switch (merge) {
        case Merge::append:
            return append_new(evaluation, keyword, std::move(obtained), activity);
        case Merge::append_all:
            for (const std::string& word : value.words) {
                append_or_remove(evaluation, keyword, word, origin, activity);
            }
            return;
        case Merge::pair:
            return obtain_half(evaluation, keyword, std::move(obtained), activity);
        case Merge::last:
        case Merge::last_anywhere:
            return overwrite(evaluation, keyword, std::move(obtained.text), origin);
        default:
            return obtain_first(evaluation, keyword, std::move(obtained), activity);
    }
}

}  // namespace

void hold(Evaluation& evaluation, Keyword keyword, Obtained value, const Activity& activity) {
    for (const ConditionId id : activity.asked) evaluation.conditions().mark_effect(id);
    (void)is_met_first(evaluation, value.origin);
    value.guards = activity.guards;
    value.number = evaluation.held++;
    evaluation.result.change(keyword).obtained.push_back(std::move(value));
}

void lose(Evaluation& evaluation, Keyword keyword, Obtained value, const Activity& activity) {
    // A line that obtained in the first pass does not lose in the second.
    if (!is_met_first(evaluation, value.origin) && evaluation.pass == 2) return;
    value.guards = activity.guards;
    evaluation.result.change(keyword).lost.push_back(std::move(value));
}

void pass_over(Evaluation& evaluation, Keyword keyword, const Activity& activity) {
    if (!activity.hangs_on_conditions || evaluation.result.of(keyword).is_settled()) return;
    for (const ConditionId id : activity.asked) evaluation.conditions().mark_effect(id);
}

std::optional<std::string> obtain(Evaluation& evaluation,
                                  Keyword keyword,
                                  const Value& value,
                                  const Origin& origin,
                                  const Activity& activity) {
    const Merge merge = describe(keyword).merge;
    const bool anywhere = merge == Merge::first_anywhere || merge == Merge::last_anywhere;
    if (value.storing == Storing::leaves_unset || value.words.empty()) return std::nullopt;
    if (!activity.is_active && !anywhere) {
        pass_over(evaluation, keyword, activity);
        return std::nullopt;
    }
    if (keyword == Keyword::proxy_command) {
        obtain_proxy_command(evaluation, value.words.front(), origin, activity);
        return std::nullopt;
    }
    if (auto excess = excess_of(evaluation, keyword, value)) return excess;
    obtain_active(evaluation, keyword, value, origin, activity);
    return std::nullopt;
}

void overwrite(Evaluation& evaluation, Keyword keyword, std::string text, const Origin& origin) {
    Setting& setting = evaluation.result.change(keyword);
    // Of ForwardAgent only the flag is set anew; a path stays.
    const auto stays = [keyword](const Obtained& earlier) {
        return keyword == Keyword::forward_agent && has_second_half(keyword, earlier.text);
    };
    const auto replaced = std::ranges::stable_partition(setting.obtained, stays);
    std::ranges::move(replaced, std::back_inserter(setting.lost));
    setting.obtained.erase(replaced.begin(), replaced.end());
    Obtained value{.text = std::move(text), .origin = origin};
    value.number = evaluation.held++;
    setting.obtained.insert(setting.obtained.begin(), std::move(value));
}

Origin origin_of_value(const Evaluation& evaluation, Keyword keyword) {
    const Obtained* const value = evaluation.result.value(keyword);
    return value == nullptr ? Origin{} : value->origin;
}

std::string_view effective(const Evaluation& evaluation, Keyword keyword) {
    return evaluation.result.effective(keyword, evaluation.edition());
}

bool is_settled(const Evaluation& evaluation, Keyword keyword) {
    const auto& final_words = evaluation.result.final_of(keyword);
    return final_words ? !final_words->empty() : evaluation.result.value(keyword) != nullptr;
}

}  // namespace sshplan
