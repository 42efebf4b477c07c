#include "planner/migrate/route_change.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/migrate/option_change.hpp"
#include "planner/resolve/config_files.hpp"

namespace sshplan {
namespace {

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

/// Each name once, in their order.
std::vector<std::string_view> files_of(const Hop& hop) {
    std::vector<std::string_view> names;
    for (const OpenedFile* const file : hop.resolution->files) {
        if (file->source) names.push_back(file->place.empty() ? file->source->name() : file->place);
    }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    return names;
}

std::string listed(const std::vector<std::string_view>& names) {
    return fmt::format("{}", fmt::join(names, "\n"));
}

bool have_same_identities(const Hop& a, const Hop& b) {
    return std::ranges::equal(a.identities, b.identities, {}, &Identity::file, &Identity::file);
}

/// Collects what differs, hop by hop from the destination.
class Comparison {
public:
    Comparison(const Client& client, PrintedSettings& printed)
        : client_(client), printed_(printed) {}

    std::vector<RouteChange> run(const Route& before, const Route& after) {
        note(ChangeKind::status, name_of(before.status), name_of(after.status));
        const std::size_t common = std::min(before.hops.size(), after.hops.size());
        for (at_ = 0; at_ < common; ++at_) {
            compare(before.hops[before.hops.size() - 1 - at_],
                    after.hops[after.hops.size() - 1 - at_]);
        }
        if (!have_same_ends(before, after)) {
            note(ChangeKind::hops, words_of(before), words_of(after));
        }
        return std::move(changes_);
    }

private:
    static bool have_same_ends(const Route& a, const Route& b) {
        return std::ranges::equal(a.hops, b.hops, [](const Hop& one, const Hop& other) {
            return one.hostname == other.hostname && one.port == other.port;
        });
    }

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
        note(ChangeKind::reach, name_of(before.reach), name_of(after.reach));
        if (!have_same_identities(before, after)) {
            note(ChangeKind::identities, identities_of(before), identities_of(after));
        }
        note(ChangeKind::forwards, forwards_of(before), forwards_of(after));
        if (before.exposure != after.exposure) {
            note(ChangeKind::exposure, exposure_of(before), exposure_of(after));
        }
        if (before.needs != after.needs) {
            note(ChangeKind::needs,
                 fmt::format("{}", fmt::join(before.needs, ", ")),
                 fmt::format("{}", fmt::join(after.needs, ", ")));
        }
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
                 before.resolution ? listed(files_of(before)) : "unknown",
                 after.resolution ? listed(files_of(after)) : "unknown");
            return;
        }
        const auto old_files = files_of(before);
        const auto new_files = files_of(after);
        if (old_files != new_files) note(ChangeKind::files, listed(old_files), listed(new_files));
        compare_control_paths(before, after);
        note_all(token_changes(*before.resolution, *after.resolution, client_));
        compare_trust(before, after);
        if (before.exposure.session && !after.exposure.session) compare_lost_session(before);
        // That there is no session any more is told as such.
        const bool have_sessions = before.exposure.session && after.exposure.session;
        note_all(option_changes(*before.resolution,
                                *after.resolution,
                                have_sessions ? Session::some : Session::none,
                                printed_));
    }

    /// A path that is written alike and expands otherwise is a change of its own.
    void compare_control_paths(const Hop& before, const Hop& after) {
        const auto written = [](const Hop& hop) {
            return hop.resolution->text(Keyword::control_path);
        };
        if (written(before) != written(after)) {
            return note(ChangeKind::option, written(before), written(after), Keyword::control_path);
        }
        note(ChangeKind::control,
             before.control ? std::string_view{before.control->path} : "",
             after.control ? std::string_view{after.control->path} : "");
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

    void note_all(const std::vector<OptionChange>& changes) {
        for (const auto& [keyword, before, after] : changes) {
            note(ChangeKind::option, before, after, keyword);
        }
    }

    void note(ChangeKind kind,
              std::string_view before,
              std::string_view after,
              Keyword keyword = Keyword::count_) {
        if (before == after) return;
        const bool is_whole = kind == ChangeKind::status || kind == ChangeKind::hops;
        changes_.push_back({.kind = kind,
                            .from_end = is_whole ? 0 : at_,
                            .hop = is_whole ? "" : hop_->hostname,
                            .hop_name = is_whole ? "" : hop_->name,
                            .keyword = keyword,
                            .before = std::string{before},
                            .after = std::string{after}});
    }

    const Client& client_;
    PrintedSettings& printed_;
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
                                       const Client& client,
                                       PrintedSettings& printed) {
    return Comparison{client, printed}.run(before, after);
}

}  // namespace sshplan
