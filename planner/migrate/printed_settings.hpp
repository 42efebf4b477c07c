#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parser/config/keyword.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// What `ssh -G` prints of single keywords. Thousands of hosts say the same of the few in which a
/// rewrite changes anything: that is printed once. Not for `host`, User, HostName, Port,
/// HostKeyAlias, IdentityFile, ProxyJump and ProxyCommand, of which more than their values decides.
class PrintedSettings {
public:
    /// The release and its tables are taken from `client`, which outlives it.
    explicit PrintedSettings(const Client& client) : client_(client) {}

    /// The lines of a keyword, each with its end; nothing where ssh -G prints none of it, or stops
    /// as it prints.
    [[nodiscard]] std::string of(Keyword keyword, const Resolution& resolution);

    /// The keywords of which ssh -G may print something else. Of all others what is obtained is
    /// alike, and so is what holds in the end: dump() looks at nothing else.
    [[nodiscard]] static std::vector<Keyword> differing(const Resolution& a, const Resolution& b);

private:
    /// All on which the lines of a keyword depend, but for the release.
    struct Source {
        Keyword keyword = Keyword::count_;
        std::vector<std::vector<std::string>> obtained{};
        std::optional<std::vector<std::string>> settled{};
        std::string host_key_algorithms{};  // where ssh -G may stop

        friend auto operator<=>(const Source&, const Source&) = default;
    };

    [[nodiscard]] static Source source_of(Keyword keyword, const Resolution& resolution);
    [[nodiscard]] std::string printed(Keyword keyword, const Resolution& resolution) const;

    const Client& client_;
    std::map<Source, std::string> known_;
};

}  // namespace sshplan
