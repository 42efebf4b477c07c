#include "tests/fuzz/support/require.hpp"

#include <cstdlib>
#include <iostream>

namespace sshplan::fuzz {

void require(bool holds, std::string_view what) {
    if (holds) return;
    std::cerr << "found: " << what << '\n' << std::flush;
    std::abort();
}

}  // namespace sshplan::fuzz
