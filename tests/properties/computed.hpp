#pragma once

#include <string>
#include <vector>

namespace sshplan::test {

using Words = std::vector<std::string>;

/// Some texts, one after the other: at least `from`, fewer than `to`.
[[nodiscard]] std::string random_run(int from, int to, const Words& texts);

/// A line or two of what recipes cut host names out of; the last may lack its newline.
[[nodiscard]] std::string random_lines();

/// How many cases there were, and how many answers.
struct Share {
    int known = 0;
    int all = 0;

    [[nodiscard]] int percent() const { return all == 0 ? 0 : known * 100 / all; }
};

/// Whatever is computed is what the real program prints in the C locale; in each of the shells, if
/// there are some. Counts the case.
void compare(Share& share, const Words& words, const std::string& input, const Words& shells = {});

}  // namespace sshplan::test
