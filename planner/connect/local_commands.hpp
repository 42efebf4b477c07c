#pragma once

#include <array>

#include "parser/config/keyword.hpp"

namespace sshplan {

/// Keywords by whose value something is run, or loaded, on this machine; Match exec is none of
/// them.
inline constexpr std::array local_commands{Keyword::proxy_command,
                                           Keyword::local_command,
                                           Keyword::known_hosts_command,
                                           Keyword::pkcs11_provider,
                                           Keyword::security_key_provider,
                                           Keyword::xauth_location};

}  // namespace sshplan
