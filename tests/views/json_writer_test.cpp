#include <sstream>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "tools/sshplan/views/json_writer.hpp"

using namespace sshplan::cli;
using namespace std::string_literals;

namespace {

/// Whether values of a depth are written by themselves, or with all that is in them.
enum class Pieces : std::uint8_t { smallest, fields_of_the_document };

void write(JsonWriter& json, const Json& value, Pieces pieces);

void write_object(JsonWriter& json, const Json& object, Pieces pieces) {
    json.begin_object();
    for (const auto& [name, value] : object.items()) {
        json.key(name);
        if (pieces == Pieces::smallest) {
            write(json, value, pieces);
        } else {
            json.value(value);
        }
    }
    json.end_object();
}

void write(JsonWriter& json, const Json& value, Pieces pieces) {
    if (value.is_object()) return write_object(json, value, pieces);
    if (value.is_array()) {
        json.begin_array();
        for (const Json& element : value) write(json, element, pieces);
        json.end_array();
    } else if (value.is_string()) {
        json.value(std::string_view{value.get_ref<const std::string&>()});
    } else if (value.is_boolean()) {
        json.value(value.get<bool>());
    } else if (value.is_number()) {
        json.value(value.get<std::uint32_t>());
    } else {
        json.value(std::optional<std::string_view>{});
    }
}

std::string written(const Json& document, Pieces pieces) {
    std::ostringstream out;
    JsonWriter json{out};
    write(json, document, pieces);
    json.finish();
    return out.str();
}

/// What a text may hold that is not written as it is.
Json odd_texts() {
    return {"",
            "plain",
            "a \"b\" \\ c/",
            "line\nline\r\ttab\x01\x7f",
            "##[x ## y ##vso[ #",
            "\u00e9 \u202e \u6771 \U000E0041",
            "cut \xe6\x9d",
            "\xff\xfe",
            "nul\0nul"s};
}

}  // namespace

TEST_CASE("A document that is written in pieces is printed as the whole one is") {
    const Json document{
        {"schema", "s/1"},
        {"nothing", nullptr},
        {"empty_list", Json::array()},
        {"empty_object", Json::object()},
        {"texts", odd_texts()},
        {"numbers", {0, 22, 65535, 4294967295U}},
        {"lists", {Json::array(), {Json::array(), {1, Json::object()}}, {{{"a", true}}}}},
        {"when", {{"C1", false}, {"C2", {{"deep", {{"deeper", "##[x"}}}}}}}};
    CHECK(written(document, Pieces::smallest) == printed_document(document));
    CHECK(written(document, Pieces::fields_of_the_document) == printed_document(document));
    CHECK(written(Json::object(), Pieces::smallest) == "{}\n");
    CHECK(written(Json::array(), Pieces::smallest) == "[]\n");
}

TEST_CASE("A document larger than what is handed on at once loses nothing") {
    Json list = Json::array();
    for (int i = 0; i < 20'000; ++i) list.push_back({{"number", i}, {"texts", odd_texts()}});
    const Json document{{"list", std::move(list)}, {"end", true}};
    CHECK(written(document, Pieces::smallest) == printed_document(document));
}
