#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "parser/config/config.hpp"
#include "parser/text/source.hpp"
#include "planner/dialect/dialect.hpp"
#include "planner/resolve/complaint.hpp"
#include "planner/resolve/forward.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// Whose reading of a value is wanted, and the machine on which names of services and variables
/// mean something.
struct ValueContext {
    const Dialect& dialect;
    World& world;
};

/// Whether an accepted value is stored: `none` of ConnectTimeout, ServerAliveInterval and
/// ForwardX11Timeout leaves the option unset, so that a later line can set it.
enum class Storing { stores, leaves_unset };

/// Why ssh refuses a value.
struct ValueFault {
    /// `located` messages follow "FILE line N: ".
    enum class Form { located, bare };
    struct Message {
        std::string text;
        Form form = Form::located;

        friend bool operator==(const Message&, const Message&) = default;
    };
    /// `counted`: ssh goes on, and terminates at the end of the file. `fatal`: at once.
    enum class Consequence { counted, fatal };

    std::vector<Message> messages;  // ssh's own, in its order
    Span where;                     // the word that is wrong, or all that is left over
    ComplaintKind kind = ComplaintKind::bad_value;
    Consequence consequence = Consequence::counted;
};

/// A value as ssh stores it: what ssh -G prints of it, before any expansion of tokens. One word for
/// options of a single value, one for each entry of a list. RekeyLimit gives the size, and the
/// interval only where one was written. `none` of options that it clears is a word as written.
struct Value {
    std::vector<std::string> words;
    Storing storing = Storing::stores;
    std::optional<Forward> forward{};      // of the forwarding keywords
    std::optional<ValueFault> leftover{};  // words too many: ssh complains, but has stored it
};

/// Whether a value of ForwardAgent names a socket, and is no flag.
[[nodiscard]] inline bool is_agent_path(std::string_view text) {
    return text != "yes" && text != "no";
}

using ValueAnswer = std::variant<Value, ValueFault>;

/// Reads a directive's value as readconf.c process_config_line_depth does, with the complaint about
/// extra arguments; whether the line is active makes no difference. `info`: what
/// the directive's keyword is to the dialect; the directive was cut by the dialect's lexis, and if
/// that looks at all of a line, it has a value and balanced quotes. Keywords that ssh passes over
/// give no words; so do Host, Match, Include and ProxyJump, which are read elsewhere.
[[nodiscard]] ValueAnswer read_value(const Directive& directive,
                                     const KeywordInfo& info,
                                     const ValueContext& context);

}  // namespace sshplan
