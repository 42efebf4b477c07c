#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan::fuzz {

/// What the bytes of a fuzzer say: texts with lines "==" between, and behind them choices, a byte
/// each, the first one last. So a file of the corpus is an input as it is.
class Input {
public:
    Input(const std::uint8_t* data, std::size_t size);

    /// One of `count` ways; the first one if nothing is left to choose by. Comes before the texts.
    [[nodiscard]] std::size_t choose(std::size_t count);

    /// The text up to the next line "==", or all that is left.
    [[nodiscard]] std::string take_text();

    /// The lines of the next text, at most `most`; `usual`, if there are none.
    [[nodiscard]] std::vector<std::string> take_lines(std::size_t most, std::string_view usual);

private:
    std::string_view left_;
};

}  // namespace sshplan::fuzz
