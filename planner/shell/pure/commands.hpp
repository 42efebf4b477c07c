#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sshplan::shell::pure {

/// No argument, input or output is longer: no host's name is.
constexpr std::size_t longest_text = 65536;

/// Why an output is not known: thrown by whatever finds out, caught by compute() alone.
struct Unknown {
    std::string reason;
};

/// One command: what follows its name, and what it would read.
struct Call {
    std::string_view name;
    std::span<const std::string> arguments;
    const std::optional<std::string>& input;

    /// Standard input; throws Unknown if it is not known.
    [[nodiscard]] const std::string& read() const;
    /// The arguments behind the options. `take` reads the word of options at a position, and
    /// returns how many words it took.
    [[nodiscard]] std::span<const std::string> behind_options(
        const std::function<std::size_t(std::size_t)>& take) const;
    /// Throws Unknown: the reason begins with the command's name.
    [[noreturn]] void unknown(std::string_view why) const;
};

/// What each command prints, with its last newline. They throw Unknown.
[[nodiscard]] std::string basename(const Call& call);
[[nodiscard]] std::string cat(const Call& call);
[[nodiscard]] std::string cut(const Call& call);
[[nodiscard]] std::string dirname(const Call& call);
[[nodiscard]] std::string echo(const Call& call);
[[nodiscard]] std::string printf(const Call& call);
[[nodiscard]] std::string sed(const Call& call);
[[nodiscard]] std::string tr(const Call& call);

}  // namespace sshplan::shell::pure
