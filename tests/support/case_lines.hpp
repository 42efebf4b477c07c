#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan::test {

/// The lines of a case file, one after the other, for a reader that looks one line ahead.
class CaseLines {
public:
    explicit CaseLines(const std::filesystem::path& path);

    [[nodiscard]] bool done() const { return next_ == lines_.size(); }
    [[nodiscard]] const std::string& peek() const { return lines_[next_]; }
    [[nodiscard]] bool at(std::string_view prefix) const;
    /// The line itself, or what follows a prefix that it has.
    std::string take(std::string_view prefix = {});
    /// The number of the line that was taken last, from 1.
    [[nodiscard]] std::size_t line() const { return next_; }

    /// Throws std::runtime_error for the line that was taken last.
    [[noreturn]] void refuse(const std::string& why) const;

private:
    std::filesystem::path path_;
    std::vector<std::string> lines_;
    std::size_t next_ = 0;
};

/// All bytes of a file. Throws std::runtime_error if it cannot be read.
[[nodiscard]] std::string read_bytes(const std::filesystem::path& path);

/// A text's words as a shell would cut them: blanks, '...', "..." and backslashes.
[[nodiscard]] std::vector<std::string> shell_words(std::string_view text);

/// The bytes that C's escapes \n \r \t \\ \xNN stand for.
[[nodiscard]] std::string without_escapes(std::string_view text);

}  // namespace sshplan::test
