#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parser/config/jump.hpp"
#include "planner/classes/bystanders.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/config_files.hpp"

namespace sshplan {

/// A line of a file.
struct Spot {
    const SourceFile* file = nullptr;
    std::uint32_t line = 0;
    bool is_for_named = false;  // below a Host line without wildcards: it counts for these alone

    /// "FILE line N".
    [[nodiscard]] std::string text() const;
};

/// A text that a line holds: a pattern without its `!`, or a value.
struct Spotted {
    std::string text;
    Spot spot;
};

/// A ProxyJump that holds hosts.
struct SpottedJump {
    JumpList list;
    Spot spot;
};

/// All that lines ask of an invocation, and what they make of its names, in whatever block they
/// stand.
struct Questions {
    std::vector<Spotted> host{};  // patterns of Host lines
    // Elements of the lists of Match criteria, of more than 1022 bytes left out
    std::vector<Spotted> match_host{};
    std::vector<Spotted> original_host{};
    std::vector<Spotted> user{};
    std::vector<Spotted> local_user{};
    std::vector<Spotted> tagged{};
    std::vector<Spotted> command{};
    std::vector<Spotted> session_type{};
    std::vector<Spotted> empty_command{};  // an argument that is empty as a whole

    std::vector<Spotted> hostnames{};
    std::vector<SpottedJump> jumps{};
    std::vector<Spotted> proxy_commands{};
    std::vector<Spotted> includes{};
    std::vector<Spotted> agents{};  // paths of ForwardAgent
    std::vector<Spotted> domains{};
    std::vector<Spotted> dots{};  // of CanonicalizeMaxDots
    std::optional<Spot> tag{};
    std::optional<Spot> final_pass{};     // a Match line asks for it
    std::optional<Spot> canonicalizes{};  // CanonicalizeHostname other than no
    std::optional<Spot> permits_aliases{};

    /// Whether files may be read a second time.
    [[nodiscard]] bool has_second_pass() const { return final_pass || canonicalizes; }
};

/// Reads the lines of some files as a client's ssh reads them (readconf.c); what it refuses is left
/// out, as it answers no name. Of the headings of `bystanders`, if given, only the names.
[[nodiscard]] Questions read_questions(const std::vector<const OpenedFile*>& files,
                                       const Client& client,
                                       World& world,
                                       const Bystanders* bystanders = nullptr);

/// A Host or Match line of a file.
struct HeadingAt {
    const SourceFile* file = nullptr;  // neither is ever null
    const Directive* heading = nullptr;
};

/// What some headings ask, and nothing else.
[[nodiscard]] Questions read_questions(const std::vector<HeadingAt>& headings,
                                       const Dialect& dialect);

/// Adds what a Match line asks.
void read_match_questions(Questions& questions,
                          const Directive& head,
                          const Spot& spot,
                          const Dialect& dialect);

}  // namespace sshplan
