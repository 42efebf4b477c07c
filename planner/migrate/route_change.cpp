#include "planner/migrate/route_change.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/resolve/config_files.hpp"
#include "planner/resolve/dump/dump.hpp"

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
        options[line.keyword] += line.text + "\n";
    }
    return options;
}

std::string identities_of(const Hop& hop) {
    std::string text;
    for (const Identity& identity : hop.identities) text += identity.file + "\n";
    return text;
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
        if (file->source) names.push_back(file->source->name());
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
        hop_ = before.hostname;
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
        note(ChangeKind::control,
             before.control ? before.control->path : "",
             after.control ? after.control->path : "");
        compare_resolutions(before, after);
    }

    void compare_resolutions(const Hop& before, const Hop& after) {
        if (!before.resolution || !after.resolution) {
            note(ChangeKind::files,
                 before.resolution ? files_of(before) : "unknown",
                 after.resolution ? files_of(after) : "unknown");
            return;
        }
        note(ChangeKind::files, files_of(before), files_of(after));
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

    void note(ChangeKind kind,
              std::string before,
              std::string after,
              Keyword keyword = Keyword::count_) {
        if (before == after) return;
        const bool is_whole = kind == ChangeKind::status || kind == ChangeKind::hops;
        changes_.push_back({.kind = kind,
                            .from_end = is_whole ? 0 : at_,
                            .hop = is_whole ? "" : hop_,
                            .keyword = keyword,
                            .before = std::move(before),
                            .after = std::move(after)});
    }

    const Client& client_;
    std::size_t at_ = 0;
    std::string hop_;
    std::vector<RouteChange> changes_;
};

}  // namespace

std::vector<RouteChange> route_changes(const Route& before,
                                       const Route& after,
                                       const Client& client) {
    return Comparison{client}.run(before, after);
}

}  // namespace sshplan
