#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/recipe/recipe.hpp"
#include "planner/shell/expand_words.hpp"

/// The inside of read_proxy_command().
namespace sshplan::recipe {

/// Where a program runs: on this machine, or on the hop before.
enum class Where : std::uint8_t { here, there };

/// A program with its arguments, as some recipe may know it.
struct Call {
    std::vector<std::string> words{};  // the program first; what is not known is shell::unknown
    Where where = Where::here;
    const RecipeContext& context;
    int depth = 0;  // of shells and hosts

    /// The name of the program's file, in lower case, without .exe.
    [[nodiscard]] std::string program() const;
};

/// Reads a call, or nothing if it is another recipe's.
using Reader = std::optional<Recipe> (*)(const Call& call);

// One for each recipe; each stands in the file of its name.
[[nodiscard]] std::optional<Recipe> read_ssh(const Call& call);
[[nodiscard]] std::optional<Recipe> read_netcat(const Call& call);
[[nodiscard]] std::optional<Recipe> read_ncat(const Call& call);
[[nodiscard]] std::optional<Recipe> read_socat(const Call& call);
[[nodiscard]] std::optional<Recipe> read_connect(const Call& call);
[[nodiscard]] std::optional<Recipe> read_corkscrew(const Call& call);
[[nodiscard]] std::optional<Recipe> read_proxytunnel(const Call& call);
[[nodiscard]] std::optional<Recipe> read_vendor(const Call& call);
[[nodiscard]] std::optional<Recipe> read_shell(const Call& call);

/// What a call does: the first recipe that knows it; a wrapper if none does.
[[nodiscard]] Recipe read_call(const Call& call);

// commands.cpp
/// What a shell does with a whole text: `sh -c TEXT` here, or a remote command there.
/// `positional`: $0, $1, ...
[[nodiscard]] Recipe read_commands(std::string_view text,
                                   const Call& shell,
                                   const std::vector<std::string>& positional);

// connected.cpp
/// The same recipe, unless its program is not connected to ssh's own ends, or unknown words may be
/// what makes it look broken; then what that makes of it.
[[nodiscard]] Recipe as_connected(Recipe recipe,
                                  const shell::Command& command,
                                  const shell::Arguments& arguments);

// shell.cpp
/// Where in the words of `sh -c TEXT` the text stands, the program being the first of them: options
/// of one letter may stand before -c, or be bundled with it. Nothing if there is none; past the end
/// if it is missing.
[[nodiscard]] std::optional<std::size_t> shell_text(std::span<const std::string> words);

// dev_tcp.cpp
/// bash's own connection: `exec N<>/dev/tcp/HOST/PORT` and a `cat` each way; nothing if no
/// redirection names the device.
[[nodiscard]] std::optional<Recipe> read_dev_tcp(const shell::Script& script,
                                                 const shell::Scope& scope,
                                                 const Call& shell_call);

// prefix.cpp
/// How many of the words start another program and say how: `timeout 5`, `ip netns exec blue`.
[[nodiscard]] std::size_t prefix_length(const std::vector<std::string>& words);
/// Whether a prefix makes the rest run as somebody else.
[[nodiscard]] bool changes_user(const std::vector<std::string>& words, std::size_t length);

// outcome.cpp
[[nodiscard]] Recipe opaque(std::string reason);
[[nodiscard]] Recipe broken(std::string reason);
[[nodiscard]] Recipe broken(RecipeFlaw flaw);
/// A direct connection of a program of netcat's kind.
[[nodiscard]] Recipe plain_connection(Where where, std::string host, std::string port);
/// The same through a proxy.
[[nodiscard]] Recipe proxied(
    Where where, Waypoint proxy, Reach reach, std::string host, std::string port);

/// Notes that a proxy of SOCKS 4 is given an address, so that the name is looked up where the
/// program runs.
void note_local_look_up(Recipe& recipe, const Call& call);

/// HOST:PORT or [HOST]:PORT, cut at the last colon; the port is empty if there is none.
struct HostAndPort {
    std::string host;
    std::string port;
};
[[nodiscard]] HostAndPort split_address(std::string_view text);

}  // namespace sshplan::recipe
