#pragma once

#include <string>
#include <vector>

namespace sshplan::test {

/// A command that a page shows, and the lines below it.
struct PageExample {
    std::string command;
    std::string output;
};

/// The examples in the ```console blocks of a page: each begins with "$ ". To a command that ends
/// in
/// <<'EOF' belong the lines up to EOF.
[[nodiscard]] std::vector<PageExample> page_examples(const std::string& page);

}  // namespace sshplan::test
