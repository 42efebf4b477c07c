#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "parser/config/keyword.hpp"
#include "planner/migrate/printed_settings.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// A setting of an ssh, before and after.
struct OptionChange {
    Keyword keyword = Keyword::count_;
    std::string before{};
    std::string after{};
};

/// Whether the settings count that only a session uses.
enum class Session : std::uint8_t { none, some };

/// The settings that ssh -G prints otherwise, but for those of the way and what a Hop says better;
/// those that it printed before come first.
[[nodiscard]] std::vector<OptionChange> option_changes(const Resolution& before,
                                                       const Resolution& after,
                                                       Session session,
                                                       PrintedSettings& printed);

/// The settings with a token (ssh.c default_client_percent_expand) that comes to something else,
/// though ssh -G may print it as it is written: %j is the jump host, %C hashes it, %n is what an
/// ssh is called with, and %h may be written out now.
[[nodiscard]] std::vector<OptionChange> token_changes(const Resolution& before,
                                                      const Resolution& after,
                                                      const Client& client);

}  // namespace sshplan
