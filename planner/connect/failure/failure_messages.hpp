#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/connect/failure/failure.hpp"

namespace sshplan {

/// Which hop a message speaks of, seen from the ssh process that said it.
enum class Blame : std::uint8_t {
    own,   // the one that this process connects to
    next,  // the one behind it, which its host could not reach
};

/// A message that says why, and what its parts are.
struct Message {
    FailureKind kind = FailureKind::closed;
    Blame blame = Blame::own;
    std::size_t line = 0;        // position among the lines
    std::string_view user{};     // who logs in
    std::string_view host{};     // what was dialled
    std::string_view port{};     //
    std::string_view key{};      // what is looked up in known_hosts
    std::string_view reason{};   // in ssh's words, or strerror(3)'s
    std::string_view program{};  // that is missing
};

/// The lines of what was said, without their ends.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view said);

/// The message that says most of why a connection failed, or nothing.
[[nodiscard]] std::optional<Message> find_message(const std::vector<std::string_view>& lines);

/// Whether a line is what an ssh process says whose connection was cut off before a host spoke.
[[nodiscard]] bool is_cut_off(std::string_view line);

/// What other lines say beside a message.
struct Evidence {
    std::string_view filed_at{};     // "FILE:LINE" of the key that another one was shown for
    std::string_view ignored_key{};  // a key file to which others have rights
};

[[nodiscard]] Evidence find_evidence(const std::vector<std::string_view>& lines);

}  // namespace sshplan
