#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan {

/// A file with the bytes that it is known to hold, and those that it is to hold.
struct FileReplacement {
    std::string path;
    std::string old_bytes;
    std::string new_bytes;
};

/// Says what is wrong with the files as they are now written; nothing if they are right.
using WrittenCheck = std::function<std::optional<std::string>()>;

/// Whose bytes a file holds after all.
enum class HeldBytes : std::uint8_t {
    untouched,  // those that it held: it was not replaced
    restored,   // the old ones: it was replaced, and put back
    replaced,   // the new ones
    foreign,    // what somebody else has put there after it was replaced
    unknown,    // the old or the new ones: nothing could be found out, and nothing done
};

/// What became of a file.
struct FileOutcome {
    std::string path;  // as it was named
    HeldBytes holds = HeldBytes::untouched;
    std::string old_bytes_at{};  // where the old bytes are kept, if they had to be
    std::string why{};           // they could not be put back
};

/// What became of all of them.
struct ReplacementOutcome {
    std::optional<std::string> failure{};  // nothing: all files hold the new bytes
    std::vector<FileOutcome> files{};      // in the order in which they were given
    std::vector<std::string> remarks{};    // what is left beside them, a sentence each
};

/// Replaces the bytes of files, in this order, all of them or none; nothing but the bytes changes.
/// A link is followed, and stays. Refused before anything is touched: what is no regular file, is
/// read-only, has several names, is there twice, or does not hold its old bytes. Where anything
/// fails, `check` complains (it runs when all are in place; a std::exception is a complaint), or a
/// signal asks to end, the old bytes are put back. Whoever wants to speak of the outcome before
/// that signal takes effect holds signals itself. Whenever this process dies, each file holds one
/// of its two versions.
[[nodiscard]] ReplacementOutcome replace_files(World& machine,
                                               const std::vector<FileReplacement>& files,
                                               const WrittenCheck& check);

}  // namespace sshplan
