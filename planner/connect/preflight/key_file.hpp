#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "parser/config/keyword.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/resolution.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// Why a path cannot be expanded: ssh stops.
struct BadKeyPath {
    std::string reason;
};

/// The file that a value of IdentityFile or CertificateFile means, its tilde, tokens and variables
/// expanded (ssh.c load_public_identity_files).
[[nodiscard]] std::variant<std::string, BadKeyPath> key_file_path(std::string_view value,
                                                                  Keyword keyword,
                                                                  const Resolution& resolution,
                                                                  const Client& client,
                                                                  World& world);

/// What ssh makes of a private key's file, as far as stat(2) tells: it is never opened.
struct KeyFile {
    enum class State : std::uint8_t {
        usable,
        missing,
        no_file,      // a directory, a socket, ...
        unprotected,  // others have a right to it (authfile.c sshkey_perm_ok)
        foreign,      // it belongs to somebody else, who keeps it to himself
        failed,
    };

    State state = State::usable;
    std::uint32_t mode = 0;
    std::string reason{};  // failed: in strerror(3)'s words
};

[[nodiscard]] KeyFile look_at_key_file(const std::string& path, const Client& client, World& world);

}  // namespace sshplan
