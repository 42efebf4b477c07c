#include <string>
#include <string_view>
#include <variant>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tools/sshplan/session/toml_document.hpp"

using namespace sshplan;
using namespace sshplan::cli;
using Catch::Matchers::Contains;
using Catch::Matchers::Equals;

namespace {

/// A document that is read, or what is said of it.
class Read {
public:
    explicit Read(std::string bytes) : file_("policy.toml", std::move(bytes)) {
        answer_ = read_toml(file_);
    }

    [[nodiscard]] const TomlValue::Table& table() const {
        INFO(complaint());
        REQUIRE(std::holds_alternative<TomlValue>(answer_));
        return std::get<TomlValue::Table>(std::get<TomlValue>(answer_).of);
    }

    [[nodiscard]] std::string_view at(Span span) const { return file_.at(span); }

    /// "LINE:COLUMN: TEXT"; empty for a document that is read.
    [[nodiscard]] std::string complaint() const {
        const auto* const said = std::get_if<Complaint>(&answer_);
        if (said == nullptr) return {};
        const Position at = file_.position(said->where.span.begin);
        return fmt::format("{}:{}: {}", at.line, at.column, said->text);
    }

private:
    SourceFile file_;
    std::variant<TomlValue, Complaint> answer_;
};

std::string complaint_of(std::string bytes) { return Read{std::move(bytes)}.complaint(); }

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

const TomlValue::Table& table_of(const TomlValue& value) {
    return std::get<TomlValue::Table>(value.of);
}

const TomlValue::Array& array_of(const TomlValue& value) {
    return std::get<TomlValue::Array>(value.of);
}

}  // namespace

TEST_CASE("A TOML value is of its type") {
    const Read read{"t = true\ni = -7\nf = 0.5\ns = 'a b'\nd = 2026-11-27\na = [1, \"x\"]\n"};
    const TomlValue::Table& table = read.table();
    REQUIRE(table.size() == 6);
    CHECK(std::get<bool>(table[0].value.of));
    CHECK(std::get<std::int64_t>(table[1].value.of) == -7);
    CHECK(std::get<double>(table[2].value.of) == 0.5);
    CHECK(std::get<std::string>(table[3].value.of) == "a b");
    CHECK(std::get<std::string>(table[4].value.of) == "2026-11-27");
    REQUIRE(array_of(table[5].value).size() == 2);
    CHECK(std::get<std::string>(array_of(table[5].value)[1].of) == "x");
}

TEST_CASE("TOML tables keep the order of the file") {
    const Read read{"z = 1\na = 2\n[[m]]\ny = 3\nb.k = 4\nb.c = 5\n[f]\n[[m]]\n[f.d]\n"};
    const TomlValue::Table& table = read.table();
    REQUIRE(table.size() == 4);
    CHECK(table[0].key == "z");
    CHECK(table[1].key == "a");
    CHECK(table[2].key == "m");
    CHECK(table[3].key == "f");
    REQUIRE(array_of(table[2].value).size() == 2);
    const TomlValue::Table& first = table_of(array_of(table[2].value)[0]);
    REQUIRE(first.size() == 2);
    CHECK(first[0].key == "y");
    CHECK(table_of(first[1].value).at(0).key == "k");
    CHECK(table_of(first[1].value).at(1).key == "c");
    CHECK(table_of(table[3].value).at(0).key == "d");
}

TEST_CASE("A TOML value's span is what stands in the file") {
    const Read read{
        "\"k\" = \"a\\tb\" # c\nd = 1979-05-27 07:32:00\nl = [ 10,\n  'x' ]\nlast = 12"};
    const TomlValue::Table& table = read.table();
    REQUIRE(table.size() == 4);
    CHECK(read.at(table[0].key_span) == "\"k\"");
    CHECK(read.at(table[0].value.span) == "\"a\\tb\"");
    CHECK(std::get<std::string>(table[1].value.of) == "1979-05-27 07:32:00");
    CHECK(read.at(table[2].value.span) == "[ 10,\n  'x' ]");
    CHECK(read.at(array_of(table[2].value)[0].span) == "10");
    CHECK(read.at(array_of(table[2].value)[1].span) == "'x'");
    CHECK(read.at(table[3].key_span) == "last");
    CHECK(read.at(table[3].value.span) == "12");
}

TEST_CASE("TOML spans are bytes, whatever stands before them") {
    for (const std::string_view before : {"\xef\xbb\xbf", "", "\xef\xbb\xbf# \xc3\xa9\r\n"}) {
        const Read read{fmt::format("{}'é' = ['€', \"😀\", 'x'] # é\r\nb = \"東\"\r\n", before)};
        const TomlValue::Table& table = read.table();
        REQUIRE(table.size() == 2);
        CHECK(read.at(table[0].key_span) == "'é'");
        CHECK(read.at(array_of(table[0].value).at(0).span) == "'€'");
        CHECK(read.at(array_of(table[0].value).at(1).span) == "\"😀\"");
        CHECK(read.at(array_of(table[0].value).at(2).span) == "'x'");
        CHECK(read.at(table[1].value.span) == "\"東\"");
    }
}

TEST_CASE("A TOML table's span is its heading, or all of it between braces") {
    const Read read{"t = { a = 1 }\n[[assert]] # one\nn = 1\n[w.office]\n"};
    const TomlValue::Table& table = read.table();
    REQUIRE(table.size() == 3);
    CHECK(read.at(table[0].value.span) == "{ a = 1 }");
    CHECK(read.at(array_of(table[1].value).at(0).span) == "[[assert]]");
    CHECK(read.at(table[2].key_span) == "w");
    CHECK(read.at(table_of(table[2].value).at(0).key_span) == "office");
    CHECK(read.at(table_of(table[2].value).at(0).value.span) == "[w.office]");
}

TEST_CASE("What is wrong in a TOML document is told with its line and column") {
    CHECK_THAT(complaint_of("a = 1\nb = \n"), Contains("2:5: ") && Contains("expected value"));
    CHECK_THAT(complaint_of("a = 'é' x\n"), Contains("1:9: ") && Contains("saw 'x'"));
    CHECK_THAT(complaint_of("a = [1,\n2"), Contains("2:2: ") && Contains("end-of-file"));
    CHECK_THAT(complaint_of("a = \"x\nb = 1\n"), Contains("1:7: "));
    CHECK_THAT(complaint_of("a = 99999999999999999999\n"), Contains("1:25: "));
    CHECK(complaint_of("").empty());
}

TEST_CASE("A TOML key stands once") {
    CHECK_THAT(complaint_of("a = 1\na = 2\n"), Contains("2:") && Contains("cannot redefine"));
    CHECK_THAT(complaint_of("[a]\n[b]\n[a]\n"), Contains("3:1: ") && Contains("cannot redefine"));
    CHECK_THAT(complaint_of("a.b = 1\n[a]\n"), Contains("2:1: ") && Contains("cannot redefine"));
}

TEST_CASE("Bytes that are no text are refused where they stand") {
    CHECK_THAT(complaint_of("a = 'é\xff'\n"), Equals("1:7: this byte is not UTF-8"));
    CHECK_THAT(complaint_of("a = 1\n# \xc3"), Equals("2:3: this byte is not UTF-8"));
    CHECK_THAT(complaint_of("a = '\xed\xa0\x80'"), Equals("1:6: this byte is not UTF-8"));
    CHECK_THAT(complaint_of(std::string("a = 'x\0y'\n", 10)), Contains("1:7: "));
    CHECK_THAT(complaint_of(std::string("a = 1\n\0b = 2\n", 13)), Contains("2:1: "));
    CHECK_THAT(complaint_of(std::string("# \0\n", 4)), Contains("1:3: "));
}

TEST_CASE("TOML has other characters than ASCII in strings and comments") {
    CHECK_THAT(complaint_of("é = 1\n"), Contains("1:1: TOML has only ASCII here"));
    CHECK_THAT(complaint_of("a = 1\xc2\xa0\n"), Contains("1:6: TOML has only ASCII here"));
    CHECK_THAT(complaint_of("a = 0x'é'\n"), Contains("1:") && !Contains("only ASCII"));
    CHECK_THAT(complaint_of("a = \"é\\é\"\n"), Contains("1:8: unknown escape sequence"));
    const Read read{"a = \"\"\"é\\\n  \xc2\xa0é\\\\é\"\"\" # é\n'\\é' = '''\\é'''\n"};
    CHECK(std::get<std::string>(read.table().at(0).value.of) == "é\xc2\xa0é\\é");
    CHECK(read.table().at(1).key == "\\é");
    CHECK(std::get<std::string>(read.table().at(1).value.of) == "\\é");
    CHECK(read.at(read.table().at(1).value.span) == "'''\\é'''");
}

TEST_CASE("Every byte of TOML strings is read as it stands") {
    for (const std::string_view text : {"\xc2\x80",
                                        "\xdf\xbf",
                                        "\xe0\xa0\x80",
                                        "\xef\xbf\xbf",
                                        "\xf0\x90\x80\x80",
                                        "\xf4\x8f\xba\x80",
                                        "\xf4\x8f\xbf\xbf"}) {
        const Read read{fmt::format("a = '{}'\n", text)};
        CHECK(std::get<std::string>(read.table().at(0).value.of) == text);
    }
    const Read read{"a = \"\\u00e9\\U0001F600\"\n"};
    CHECK(std::get<std::string>(read.table().at(0).value.of) == "é😀");
}

TEST_CASE("A TOML document as deep as a stack is refused") {
    constexpr std::size_t deep = 10000;
    CHECK_THAT(complaint_of("a = " + repeated("[", deep)), Contains("1:21: more than 16 brackets"));
    CHECK_THAT(complaint_of("a = " + repeated("{ b = ", deep)), Contains("more than 16 brackets"));
    CHECK_THAT(complaint_of(repeated("b.", deep) + "c = 1"), Contains("more than 16 brackets"));
    CHECK_THAT(complaint_of("[" + repeated("'b' . ", deep) + "c]"), Contains("more than 16"));
    CHECK_THAT(complaint_of("a = { x = \"\"\"'\n\"\"\", " + repeated("b.", deep) + "c = '' }"),
               Contains("2:") && Contains("more than 16"));
    CHECK_THAT(complaint_of("a = [ '''\"''''', { " + repeated("b.", deep) + "c = \"\" }]"),
               Contains("more than 16"));
    CHECK_THAT(complaint_of("a = [ \"\\\\\", { " + repeated("\"=\".", deep) + "c = '' }]"),
               Contains("more than 16"));
    CHECK(complaint_of("a = " + repeated("[", 16) + repeated("]", 16)).empty());
    CHECK(complaint_of(repeated("b.", 16) + "c = 1").empty());
}

TEST_CASE("Brackets and dots in strings and comments of a TOML document are no depth") {
    const std::string many = repeated("[.", 100);
    CHECK(complaint_of("# " + many + "\na = '" + many + "' # " + many).empty());
    CHECK(complaint_of("a = \"\"\"" + many + "\n\\\"\"\" " + many + "\"\"\"\"\n").empty());
    CHECK(complaint_of("a = [" + repeated("\"a.b.c\", 1.5,\n", 100) + "]\n").empty());
}

TEST_CASE("A TOML document of more than 1 MiB is refused") {
    const std::string half(std::size_t{1} << 19, '#');
    CHECK(complaint_of(half + half).empty());
    CHECK_THAT(complaint_of(half + half + "#"),
               Equals("1:1: a file of more than 1 MiB is not read"));
}
