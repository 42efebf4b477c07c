#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "tests/properties/computed.hpp"
#include "tests/properties/random.hpp"

namespace sshplan::test {

namespace {

const Words shells{"dash", "bash"};

}  // namespace

TEST_CASE("cut prints what is computed") {
    const Words lists{
        "1", "2", "3-", "-2", "2-3", "1,3", "3,1", "1-2,2-4", "2,4-", "1 3", "0", "3-2"};
    Share share;
    rc::prop("options and lists", [&] {
        Words words{"cut"};
        const std::string unit = random_text({"-f", "-f", "-f", "-c", "-b"});
        if (unit == "-f" || random_number(0, 9) == 0) {
            words.push_back(random_text({"-d:", "-d.", "-d+", "-d-", "-sd:", "-d"}));
            if (words.back() == "-d") words.push_back(random_text({":", ".", "a", "ab"}));
            if (random_number(0, 4) == 0) words.push_back("-s");
        }
        words.push_back(unit);
        const std::string list = random_text(lists);
        if (random_number(0, 2) == 0) {
            words.back() += list;
        } else {
            words.push_back(list);
        }
        if (random_number(0, 9) == 0) words.push_back("-");
        compare(share, words, random_lines());
    });
    CHECK(share.percent() > 55);
}

TEST_CASE("tr prints what is computed") {
    const Words members{"a",
                        "b",
                        "c",
                        "ab",
                        "abc",
                        ":",
                        ".",
                        "-",
                        "+",
                        "a-c",
                        "[:lower:]",
                        "[:upper:]",
                        "[:digit:]",
                        "\\n",
                        "1",
                        "A-C",
                        "\\055",
                        "B",
                        "["};
    Share share;
    rc::prop("options and sets", [&] {
        Words words{"tr"};
        const std::string options =
            random_text({"", "", "", "-d", "-s", "-cd", "-cs", "-c", "-ds", "-dC"});
        if (!options.empty()) words.push_back(options);
        if (random_number(0, 3) == 0) words.push_back("--");
        words.push_back(random_run(1, 3, members));
        const bool translates = options.empty() || options == "-c" ||
                                (options.ends_with('s') && random_number(0, 2) == 0);
        if (translates || options == "-ds") {
            words.push_back(options.starts_with("-c") ? random_text({"-", "x", ":", "ab"})
                                                      : random_run(2, 6, members));
        }
        if (random_number(0, 19) == 0) words.push_back("x");
        compare(share, words, random_lines());
    });
    CHECK(share.percent() > 45);
}

TEST_CASE("basename and dirname print what is computed") {
    const Words pieces{"/", "/", "a", "b.g5k", ".g5k", "host1", ".", "-", "..", " "};
    Share share;
    rc::prop("paths", [&] {
        Words words{random_text({"basename", "dirname"})};
        if (words[0] == "basename" && random_number(0, 3) == 0) {
            words.push_back(random_text({"-a", "-s", "-s.g5k", "-as"}));
        }
        if (random_number(0, 5) == 0) words.push_back("--");
        words.push_back(random_run(0, 7, pieces));
        const bool may_take_two = words.size() == 2 && words[0] == "basename";
        if (may_take_two || random_number(0, 9) == 0) words.push_back(random_run(0, 3, pieces));
        compare(share, words, "");
    });
    CHECK(share.percent() > 50);
}

TEST_CASE("echo and printf print what is computed in dash and bash") {
    const Words pieces{"a", " ", "-", "n", "e", "%h", "*", ":", "'", "\"", "\t", "é", "\\"};
    const Words formats{
        "%s", "%s", "%d", "%%", "a", " ", "\\n", "\\t", "\\\\", "\\101", "\\72", ":"};
    Share share;
    rc::prop("echo", [&] {
        Words words{"echo"};
        for (int count = random_number(0, 4); count > 0; --count) {
            words.push_back(random_run(0, 4, pieces));
        }
        compare(share, words, "", shells);
    });
    rc::prop("printf", [&] {
        Words words{"printf", random_run(1, 6, formats)};
        for (int count = random_number(0, 5); count > 0; --count) {
            words.push_back(random_number(0, 2) == 0
                                ? random_text({"0", "22", "-7", "2222", "+1", "07"})
                                : random_run(0, 3, pieces));
        }
        compare(share, words, "", shells);
    });
    CHECK(share.percent() > 25);
}

}  // namespace sshplan::test
