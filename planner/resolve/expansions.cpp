#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/tokens.hpp"
#include "planner/world/tilde.hpp"

namespace sshplan {
namespace {

enum class Part : std::uint8_t { whole, words, after_equals };
enum class Tilde : std::uint8_t { kept, expanded };

/// A value that ssh expands before it connects, or prints with -G.
struct ExpandedOption {
    Keyword keyword;
    Part part = Part::whole;
    Tilde tilde = Tilde::kept;
};

// In ssh's order (ssh.c main), which decides about what it complains. Forwards come behind them.
constexpr std::array expanded_options{
    ExpandedOption{Keyword::remote_command},
    ExpandedOption{Keyword::control_path, Part::whole, Tilde::expanded},
    ExpandedOption{Keyword::identity_agent, Part::whole, Tilde::expanded},
    ExpandedOption{Keyword::revoked_host_keys, Part::words, Tilde::expanded},
    ExpandedOption{Keyword::forward_agent, Part::whole, Tilde::expanded},
    ExpandedOption{Keyword::version_addendum},
    ExpandedOption{Keyword::user_known_hosts_file, Part::words, Tilde::expanded},
    ExpandedOption{Keyword::set_env, Part::after_equals},
};

std::vector<std::string> split_at_blank(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, blank));
        text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return words;
}

/// The line that counts: of ForwardAgent the one with a path.
const Obtained* value_of(const Evaluation& evaluation, Keyword keyword) {
    for (const Obtained& value : evaluation.result.of(keyword).obtained) {
        if (!value.guards.empty()) continue;
        if (keyword != Keyword::forward_agent || is_agent_path(value.text)) return &value;
    }
    return nullptr;
}

/// What is there to be expanded: what lines say, or what holds without them.
std::vector<std::string> words_of(const Evaluation& evaluation, const ExpandedOption& option) {
    if (const auto& settled = evaluation.result.final_of(option.keyword)) return *settled;
    if (const Obtained* const value = value_of(evaluation, option.keyword)) {
        return option.part == Part::whole || value->words.empty() ? std::vector{value->text}
                                                                  : value->words;
    }
    if (option.part != Part::words) return {};
    return split_at_blank(fallback_in(option.keyword, evaluation.edition()));
}

/// `none` of known hosts files means no file, and stands alone (ssh.c main).
Flow settle_known_hosts(Evaluation& evaluation, Keyword keyword, std::string_view plural) {
    const Obtained* const value = value_of(evaluation, keyword);
    const bool names_none =
        value != nullptr && !value->words.empty() && is_none(value->words.front());
    if (!names_none || !evaluation.has(Difference::known_hosts_none_alone)) return Flow::go_on;
    if (value->words.size() > 1) {
        return refuse_for(evaluation,
                          value->origin,
                          ComplaintKind::none_not_alone,
                          fmt::format("Invalid {}: \"none\" appears with other entries", plural));
    }
    evaluation.result.settle(keyword, {});
    return Flow::go_on;
}

/// ssh looks whether the socket of ForwardAgent is there, and may forward none (ssh.c main).
Flow check_socket(Evaluation& evaluation, const std::string& path) {
    if (!evaluation.has(Difference::agent_socket_looked_for)) return Flow::go_on;
    const std::optional<std::string> failure = evaluation.world().stat_failure(path);
    if (!failure) return Flow::go_on;
    say(evaluation,
        {.text = fmt::format("Cannot forward agent socket path \"{}\": {}", path, *failure)});
    if (effective(evaluation, Keyword::exit_on_forward_failure) == "yes") {
        evaluation.result.ending = Ending::refused;
        return Flow::stop;
    }
    evaluation.result.complaints.back().severity = Severity::warning;
    return Flow::go_on;
}

/// One word, expanded; nothing where ssh stops.
std::optional<std::string> expand_word(Evaluation& evaluation,
                                       const ExpandedOption& option,
                                       const Origin& origin,
                                       std::string_view word) {
    std::string before{word.substr(0, option.part == Part::after_equals ? word.find('=') + 1 : 0)};
    std::string text{word.substr(before.size())};
    if (option.tilde == Tilde::expanded) {
        auto answer = tilde_expand(evaluation.world(),
                                   text,
                                   evaluation.client.home,
                                   tilde_reading(evaluation.client.dialect));
        if (const auto* fault = std::get_if<TildeFault>(&answer)) {
            (void)refuse_for(evaluation, origin, ComplaintKind::bad_value, fault->message);
            return std::nullopt;
        }
        text = std::get<std::string>(std::move(answer));
    }
    const ExpandedText expansion = expand(text,
                                          option.keyword,
                                          final_tokens(evaluation.result, evaluation.client),
                                          evaluation.context());
    if (accept(evaluation, expansion, origin) == Flow::stop) return std::nullopt;
    return before + expansion.text;
}

Flow expand_option(Evaluation& evaluation, const ExpandedOption& option) {
    if (expansion_in(option.keyword, evaluation.edition()) != Expansion::before_dump) {
        return Flow::go_on;
    }
    std::vector<std::string> words = words_of(evaluation, option);
    if (words.empty()) return Flow::go_on;
    const Obtained* const value = value_of(evaluation, option.keyword);
    const Origin origin = value == nullptr ? Origin{} : value->origin;
    for (std::string& word : words) {
        std::optional<std::string> expanded = expand_word(evaluation, option, origin, word);
        if (!expanded) return Flow::stop;
        word = *std::move(expanded);
    }
    evaluation.result.settle(option.keyword, words);
    return option.keyword == Keyword::forward_agent ? check_socket(evaluation, words.front())
                                                    : Flow::go_on;
}

}  // namespace

Flow accept(Evaluation& evaluation, const ExpandedText& expansion, const Origin& origin) {
    if (expansion.end == ExpandedText::End::complete) return Flow::go_on;
    const ComplaintKind kind = kind_of(expansion);
    for (const std::string& text : expansion.errors) {
        say(evaluation, {.text = text, .kind = kind, .where = origin.place, .line = origin.line});
    }
    return refuse_for(evaluation,
                      origin,
                      kind,
                      expansion.failure.value_or("invalid environment variable expansion"));
}

Flow expand_values(Evaluation& evaluation) {
    for (const ExpandedOption& option : expanded_options) {
        if (option.keyword == Keyword::user_known_hosts_file) {
            if (settle_known_hosts(evaluation,
                                   Keyword::global_known_hosts_file,
                                   "GlobalKnownHostsFiles") == Flow::stop ||
                settle_known_hosts(evaluation,
                                   Keyword::user_known_hosts_file,
                                   "UserKnownHostsFiles") == Flow::stop) {
                return Flow::stop;
            }
        }
        if (expand_option(evaluation, option) == Flow::stop) return Flow::stop;
    }
    return expand_forwards(evaluation);
}

}  // namespace sshplan
