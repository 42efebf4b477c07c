#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <string_view>

namespace sshplan::test {

/// A terminal, and a process that leads the session on it: its standard streams are there, and its
/// signals are as those of a new program.
class Terminal {
public:
    /// `act` runs in that process, which ends with what it returns.
    explicit Terminal(const std::function<int()>& act);
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    /// Hangs up, and waits for the process.
    ~Terminal();

    void type(std::string_view keys) const;

    /// Reads until this appears behind what was waited for before. Throws std::runtime_error, with
    /// all that appeared, if it does not.
    void wait_for(std::string_view text);

    /// Reads until nobody has the terminal any more; returns all that appeared.
    [[nodiscard]] std::string read_to_end();

    void resize(unsigned short rows, unsigned short columns) const;

    /// As if its window were closed.
    void hang_up();

private:
    [[nodiscard]] bool read_more();

    int terminal_ = -1;
    pid_t leader_ = -1;
    std::string appeared_{};
    std::size_t seen_ = 0;
};

/// Says something on standard output at once.
void say(std::string_view text);

/// Whom a shell wakes that brings a stopped job to the front; `nobody`: it waits for the end only.
enum class Wakes : unsigned char { group, leader, nobody };

/// Does what an interactive shell does with one job, which runs `act` in front: says `<stopped N>`
/// when it stops, brings it back when a line is typed, and says `<in front>`; `<exited N>` or
/// `<killed N>` at its end.
int be_shell(Wakes wakes, const std::function<int()>& act);

}  // namespace sshplan::test
