#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "parser/text/edit.hpp"

using namespace sshplan;

namespace {

// Digits, so that an offset and the byte at it look the same.
constexpr std::string_view digits = "0123456789";

EditList list_of(const std::vector<Edit>& edits) {
    EditList list;
    for (const Edit& edit : edits) REQUIRE(list.add(edit));
    return list;
}

struct Pair {
    Span there;
    Span added;
    bool fits;
};

}  // namespace

TEST_CASE("No edits leave the bytes as they are") {
    const EditList none;
    CHECK(none.empty());
    CHECK(none.apply(digits) == digits);
    CHECK(none.apply("").empty());
}

TEST_CASE("An edit replaces, inserts or removes") {
    CHECK(list_of({{{2, 4}, "ab"}}).apply(digits) == "01ab456789");
    CHECK(list_of({{{2, 4}, ""}}).apply(digits) == "01456789");
    CHECK(list_of({{{3, 3}, "ab"}}).apply(digits) == "012ab3456789");
    CHECK(list_of({{{0, 10}, "x"}}).apply(digits) == "x");
}

TEST_CASE("An edit may stand at the start and at the end of a file") {
    CHECK(list_of({{{0, 0}, "a"}, {{10, 10}, "b"}}).apply(digits) == "a0123456789b");
    CHECK(list_of({{{0, 1}, ""}, {{9, 10}, ""}}).apply(digits) == "12345678");
    CHECK(list_of({{{0, 0}, "a"}}).apply("") == "a");
}

TEST_CASE("Edits are sorted, whatever their order of arrival") {
    const EditList list = list_of({{{8, 9}, "c"}, {{0, 1}, "a"}, {{4, 4}, "b"}});
    CHECK(list.edits() == std::vector<Edit>{{{0, 1}, "a"}, {{4, 4}, "b"}, {{8, 9}, "c"}});
    CHECK(list.apply(digits) == "a123b4567c9");
    CHECK_FALSE(list.empty());
}

TEST_CASE("Two edits fit together unless they overlap or begin at the same byte") {
    // clang-format off
    const auto pair = GENERATE(values<Pair>({
        {{2, 5}, {5, 7}, true},    // side by side
        {{2, 5}, {0, 2}, true},
        {{2, 5}, {5, 5}, true},    // an insertion right behind
        {{5, 5}, {2, 5}, true},
        {{2, 5}, {7, 9}, true},
        {{2, 5}, {4, 7}, false},   // overlapping
        {{2, 5}, {0, 3}, false},
        {{2, 5}, {3, 4}, false},   // one inside the other
        {{3, 4}, {2, 5}, false},
        {{2, 5}, {3, 3}, false},   // an insertion into what is replaced
        {{3, 3}, {2, 5}, false},
        {{2, 5}, {2, 5}, false},   // the same begin
        {{2, 5}, {2, 3}, false},
        {{2, 5}, {2, 2}, false},
        {{2, 2}, {2, 5}, false},
        {{2, 2}, {2, 2}, false},
    }));
    // clang-format on
    CAPTURE(pair.there.begin, pair.there.end, pair.added.begin, pair.added.end);
    EditList list = list_of({{pair.there, "x"}});
    CHECK(list.add({pair.added, "y"}) == pair.fits);
    CHECK(list.edits().size() == (pair.fits ? 2 : 1));
}

TEST_CASE("A refused edit changes nothing") {
    EditList list = list_of({{{2, 4}, "a"}, {{6, 8}, "b"}});
    CHECK_FALSE(list.add({{3, 7}, "x"}));
    CHECK_FALSE(list.add({{0, 10}, "x"}));
    CHECK(list.apply(digits) == "01a45b89");
    CHECK(list.add({{4, 6}, "c"}));
    CHECK(list.apply(digits) == "01acb89");
}

TEST_CASE("An insertion behind a replacement comes out behind it") {
    CHECK(list_of({{{5, 5}, "b"}, {{2, 5}, "a"}}).apply(digits) == "01ab56789");
}
