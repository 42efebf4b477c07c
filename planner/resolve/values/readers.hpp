#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planner/resolve/complaint.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/resolve/value.hpp"

namespace sshplan::values {

/// A value that is being read: the directive's words, taken one by one (misc.c argv_next).
class Reading {
public:
    Reading(const Directive& directive, const KeywordInfo& info, const ValueContext& context)
        : directive_(directive), info_(info), context_(context) {}

    /// The next word, or null at the end.
    [[nodiscard]] const Word* take();
    /// The next word of a list, or null at its end: the old lexes end it at an empty word.
    [[nodiscard]] const Word* take_entry();
    /// The next word, which stays the next one.
    [[nodiscard]] const Word* peek() const;
    [[nodiscard]] std::size_t left() const { return directive_.words.size() - next_; }
    /// Skips the words that are left.
    void take_all() { next_ = directive_.words.size(); }

    [[nodiscard]] const Directive& directive() const { return directive_; }
    [[nodiscard]] const KeywordInfo& info() const { return info_; }
    [[nodiscard]] std::string_view keyword() const { return directive_.keyword; }
    [[nodiscard]] const ValueContext& context() const { return context_; }
    [[nodiscard]] const Dialect& dialect() const { return context_.dialect; }
    [[nodiscard]] bool has(Difference difference) const { return context_.dialect.has(difference); }
    [[nodiscard]] World& world() const { return context_.world; }

private:
    const Directive& directive_;
    const KeywordInfo& info_;
    const ValueContext& context_;
    std::size_t next_ = 0;
};

/// A counted fault with one located message, of the kind that the grammar suggests. `word` may be
/// null: nothing was there to be wrong.
[[nodiscard]] ValueFault fault(const Reading& reading, const Word* word, std::string message);
/// The same of another kind.
[[nodiscard]] ValueFault fault(const Reading& reading,
                               const Word* word,
                               ComplaintKind kind,
                               std::string message);
/// The same, fatal.
[[nodiscard]] ValueFault fatal(const Reading& reading, const Word* word, std::string message);
/// The fault of a line without a word, fatal.
[[nodiscard]] ValueFault nothing_there(const Reading& reading);
/// A value of one word.
[[nodiscard]] Value single(std::string text);
/// Whether a word is missing or empty.
[[nodiscard]] inline bool is_void(const Word* word) {
    return word == nullptr || word->text.empty();
}

/// What strtonum(3) makes of a text: a number, or the reason in its words.
using Number = std::variant<std::int64_t, std::string_view>;
[[nodiscard]] Number read_number(std::string_view text, std::int64_t low, std::int64_t high);

/// A time in seconds (misc.c convtime); nothing if it is none in this dialect.
[[nodiscard]] std::optional<int> read_seconds(std::string_view text, const Dialect& dialect);

/// What is wrong with a domain (misc.c valid_domain): a message with a place for its name, and how
/// much of the name was looked at.
struct DomainFault {
    std::string_view message;
    std::size_t looked_at = 0;
};
[[nodiscard]] std::optional<DomainFault> domain_fault(std::string_view name,
                                                      const Dialect& dialect);
/// The message of a fault in ssh's words.
[[nodiscard]] std::string describe_fault(const DomainFault& fault, std::string_view name);

/// A text with its ${VARIABLES} replaced, or what ssh says of those that are not set.
[[nodiscard]] ExpandedText expand_variables(std::string_view text, const ValueContext& context);
/// Puts ssh's complaints about variables before a fault's own message.
void put_first(ValueFault& fault, const ExpandedText& expansion);

/// Whether ssh takes a list of ciphers or MACs (cipher.c ciphers_valid, mac.c mac_valid).
[[nodiscard]] bool are_ciphers(std::string_view list, const Dialect& dialect);
[[nodiscard]] bool are_macs(std::string_view list, const Dialect& dialect);

/// An escape character as ssh -G prints it; nothing if the text is none.
[[nodiscard]] std::optional<std::string> escape_character(std::string_view text);

/// Two tunnel devices as ssh -G prints them (misc.c a2tun); nothing if the text is none.
[[nodiscard]] std::optional<std::string> tunnel_devices(std::string_view text);

/// Whether a forward has a target, or whoever connects to it says one.
enum class ForwardShape : std::uint8_t { dynamic, with_target };
/// Which end listens.
enum class ForwardSide : std::uint8_t { local, remote };

/// What a forwarding specification says, and what is logged of variables on the way.
struct ForwardReading {
    std::optional<Forward> forward{};
    std::vector<std::string> errors{};
    ComplaintKind kind = ComplaintKind::bad_forward;  // of what is wrong
    std::string shown{};  // instead of the forward: its ${VARIABLES} as written
};
/// readconf.c parse_forward().
[[nodiscard]] ForwardReading parse_forward(std::string_view text,
                                           ForwardShape shape,
                                           ForwardSide side,
                                           const ValueContext& context);
/// What was read as a value of a keyword of that shape; there is a forward.
[[nodiscard]] Value value_of(ForwardReading reading, ForwardShape shape);

/// The row of an enumeration that a dialect reads a word as; null if there is none.
[[nodiscard]] const EnumName* find_name(std::span<const EnumName> names,
                                        std::string_view word,
                                        const Dialect& dialect);

// One for each grammar; each takes its words and leaves the others.

// flag_and_enumeration.cpp
[[nodiscard]] ValueAnswer read_enumeration(Reading& reading);
[[nodiscard]] ValueAnswer read_log_level(Reading& reading);
[[nodiscard]] ValueAnswer read_log_facility(Reading& reading);
[[nodiscard]] ValueAnswer read_fingerprint_hash(Reading& reading);
// integer.cpp
[[nodiscard]] ValueAnswer read_integer(Reading& reading);
[[nodiscard]] ValueAnswer read_octal_mask(Reading& reading);
[[nodiscard]] ValueAnswer read_port_value(Reading& reading);
// time.cpp
[[nodiscard]] ValueAnswer read_time(Reading& reading);
[[nodiscard]] ValueAnswer read_control_persist(Reading& reading);
[[nodiscard]] ValueAnswer read_keystroke_timing(Reading& reading);
// text.cpp
[[nodiscard]] ValueAnswer read_text(Reading& reading);
// raw_command.cpp
[[nodiscard]] ValueAnswer read_command(Reading& reading);
[[nodiscard]] ValueAnswer read_version_addendum(Reading& reading);
// algorithms.cpp
[[nodiscard]] ValueAnswer read_ciphers(Reading& reading);
[[nodiscard]] ValueAnswer read_macs(Reading& reading);
[[nodiscard]] ValueAnswer read_kex_algorithms(Reading& reading);
[[nodiscard]] ValueAnswer read_gssapi_kex_algorithms(Reading& reading);
[[nodiscard]] ValueAnswer read_key_types(Reading& reading);
[[nodiscard]] ValueAnswer read_ca_key_types(Reading& reading);
// agent.cpp
[[nodiscard]] ValueAnswer read_identity_agent(Reading& reading);
[[nodiscard]] ValueAnswer read_forward_agent(Reading& reading);
[[nodiscard]] ValueAnswer read_keys_to_agent(Reading& reading);
// forward.cpp
[[nodiscard]] ValueAnswer read_dynamic_forward(Reading& reading);
[[nodiscard]] ValueAnswer read_local_forward(Reading& reading);
[[nodiscard]] ValueAnswer read_remote_forward(Reading& reading);
// lists.cpp
[[nodiscard]] ValueAnswer read_known_hosts_paths(Reading& reading);
[[nodiscard]] ValueAnswer read_revoked_keys_paths(Reading& reading);
[[nodiscard]] ValueAnswer read_log_locations(Reading& reading);
[[nodiscard]] ValueAnswer read_channel_timeouts(Reading& reading);
[[nodiscard]] ValueAnswer read_permitted_opens(Reading& reading);
// environment.cpp
[[nodiscard]] ValueAnswer read_environment_patterns(Reading& reading);
[[nodiscard]] ValueAnswer read_environment(Reading& reading);
// domains.cpp
[[nodiscard]] ValueAnswer read_domains(Reading& reading);
[[nodiscard]] ValueAnswer read_cname_rules(Reading& reading);
// tunnel.cpp, escape.cpp, qos.cpp, rekey.cpp
[[nodiscard]] ValueAnswer read_tunnel_device(Reading& reading);
[[nodiscard]] ValueAnswer read_escape_character(Reading& reading);
[[nodiscard]] ValueAnswer read_qos(Reading& reading);
[[nodiscard]] ValueAnswer read_rekey_limit(Reading& reading);

}  // namespace sshplan::values
