#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan::cli {

/// A text as toml++ is shown it: each byte beyond ASCII as a code point of its own, U+10FE80 to
/// U+10FEFF. So its columns are bytes, and no character meets its tables of blanks, which have
/// holes: what 3.3 does of U+00E9 outside of strings is undefined.
class ShownText {
public:
    explicit ShownText(std::string_view text);

    [[nodiscard]] std::string_view shown() const { return shown_; }

    /// The byte of the text at a line and a column of what is shown, both from 1; the end of the
    /// text for what lies behind it.
    [[nodiscard]] std::uint32_t offset(std::uint32_t line, std::uint32_t column) const;

private:
    std::string shown_;
    std::vector<std::size_t> lines_;  // where each begins in the text
    std::size_t size_ = 0;
};

/// What was shown as `shown`. (Whoever writes "\U0010FE80" in a document gets a byte.)
[[nodiscard]] std::string restore_text(std::string_view shown);

}  // namespace sshplan::cli
