#include <string>

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "parser/text/edited_text.hpp"

namespace sshplan {
namespace {

EditList some_edits(std::size_t size) {
    EditList edits;
    const int count = *rc::gen::inRange(0, 5);
    for (int i = 0; i < count; ++i) {
        const auto begin =
            *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(size + 1));
        const auto most = static_cast<std::uint32_t>(size) - begin;
        const auto length = *rc::gen::inRange<std::uint32_t>(0, most + 1);
        (void)edits.add({{begin, begin + length},
                         *rc::gen::container<std::string>(rc::gen::element('x', 'y', '\n'))});
    }
    return edits;
}

TEST_CASE("changes one after the other are one list of edits of the first text") {
    rc::prop("random edits", [] {
        const std::string first =
            *rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', '\n'));
        EditedText text{static_cast<std::uint32_t>(first.size())};
        std::string now = first;
        const int rounds = *rc::gen::inRange(1, 5);
        for (int i = 0; i < rounds; ++i) {
            const EditList edits = some_edits(now.size());
            now = edits.apply(now);
            text.apply(edits);
            RC_ASSERT(text.edits().apply(first) == now);
        }
    });
}

TEST_CASE("what is taken out and put back is an edit, and no change is none") {
    EditedText text{4};
    CHECK(text.edits().empty());
    EditList out;
    REQUIRE(out.add({{1, 3}, ""}));
    text.apply(out);
    EditList in;
    REQUIRE(in.add({{1, 1}, "bc"}));
    text.apply(in);
    CHECK(text.edits().apply("abcd") == "abcd");
    CHECK(text.edits().edits() == std::vector<Edit>{{{1, 3}, "bc"}});
}

}  // namespace
}  // namespace sshplan
