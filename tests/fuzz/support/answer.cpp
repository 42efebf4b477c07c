#include "tests/fuzz/support/answer.hpp"

#include <algorithm>
#include <sstream>

#include "tests/fuzz/support/bounds.hpp"
#include "tests/fuzz/support/require.hpp"
#include "tests/fuzz/support/shown_text.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::fuzz {

Answer answer(const std::vector<std::string>& words,
              World& world,
              std::initializer_list<int> promised) {
    std::ostringstream out;
    std::ostringstream err;
    std::vector<std::string> bounded = limit_words();
    bounded.insert(bounded.begin(), words.front());
    bounded.insert(bounded.end(), words.begin() + 1, words.end());
    Answer answer;
    answer.status = cli::run(bounded, world, world, {.out = {out}, .err = {err}});
    answer.out = out.str();
    answer.err = err.str();
    require(std::ranges::find(promised, answer.status) != promised.end(),
            "status " + std::to_string(answer.status) + ": " + answer.err);
    require_logged(answer.err);
    return answer;
}

}  // namespace sshplan::fuzz
