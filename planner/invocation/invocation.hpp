#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// One option of ssh's, with its argument if it takes one.
struct OptionUse {
    char letter = 0;
    std::string argument;

    friend bool operator==(const OptionUse&, const OptionUse&) = default;
};

/// The word that names where to go (ssh(1) "destination").
struct Destination {
    enum class Form : std::uint8_t { plain, uri };

    std::string typed;  // the whole word
    std::string host;   // without user@ and without the parts of a URI
    std::optional<std::string> user;
    std::optional<std::uint32_t> port;   // of a URI; a service's name is in `service`
    std::optional<std::string> service;  // of a URI: to be looked up, and refused if unknown
    Form form = Form::plain;

    friend bool operator==(const Destination&, const Destination&) = default;
};

/// A command line of ssh, read as ssh(1) reads it: nothing of it is evaluated. Whether an argument
/// makes sense, and which of several options wins, is the evaluator's business.
struct Invocation {
    std::vector<OptionUse> options{};  // in the order of the words
    std::size_t options_before = 0;    // how many of them came before the destination: of -l, -p
                                       // and what the destination says, the first one counts
    Destination destination{};
    std::vector<std::string> command{};  // the remote command; ssh joins its words with blanks

    /// Whether it ends in -V or -Q, which ssh answers at once: no further word is read, and the
    /// destination is empty unless it came before.
    [[nodiscard]] bool is_question() const;
    /// How often an option is given.
    [[nodiscard]] std::ptrdiff_t count(char letter) const;
    [[nodiscard]] bool has(char letter) const { return count(letter) > 0; }

    friend bool operator==(const Invocation&, const Invocation&) = default;
};

/// Why a command line cannot be read: ssh prints this and its usage, and exits with 255.
struct UsageFault {
    enum class Kind : std::uint8_t {
        unknown_option,       // "unknown option -- Z"
        argument_missing,     // "option requires an argument -- p"
        unknown_long_option,  // not ssh's and not ours
        bad_destination,      // an empty user, or a URI that does not parse
        no_destination,
    };

    Kind kind = Kind::no_destination;
    std::string message;   // for unknown_option and argument_missing in ssh's words
    std::size_t word = 0;  // which word is wrong; past the end if one is missing
    Invocation before{};   // what was read before it, which ssh obeys first

    friend bool operator==(const UsageFault&, const UsageFault&) = default;
};

/// Called with the words from a `--name` on, wherever ssh would look for an option. Returns how
/// many words it takes; 0 means that it knows no such option.
using LongOptions = std::function<std::size_t(std::span<const std::string> rest)>;

/// Takes no long option: for command lines of ssh itself, where `--name` is a fault.
[[nodiscard]] std::size_t no_long_options(std::span<const std::string> rest);

/// Reads what follows the word `ssh` (ssh.c main): options may be bundled, glued to their argument,
/// and come after the destination until the first other word, which begins the command. `--` before
/// the destination ends options for good.
[[nodiscard]] std::variant<Invocation, UsageFault> read_invocation(
    std::span<const std::string> words, const Dialect& dialect, const LongOptions& long_options);

/// The login name and the port that the words give: of -l, -p and the destination the first counts.
[[nodiscard]] std::optional<std::string> told_user(const Invocation& invocation);
[[nodiscard]] std::optional<std::string> told_port(const Invocation& invocation);

/// Words that read_invocation() reads as `invocation` again, in the dialect that it was read in:
/// each option by itself.
[[nodiscard]] std::vector<std::string> to_words(const Invocation& invocation,
                                                const Dialect& dialect);

}  // namespace sshplan
