#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "answer.hpp"
#include "parser/config/config.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace sshplan;
using test::Strings;
namespace fs = std::filesystem;

namespace {

/// What the installed ssh says of a file with these bytes, called `path`.
struct Verdict {
    std::string path;
    test::Answer answer;
};

Verdict ssh_on(std::string_view bytes) {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("config", bytes);
    return {path, test::ask_ssh({"-F", path, "host"})};
}

/// "3 invalid quotes" of " line 3: invalid quotes." and the like; nothing of other messages.
std::string verdict_in(std::string_view message) {
    constexpr std::string_view mark = " line ";
    if (message.starts_with(':')) message.remove_prefix(1);
    const std::size_t colon = message.find(": ");
    if (!message.starts_with(mark) || colon == std::string_view::npos) return {};
    const std::string number{message.substr(mark.size(), colon - mark.size())};
    for (const std::string_view verdict :
         {"no argument after keyword", "invalid quotes", "Bad configuration option"}) {
        if (message.substr(colon + 2).starts_with(verdict)) {
            return number + " " + std::string{verdict};
        }
    }
    return {};
}

/// What ssh says of a file's lines before it reads their values: "3 no argument after keyword".
Strings verdicts_of_ssh(std::string_view bytes) {
    const Verdict verdict = ssh_on(bytes);
    Strings verdicts;
    for (const std::string& line : test::lines_of(verdict.answer.err)) {
        if (!line.starts_with(verdict.path)) continue;
        std::string found = verdict_in(line.substr(verdict.path.size()));
        if (!found.empty()) verdicts.push_back(std::move(found));
    }
    return verdicts;
}

/// The same as the parser has it.
Strings verdicts_of_parser(std::string_view bytes) {
    const SourceFile file{"config", std::string{bytes}};
    const Config config{file};
    Strings verdicts;
    for (const Directive& directive : config.directives()) {
        const std::string number = std::to_string(directive.line) + " ";
        if (directive.kind == LineKind::no_argument) {
            verdicts.push_back(number + "no argument after keyword");
            continue;
        }
        if (directive.info == nullptr) verdicts.push_back(number + "Bad configuration option");
        if (directive.kind == LineKind::bad_quotes) verdicts.push_back(number + "invalid quotes");
    }
    return verdicts;
}

rc::Gen<std::string> joined(const rc::Gen<std::string>& piece) {
    return rc::gen::map(rc::gen::container<Strings>(piece), [](const Strings& pieces) {
        std::string text;
        for (const std::string& part : pieces) text += part;
        return text;
    });
}

// clang-format off
const Strings marks{"\"", "'", "\\", " ", "\t", "#", "\r", "\f", "\v", "\\\"", "\\'", "\\ ", "\"\"",
                    " #", "\xc2\xa0", "\xff"};
const Strings texts{"a", "b", "x y", "\"c d\"", "'e f'", "g\\h", "\"i\\\"j\"", "'k\\'"};
const Strings starts{"User", "Host", "SendEnv", "NoSuch", "USER ", "User ", "Host=", "SendEnv = ",
                     "\"User\"", "Us\"er\" ", "= User ", "\"\" Host ", "#", ""};
// clang-format on

rc::Gen<std::string> value_text() {
    return joined(rc::gen::oneOf(rc::gen::elementOf(marks), rc::gen::elementOf(texts)));
}

/// A file of lines that may start with a keyword. None of them stops ssh before the file's end.
rc::Gen<std::string> file_text() {
    const auto odd = rc::gen::elementOf(Strings{"=", "= ", "\n", "\r\n", std::string(1, '\0')});
    const auto any = rc::gen::weightedOneOf<std::string>(
        {{5, rc::gen::elementOf(marks)}, {3, rc::gen::elementOf(texts)}, {2, odd}});
    const auto line =
        rc::gen::map(rc::gen::tuple(rc::gen::elementOf(Strings{"", "", " ", "\t", "\f"}),
                                    rc::gen::elementOf(starts),
                                    rc::gen::scale(0.1, joined(any))),
                     [](const auto& parts) {
                         return std::get<0>(parts) + std::get<1>(parts) + std::get<2>(parts) + "\n";
                     });
    return joined(line);
}

/// Whether ssh takes each word of a SendEnv line for a name.
bool are_names(std::span<const Word> words) {
    return std::ranges::none_of(words, [](const Word& word) { return word.text.empty(); });
}

}  // namespace

TEST_CASE("ssh finds the same lines without argument, with bad quotes, or of no keyword", "[ssh]") {
    rc::prop("in files of odd lines", [] {
        const std::string bytes = *file_text();
        RC_ASSERT(verdicts_of_parser(bytes) == verdicts_of_ssh(bytes));
    });
}

TEST_CASE("ssh finds the same in every nasty file", "[ssh]") {
    const fs::path folder = fs::path{SSHPLAN_SOURCE_DIR} / "corpus/bytes";
    for (const auto& entry : fs::directory_iterator{folder}) {
        CAPTURE(entry.path().filename());
        std::ifstream in{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        CHECK(verdicts_of_parser(bytes) == verdicts_of_ssh(bytes));
    }
}

TEST_CASE("ssh cuts lines into the same words", "[ssh]") {
    rc::prop("as the names of SendEnv show", [] {
        std::string bytes;
        Strings expected;
        for (const std::string& value : *rc::gen::container<Strings>(10, value_text())) {
            const SourceFile file{"config", "SendEnv " + value + "\n"};
            const Config config{file};
            const Directive& directive = config.directives().front();
            if (directive.kind != LineKind::directive || !are_names(directive.words)) continue;
            bytes += file.bytes();
            for (const Word& word : directive.words) expected.emplace_back(word.text);
        }
        RC_PRE(!expected.empty());
        RC_ASSERT(test::values(ssh_on(bytes).answer, "sendenv") == expected);
    });
}

TEST_CASE("ssh takes the same raw value", "[ssh]") {
    rc::prop("as ProxyCommand shows", [] {
        const std::string separator =
            *rc::gen::elementOf(Strings{" ", "=", " = ", " = = ", "==\t"});
        const SourceFile file{"config", "ProxyCommand" + separator + *value_text() + "\n"};
        const Config config{file};
        const Directive& directive = config.directives().front();
        RC_PRE(directive.kind == LineKind::directive);
        const Strings expected{std::string{raw_value(directive)}};
        RC_ASSERT(test::values(ssh_on(file.bytes()).answer, "proxycommand") == expected);
    });
}
