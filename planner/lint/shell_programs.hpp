#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan {

/// A program that a shell's text may start, and for which the shell waits.
struct ShellProgram {
    /// `bounded`: something such as timeout(1) ends it.
    enum class Time : std::uint8_t { own, bounded };

    std::vector<std::string> words{};  // the program first, without what only starts it; parts that
                                       // are not written hold shell::unknown
    Time time = Time::own;

    /// The name of the program's file.
    [[nodiscard]] std::string_view name() const;
};

/// What a device of bash's is called among the programs: its words are host and port.
inline constexpr std::string_view tcp_device = "/dev/tcp";

/// Every program in a shell's text, in lists, pipelines, substitutions, and the text of `sh -c`,
/// whether it runs always or not. None of a text that cannot be read.
[[nodiscard]] std::vector<ShellProgram> programs_in(std::string_view text);

}  // namespace sshplan
