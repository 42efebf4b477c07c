#pragma once

#include "planner/migrate/command/carrier.hpp"

namespace sshplan {

/// Reads a command of sftp or scp (sftp.c main, scp.c main): options first, then HOST[:PATH],
/// which splits at the first colon that is not within brackets, or a URI.
[[nodiscard]] CarrierAnswer read_file_transfer(Program program, const GivenCommand& given);

/// Where a word names a file on another host.
struct RemoteFile {
    Destination destination{};
    std::optional<std::string> port{};  // of a URI
    std::string path{};                 // with the colon before it
};

/// Splits [user@]host:path as scp does (misc.c colon); nothing if it names a local file.
[[nodiscard]] std::optional<RemoteFile> split_remote_file(const std::string& word);

}  // namespace sshplan
