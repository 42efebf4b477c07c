#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "parser/config/pattern.hpp"
#include "parser/config/pattern_index.hpp"

using namespace sshplan;

namespace {

/// Of few letters, so that much is alike.
rc::Gen<std::string> words_of(const std::string& letters) {
    return rc::gen::container<std::string>(rc::gen::elementOf(letters));
}

std::vector<std::uint32_t> found_in(PatternIndex& index, std::string_view text) {
    std::vector<std::uint32_t> numbers;
    index.find(text, numbers);
    std::ranges::sort(numbers);
    return numbers;
}

}  // namespace

TEST_CASE("The patterns that match a text are found without trying all of them") {
    rc::prop("as if all were tried", [] {
        const auto patterns = *rc::gen::container<std::vector<std::string>>(words_of("aab*?"));
        PatternIndex index;
        for (std::uint32_t i = 0; i < patterns.size(); ++i) index.add(patterns[i], i / 2);
        for (int i = 0; i < 10; ++i) {
            const std::string text = *words_of("aab");
            std::vector<std::uint32_t> expected;
            for (std::uint32_t p = 0; p < patterns.size(); ++p) {
                if (matches_pattern(text, patterns[p])) expected.push_back(p / 2);
            }
            RC_ASSERT(found_in(index, text) == expected);
        }
    });
}

TEST_CASE("An index without patterns finds none") {
    PatternIndex index;
    CHECK(found_in(index, "a").empty());
    CHECK(found_in(index, "").empty());
}

TEST_CASE("Patterns are found by what is literal at either end, or by nothing at all") {
    PatternIndex index;
    std::uint32_t number = 0;
    for (const char* const pattern : {"web", "web*", "*web", "w?b", "*e*", "?*", "*", "", "w*b"}) {
        index.add(pattern, number++);
    }
    CHECK(found_in(index, "web") == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 8});
    CHECK(found_in(index, "wb") == std::vector<std::uint32_t>{5, 6, 8});
    CHECK(found_in(index, "") == std::vector<std::uint32_t>{6, 7});
}
