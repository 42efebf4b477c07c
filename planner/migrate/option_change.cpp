#include "planner/migrate/option_change.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "planner/resolve/expand.hpp"
#include "planner/resolve/tokens.hpp"

namespace sshplan {
namespace {

/// What a ProxyJump says instead of a ProxyCommand, and what Hop says better.
constexpr std::array spelling{Keyword::host,
                              Keyword::proxy_jump,
                              Keyword::proxy_command,
                              Keyword::proxy_use_fdpass,
                              Keyword::hostname,
                              Keyword::user,
                              Keyword::port,
                              Keyword::identity_file,
                              Keyword::host_key_alias,
                              Keyword::local_forward,
                              Keyword::remote_forward,
                              Keyword::dynamic_forward,
                              Keyword::control_path};

/// What only a session uses; and what says that there is none.
constexpr std::array of_sessions{Keyword::forward_agent,
                                 Keyword::forward_x11,
                                 Keyword::forward_x11_trusted,
                                 Keyword::forward_x11_timeout,
                                 Keyword::request_tty,
                                 Keyword::session_type,
                                 Keyword::remote_command,
                                 Keyword::escape_char,
                                 Keyword::send_env,
                                 Keyword::set_env,
                                 Keyword::clear_all_forwardings,
                                 Keyword::exit_on_forward_failure,
                                 Keyword::stdin_null,
                                 Keyword::fork_after_authentication};

template <std::size_t size>
bool holds(const std::array<Keyword, size>& keywords, Keyword keyword) {
    return std::ranges::find(keywords, keyword) != keywords.end();
}

/// The lines of an option, as far as they count.
std::string counted(Keyword keyword, std::string text) {
    // What -C sets is printed otherwise than `Compression yes`, and is the same to a server.
    const bool is_unnamed_yes = keyword == Keyword::compression && text == "compression UNKNOWN\n";
    return is_unnamed_yes ? "compression yes\n" : text;
}

bool counts(Keyword keyword, Session session) {
    if (holds(spelling, keyword)) return false;
    return session == Session::some || !holds(of_sessions, keyword);
}

using ValueWithToken = std::pair<Keyword, std::string_view>;

/// The values in force that hold tokens, but for the path of the master and the way itself.
std::vector<ValueWithToken> values_with_tokens(const Resolution& resolution) {
    constexpr std::array told_elsewhere{
        Keyword::control_path, Keyword::hostname, Keyword::proxy_command, Keyword::proxy_jump};
    std::vector<ValueWithToken> values;
    for (std::size_t i = 0; i < resolution.settings.size(); ++i) {
        const auto keyword = static_cast<Keyword>(i);
        for (const Obtained& value : resolution.settings[i].get().obtained) {
            if (!has_token(value.text)) continue;
            if (!holds(told_elsewhere, keyword)) values.emplace_back(keyword, value.text);
        }
    }
    return values;
}

}  // namespace

std::vector<OptionChange> option_changes(const Resolution& before,
                                         const Resolution& after,
                                         Session session,
                                         PrintedSettings& printed) {
    std::vector<OptionChange> changes;
    for (const Keyword keyword : PrintedSettings::differing(before, after)) {
        if (!counts(keyword, session)) continue;
        OptionChange change{keyword,
                            counted(keyword, printed.of(keyword, before)),
                            counted(keyword, printed.of(keyword, after))};
        if (change.before != change.after) changes.push_back(std::move(change));
    }
    std::ranges::stable_partition(changes,
                                  [](const OptionChange& one) { return !one.before.empty(); });
    return changes;
}

std::vector<OptionChange> token_changes(const Resolution& before,
                                        const Resolution& after,
                                        const Client& client) {
    std::vector<OptionChange> changes;
    const std::vector<ValueWithToken> values = values_with_tokens(before);
    if (values.empty()) return changes;
    const TokenValue old_value = final_tokens(before, client);
    const TokenValue new_value = final_tokens(after, client);
    for (const char letter : std::string_view{"Chjknpr"}) {
        const auto holds_it = [&](const ValueWithToken& one) {
            return has_token(one.second, letter);
        };
        if (std::ranges::none_of(values, holds_it)) continue;
        const std::string old_text = old_value(letter);
        const std::string new_text = new_value(letter);
        if (old_text == new_text) continue;
        for (const auto& [keyword, text] : values) {
            if (!has_token(text, letter)) continue;
            changes.push_back({keyword,
                               fmt::format("{} (%{} is {})", text, letter, old_text),
                               fmt::format("{} (%{} is {})", text, letter, new_text)});
        }
    }
    return changes;
}

}  // namespace sshplan
