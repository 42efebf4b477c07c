#include "planner/migrate/route_change.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/resolve/config_files.hpp"
#include "planner/resolve/dump/dump.hpp"
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

enum class Session : std::uint8_t { none, some };

/// The settings of a hop's ssh that count, as ssh -G prints them.
std::map<Keyword, std::string> options_of(const Hop& hop, Session session, const Client& client) {
    std::map<Keyword, std::string> options;
    const auto dumped = dump(*hop.resolution, client);
    const auto* const lines = std::get_if<std::vector<DumpLine>>(&dumped);
    if (lines == nullptr) return options;
    for (const DumpLine& line : *lines) {
        if (holds(spelling, line.keyword)) continue;
        if (session == Session::none && holds(of_sessions, line.keyword)) continue;
        // What -C sets is printed otherwise than `Compression yes`, and is the same to a server.
        const bool is_unnamed_yes = line.text == "compression UNKNOWN";
        options[line.keyword] += (is_unnamed_yes ? "compression yes" : line.text) + "\n";
    }
    return options;
}

/// Each once: what a server did not take is not taken when it is offered again.
std::string identities_of(const Hop& hop) {
    std::vector<std::string_view> files;
    for (const Identity& identity : hop.identities) {
        if (std::ranges::find(files, identity.file) == files.end()) files.push_back(identity.file);
    }
    return fmt::format("{}", fmt::join(files, "\n"));
}

std::string forwards_of(const Hop& hop) {
    std::string text;
    for (const Forwarding& one : hop.forwards) {
        text += fmt::format("{} {} {}\n", static_cast<int>(one.kind), one.listen, one.connect);
    }
    return text;
}

std::string exposure_of(const Hop& hop) {
    std::string text;
    if (hop.exposure.session) text += "session ";
    if (hop.exposure.agent) text += "agent ";
    if (hop.exposure.x11) text += "x11 ";
    return text;
}

std::string files_of(const Hop& hop) {
    std::vector<std::string> names;
    for (const OpenedFile* const file : hop.resolution->files) {
        if (file->source) names.push_back(file->place.empty() ? file->source->name() : file->place);
    }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    return fmt::format("{}", fmt::join(names, "\n"));
}

/// Collects what differs, hop by hop from the destination.
class Comparison {
public:
    explicit Comparison(const Client& client) : client_(client) {}

    std::vector<RouteChange> run(const Route& before, const Route& after) {
        note(ChangeKind::status,
             std::string{name_of(before.status)},
             std::string{name_of(after.status)});
        const std::size_t common = std::min(before.hops.size(), after.hops.size());
        for (at_ = 0; at_ < common; ++at_) {
            compare(before.hops[before.hops.size() - 1 - at_],
                    after.hops[after.hops.size() - 1 - at_]);
        }
        note(ChangeKind::hops, words_of(before), words_of(after));
        return std::move(changes_);
    }

private:
    static std::string words_of(const Route& route) {
        std::string text;
        for (const Hop& hop : route.hops) {
            text += fmt::format("{}{}:{}", text.empty() ? "" : " > ", hop.hostname, hop.port);
        }
        return text;
    }

    void compare(const Hop& before, const Hop& after) {
        hop_ = &before;
        note(ChangeKind::hostname, before.hostname, after.hostname);
        note(ChangeKind::port, std::to_string(before.port), std::to_string(after.port));
        note(ChangeKind::user, before.user, after.user);
        note(ChangeKind::host_key_name, before.host_key_name, after.host_key_name);
        note(ChangeKind::reach,
             std::string{name_of(before.reach)},
             std::string{name_of(after.reach)});
        note(ChangeKind::identities, identities_of(before), identities_of(after));
        note(ChangeKind::forwards, forwards_of(before), forwards_of(after));
        note(ChangeKind::exposure, exposure_of(before), exposure_of(after));
        note(ChangeKind::needs,
             fmt::format("{}", fmt::join(before.needs, ", ")),
             fmt::format("{}", fmt::join(after.needs, ", ")));
        note(ChangeKind::command, command_of(before), command_of(after));
        compare_resolutions(before, after);
    }

    /// What runs that is not looked into, and what starts what is.
    static std::string command_of(const Hop& hop) {
        switch (hop.reach) {
            case Reach::tcp:
            case Reach::jump:
            case Reach::netcat:
            case Reach::dev_tcp:
            case Reach::tty:
                return hop.prefix;
            default:
                return hop.command.value_or("") + hop.prefix;
        }
    }

    void compare_resolutions(const Hop& before, const Hop& after) {
        if (!before.resolution || !after.resolution) {
            note(ChangeKind::files,
                 before.resolution ? files_of(before) : "unknown",
                 after.resolution ? files_of(after) : "unknown");
            return;
        }
        note(ChangeKind::files, files_of(before), files_of(after));
        compare_control_paths(before, after);
        compare_tokens(before, after);
        compare_trust(before, after);
        if (before.exposure.session && !after.exposure.session) compare_lost_session(before);
        // That there is no session any more is told as such.
        const bool have_sessions = before.exposure.session && after.exposure.session;
        const Session session = have_sessions ? Session::some : Session::none;
        auto old_options = options_of(before, session, client_);
        auto new_options = options_of(after, session, client_);
        for (const auto& [keyword, text] : old_options) {
            note(ChangeKind::option, text, new_options[keyword], keyword);
        }
        for (const auto& [keyword, text] : new_options) {
            if (!old_options.contains(keyword)) note(ChangeKind::option, "", text, keyword);
        }
    }

    /// A path that is written alike and expands otherwise is a change of its own.
    void compare_control_paths(const Hop& before, const Hop& after) {
        const auto written = [](const Hop& hop) {
            const Obtained* const value = hop.resolution->value(Keyword::control_path);
            return value == nullptr ? std::string{} : value->text;
        };
        if (written(before) != written(after)) {
            return note(ChangeKind::option, written(before), written(after), Keyword::control_path);
        }
        note(ChangeKind::control,
             before.control ? before.control->path : "",
             after.control ? after.control->path : "");
    }

    /// What holds a token (ssh.c default_client_percent_expand) that comes to something else is
    /// something else, though ssh -G may print it as it is written: %j is the jump host, %C hashes
    /// it, %n is what an ssh is called with, and %h may be written out now.
    void compare_tokens(const Hop& before, const Hop& after) {
        const TokenValue old_value = final_tokens(*before.resolution, client_);
        const TokenValue new_value = final_tokens(*after.resolution, client_);
        for (const char letter : std::string_view{"Chjknpr"}) {
            const std::string old_text = old_value(letter);
            const std::string new_text = new_value(letter);
            if (old_text == new_text) continue;
            for (const auto& [keyword, text] : values_with(*before.resolution, letter)) {
                note(ChangeKind::option,
                     fmt::format("{} (%{} is {})", text, letter, old_text),
                     fmt::format("{} (%{} is {})", text, letter, new_text),
                     keyword);
            }
        }
    }

    /// The values in force that hold a token, but for the path of the master and the way itself.
    static std::vector<std::pair<Keyword, std::string>> values_with(const Resolution& resolution,
                                                                    char letter) {
        constexpr std::array told_elsewhere{
            Keyword::control_path, Keyword::hostname, Keyword::proxy_command, Keyword::proxy_jump};
        std::vector<std::pair<Keyword, std::string>> values;
        for (std::size_t i = 0; i < resolution.settings.size(); ++i) {
            const auto keyword = static_cast<Keyword>(i);
            if (holds(told_elsewhere, keyword)) continue;
            for (const Obtained& value : resolution.settings[i].obtained) {
                if (has_token(value.text, letter)) values.emplace_back(keyword, value.text);
            }
        }
        return values;
    }

    /// Who is asked about a host by its HostName, whatever its key is filed under (sshconnect.c
    /// verify_host_key; sshconnect2.c userauth_gssapi).
    void compare_trust(const Hop& before, const Hop& after) {
        const std::string& old_name = before.resolution->hostname;
        const std::string& new_name = after.resolution->hostname;
        if (old_name == new_name) return;
        for (const Keyword keyword :
             {Keyword::verify_host_key_dns, Keyword::gssapi_authentication}) {
            const std::string_view value =
                before.resolution->effective(keyword, client_.dialect.edition);
            if (value.empty() || value == "no" || value == "false") continue;
            const std::string_view what = describe(keyword).spelling;
            note(ChangeKind::trust,
                 fmt::format("{} {} of {}", what, value, old_name),
                 fmt::format("{} {} of {}", what, value, new_name));
        }
    }

    /// What was asked of a session that is not there any more, other than what ssh does unasked.
    void compare_lost_session(const Hop& before) {
        for (const Keyword keyword :
             {Keyword::request_tty, Keyword::remote_command, Keyword::session_type}) {
            const Setting& setting = before.resolution->of(keyword);
            if (setting.obtained.empty()) continue;
            const Obtained& value = setting.obtained.front();
            const bool asks_for_nothing = value.text == "none" || value.text == "no" ||
                                          value.text == "auto" || value.text == "false" ||
                                          value.text == "default";
            if (value.origin.kind == OriginKind::file && !asks_for_nothing) {
                note(ChangeKind::option, value.text, "", keyword);
            }
        }
    }

    void note(ChangeKind kind,
              std::string before,
              std::string after,
              Keyword keyword = Keyword::count_) {
        if (before == after) return;
        const bool is_whole = kind == ChangeKind::status || kind == ChangeKind::hops;
        changes_.push_back({.kind = kind,
                            .from_end = is_whole ? 0 : at_,
                            .hop = is_whole ? "" : hop_->hostname,
                            .hop_name = is_whole ? "" : hop_->name,
                            .keyword = keyword,
                            .before = std::move(before),
                            .after = std::move(after)});
    }

    const Client& client_;
    std::size_t at_ = 0;
    const Hop* hop_ = nullptr;
    std::vector<RouteChange> changes_;
};

}  // namespace

std::string_view name_of(ChangeKind kind) {
    constexpr std::array<std::string_view, 16> names{"status",
                                                     "hops",
                                                     "hostname",
                                                     "port",
                                                     "user",
                                                     "host_key_name",
                                                     "reach",
                                                     "identities",
                                                     "forwards",
                                                     "exposure",
                                                     "needs",
                                                     "files",
                                                     "control",
                                                     "trust",
                                                     "command",
                                                     "option"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<RouteChange> route_changes(const Route& before,
                                       const Route& after,
                                       const Client& client) {
    return Comparison{client}.run(before, after);
}

}  // namespace sshplan
