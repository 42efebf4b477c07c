#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "planner/world/descriptor.hpp"

namespace sshplan {

/// Stands between the standard error of a child and that of this process: what is said there is
/// passed on byte by byte, and the end of it is remembered. To the child it is a terminal if ours
/// is one, of the same size, that changes no byte; else a pipe.
class ErrorRelay {
public:
    static constexpr std::size_t remembered_size = std::size_t{64} << 10;

    /// Null where it cannot be made, or this process has no standard error.
    [[nodiscard]] static std::unique_ptr<ErrorRelay> open();

    ErrorRelay(int ours, int theirs) : ours_(ours), theirs_(theirs) {}

    /// What the child is to have as its standard error. Closed by close_theirs(), which the parent
    /// calls, so that the end can be seen.
    [[nodiscard]] int theirs() const { return theirs_.number(); }
    void close_theirs() { (void)theirs_.close(); }

    /// What to poll(2) for more to read, negative if there will be none or what was read has to be
    /// passed on first; and for room to pass it on, negative if nothing waits for it.
    [[nodiscard]] int readable() const;
    [[nodiscard]] int writable() const;

    /// Reads what is there, without blocking, once all before is passed on. Returns how much that
    /// was.
    std::size_t take();

    /// Passes on some of what was read, no more than there is room for behind POLLOUT.
    void pass_on();

    /// Gives the child's terminal the size of ours.
    void resize() const;

    /// The last that was said, at most `remembered_size`.
    [[nodiscard]] std::string remembered() const;

private:
    [[nodiscard]] bool has_waiting() const { return passed_ < waiting_.size(); }
    void remember(std::string_view bytes);

    Descriptor ours_;
    Descriptor theirs_;
    bool has_ended_ = false;    // nobody can say anything more
    bool is_unheard_ = false;   // our standard error takes no more
    std::string waiting_{};     // what was read last
    std::size_t passed_ = 0;    // how much of that was passed on
    std::string remembered_{};  // up to twice the size, to be cut seldom
};

}  // namespace sshplan
