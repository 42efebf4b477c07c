#include <algorithm>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "parser/text/printable.hpp"
#include "parser/text/utf8.hpp"
#include "tests/views/explanation_builder.hpp"
#include "tools/sshplan/views/diagnostics.hpp"
#include "tools/sshplan/views/explain_json.hpp"
#include "tools/sshplan/views/json_text.hpp"

using namespace sshplan;
using namespace sshplan::test;
using namespace std::string_literals;
using Json = nlohmann::ordered_json;

namespace {

/// Puts `text` into every field of an explanation that can come from a file or an argument.
void poison(ExplanationBuilder& builder, const std::string& text) {
    const Config& config = builder.file(text, "Host " + text + "\nUser " + text + "\n");
    Origin in_file = {.kind = OriginKind::file, .place = {&config.file(), {0, 4}}, .line = 1};
    if (!config.directives().empty()) in_file.heading = &config.directives().front();
    const Origin option{.kind = OriginKind::command_line, .option = text};
    const Origin implied{.kind = OriginKind::implied, .option = text};
    Explanation& all = builder.explanation;
    all.client.home = text;
    all.conditions = {
        {.kind = ConditionKind::exec,
         .text = text,
         .asked = {{.place = {&config.file(), {5, 6}}, .line = 1, .written = text, .hop = text}},
         .status = ConditionStatus::ran,
         .outcome = true,
         .end = CommandEnd{.kind = CommandEnd::Kind::no_shell, .reason = text},
         .effect = true},
        {.kind = ConditionKind::local_network,
         .text = text,
         .asked = {},
         .outcome = {},
         .end = {}}};
    auto resolution = std::make_shared<Resolution>();
    resolution->decisions = {{.file = &config.file(), .head = in_file.heading, .reason = text}};
    resolution->proxy_command = text;
    Hop bad = hop(text, text, text);
    bad.host_key_name = text + "k";
    bad.because = Because{in_file, text};
    bad.invocation = {text, text};
    bad.identities = {{text, in_file}, {text, option}};
    bad.forwards = {{Forwarding::Kind::local, text, text, {option, text}}};
    bad.tunnel = text;
    bad.control = Control{text, in_file};
    bad.needs = {text};
    bad.command = text;
    bad.prefix = text;
    bad.vendor = VendorTunnel{text, text};
    bad.resolution = resolution;
    Hop last = bad;
    last.because.reset();
    last.reach = Reach::command;
    const Complaint complaint{
        .text = text, .where = {&config.file(), {5, 6}}, .line = 1, .help = {text}};
    Route route{.status = RouteStatus::opaque,
                .hops = {bad, last},
                .proxy_command = text,
                .equivalent_command = {text, text},
                .notes = {{text, text}}};
    builder.route({{0, true}}, route);
    route.status = RouteStatus::refused;
    route.complaints = {complaint};
    builder.route({{0, false}, {1, true}}, route);
    for (ExploredRoute& explored : all.routes) {
        explored.options[0] = {
            {.keyword = Keyword::user,
             .value = {text, in_file},
             .lost = {{text, in_file}, {text, option}}},
            {.keyword = Keyword::port, .value = {text, implied}, .when = {{1, true}}}};
    }
    all.notes = {{text, text}};
    all.complaints = {complaint};
    all.name = {.is_named = false, .nearest = {text}};
}

/// Whether everything in it could be seen and left alone by a terminal; line ends are the view's.
bool is_inert(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = first_code_point(text).length;
        const std::string_view point = text.substr(0, length);
        if (point != "\n" && printable(point) != point) return false;
        text.remove_prefix(length);
    }
    return true;
}

bool has_runner_command(const std::string& text) {
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        const std::size_t begin = line.find_first_not_of(' ');
        if (begin != std::string::npos && line.compare(begin, 2, "::") == 0) return true;
        for (const std::string_view marker : {"##[", "##vso[", "##teamcity["}) {
            if (line.find(marker) != std::string::npos) return true;
        }
    }
    return false;
}

const std::vector<std::string> hostile{
    "\x1b[31mred\x1b[0m"s,
    "a\0b"s,
    "\u202eevil\u202c"s,
    "zero\u200bwidth\u2066"s,
    "\xff\xfe\xc0\xaf"s,
    "\xc2\x9b"
    "31m"s,
    "::error::pwned"s,
    "\n::error::pwned\r\n"s,
    "x\r::set-output name=a::b"s,
    "##[error]x ##vso[task.x] ##teamcity[y] ####[z]"s,
    "\u2028\u2029\x7f\x08"s,
    "\U000E0041tag"s,
    "%{}{0}{:d}"s,
    std::string(300, 'x'),
    std::string(50, ' '),
    "東京 "s + std::string(100, 'y'),
    ""s,
};

}  // namespace

TEST_CASE("Nothing that a file says reaches a terminal as it is") {
    for (const std::string& text : hostile) {
        ExplanationBuilder builder{text};
        poison(builder, text);
        for (const std::size_t width : {1U, 20U, 40U, 80U, 200U}) {
            for (const cli::Detail detail : {cli::Detail::route, cli::Detail::everything}) {
                for (const Ending ending : {Ending::complete, Ending::refused, Ending::limit}) {
                    builder.explanation.ending = ending;
                    const std::string shown = text_of(builder.explanation, width, detail);
                    INFO(shown);
                    CHECK(is_inert(shown));
                    CHECK_FALSE(has_runner_command(shown));
                }
            }
            std::ostringstream out;
            cli::print_complaints(out, builder.explanation.complaints, {.width = width});
            INFO(out.str());
            CHECK(is_inert(out.str()));
            CHECK_FALSE(has_runner_command(out.str()));
        }
    }
}

TEST_CASE("JSON is inert as bytes and exact as values") {
    for (const std::string& text : hostile) {
        ExplanationBuilder builder{text};
        poison(builder, text);
        const std::string shown = cli::explanation_json(builder.explanation);
        INFO(shown);
        CHECK(is_inert(shown));
        CHECK_FALSE(has_runner_command(shown));
        const Json json = Json::parse(shown);
        if (text.find('\xff') != std::string::npos) continue;
        CHECK(json["destination"].get<std::string>() == text);
        CHECK(json["conditions"][0]["command"].get<std::string>() == text);
        const Json& route = json["routes"][0];
        CHECK(route["notes"][0]["text"].get<std::string>() == text);
        CHECK(route["hops"][0]["because"]["text"].get<std::string>() == text);
        CHECK(route["hops"][0]["options"][0]["value"].get<std::string>() == text);
    }
}

TEST_CASE("JSON escapes what is not seen, and leaves what is") {
    // clang-format off
    CHECK(cli::inert_json("\"a\u202e\x7f\u0085é東\U000E0041\"\n") ==
          "\"a\\u202e\\u007f\\u0085é東\\udb40\\udc41\"\n");
    CHECK(cli::inert_json("\"##[x ## y ##vso[\"") == "\"#\\u0023[x ## y #\\u0023vso[\"");
    // clang-format on
}

TEST_CASE("With colours only the view's own escapes are there") {
    ExplanationBuilder builder{"\x1b[31mred"};
    poison(builder, "\x1b[31mred");
    std::ostringstream out;
    cli::print_explanation(
        out,
        builder.explanation,
        {.style = cli::Style{cli::Colours::on}, .detail = cli::Detail::everything});
    CHECK(out.str().find("\x1b[31mred") == std::string::npos);
    CHECK(out.str().find("\\x1b[31mred") != std::string::npos);
}
