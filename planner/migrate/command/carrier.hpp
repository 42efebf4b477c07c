#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "planner/dialect/dialect.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/invocation/programs.hpp"
#include "planner/migrate/command/given_command.hpp"

namespace sshplan {

/// A part of a command, so that it can be put together again around another connection.
struct CommandPiece {
    enum class Kind : std::uint8_t {
        word,          // `text`, as it is
        options,       // ssh's options, as this program takes them
        invocation,    // all of ssh's words
        remote,        // [user@]host and `text`: ":path"
        remote_shell,  // `text` and the ssh command in one word: "--rsh="
    };

    Kind kind = Kind::word;
    std::string text{};
};

/// A command that makes an ssh connection: ssh itself, or a program that starts one.
struct CarriedCommand {
    Program program = Program::ssh;
    std::string ssh_name = "ssh";  // as it is written
    Invocation ssh{};              // the options of ssh, and where to, without a path
    std::vector<CommandPiece> pieces{};

    /// The command line of the ssh that really runs (sftp, scp and rsync add options).
    [[nodiscard]] Invocation started(Invocation told, const Dialect& dialect) const;
};

/// Why a command is not looked into. `unread`: it is none of ssh, sftp, scp and rsync, or these
/// would not take it.
struct NoConnection {
    enum class Kind : std::uint8_t { unread, kept };

    Kind kind = Kind::unread;
    std::string reason{};
};

using CarrierAnswer = std::variant<CarriedCommand, NoConnection>;

/// Reads a command of ssh, sftp, scp or rsync, by the name of its program's file.
[[nodiscard]] CarrierAnswer read_carrier(const GivenCommand& given, const Dialect& dialect);

/// The words of the same command that tells its ssh something else.
[[nodiscard]] std::vector<std::string> carried_words(const CarriedCommand& command,
                                                     const Invocation& told,
                                                     const Dialect& dialect);

/// Words that ssh reads as this command line, with flags that are repeated in one word: `-tt`.
[[nodiscard]] std::vector<std::string> ssh_words(const Invocation& told, const Dialect& dialect);

}  // namespace sshplan
