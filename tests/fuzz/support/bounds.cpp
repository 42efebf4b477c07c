#include "tests/fuzz/support/bounds.hpp"

#include <array>

namespace sshplan::fuzz {
namespace {

constexpr std::array bounds{
    LimitChoice{Limit::files, 50},
    LimitChoice{Limit::readings, 100},
    LimitChoice{Limit::hops, 20},
    LimitChoice{Limit::outcomes, 16},
    LimitChoice{Limit::classes, 200},
    LimitChoice{Limit::states, 5'000},
    LimitChoice{Limit::steps, 20'000},
    LimitChoice{Limit::tries, 500},
    LimitChoice{Limit::routes, 5'000},
};

}  // namespace

Limits small_limits() {
    Limits limits;
    for (const LimitChoice& bound : bounds) limits = limits.with(bound.limit, bound.most);
    return limits;
}

std::vector<std::string> limit_words() {
    std::vector<std::string> words;
    for (const LimitChoice& bound : bounds) {
        words.push_back("--limit=" + std::string{row_of(bound.limit).name} + '=' +
                        written_limit(bound.limit, bound.most));
    }
    return words;
}

bool met_limit(const Answer& answer) {
    constexpr std::string_view remedy = "allows more";
    return answer.out.find(remedy) != std::string::npos ||
           answer.err.find(remedy) != std::string::npos || answer.status == 4;
}

}  // namespace sshplan::fuzz
