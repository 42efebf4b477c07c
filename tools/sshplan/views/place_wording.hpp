#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "parser/config/config.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan::cli {

/// How views say where something stands. All results but heading_bytes() are printable.

/// A file's name as it was opened, with `~` for the home directory.
[[nodiscard]] std::string path_text(std::string_view file, std::string_view home);

/// "~/.ssh/config:6", "command line -l fred", "implied by -W", "default".
[[nodiscard]] std::string origin_text(const Origin& origin, std::string_view home);

/// "Host web1 web2", as ssh_config(5) spells the keyword, else as it is in the file.
[[nodiscard]] std::string heading_bytes(const Directive& heading);
[[nodiscard]] std::string heading_text(const Directive& heading);

/// The same in at most `width` columns: "Host web1 web2 … (300)", with the number of patterns.
[[nodiscard]] std::string short_heading(const Directive& heading, std::size_t width = 40);

/// "10.2.0.3:22", "[2001:db8::20]:22".
[[nodiscard]] std::string address_text(std::string_view host, std::uint16_t port);

/// The same with the user before it, if there is one: "deploy@10.2.0.3:22".
[[nodiscard]] std::string account_text(std::string_view user,
                                       std::string_view host,
                                       std::uint16_t port);

}  // namespace sshplan::cli
