#include <array>
#include <string>
#include <string_view>
#include <variant>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "parser/config/jump.hpp"
#include "parser/config/plain_line.hpp"
#include "planner/dialect/dialect.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/resolve/value.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;
using namespace std::string_view_literals;

namespace {

constexpr std::array values{
    "a"sv,          "a b"sv,    "\"a b\""sv,    "\"\""sv,  "''"sv,        "a # c"sv,
    "a=b"sv,        "= a"sv,    "yes"sv,        "YES"sv,   "no"sv,        "true"sv,
    "ask"sv,        "off"sv,    "accept-new"sv, "auto"sv,  "none"sv,      "any"sv,
    "inet"sv,       "always"sv, "force"sv,      "exec"sv,  "0"sv,         "1"sv,
    "22"sv,         "022"sv,    "65535"sv,      "65536"sv, "99999999"sv,  "-1"sv,
    "+5"sv,         "1h"sv,     "05"sv,         "u@h"sv,   "u@h,h2"sv,    "h,,h"sv,
    "@h"sv,         "u@"sv,     "a@b@c"sv,      "h:22"sv,  "h/22"sv,      "ssh://h"sv,
    "%h"sv,         "%z"sv,     "${NO}"sv,      "~/a"sv,   "~nobody/a"sv, "nc %h \"%p\""sv,
    "nc %h \"%p"sv, "a\\ b"sv,  "a\tb"sv,       "a\x01"sv, "\xff"sv,      "#"sv};

bool is_taken(const Directive& directive, const Dialect& dialect, World& world) {
    const auto reading = read_keyword(directive.keyword, dialect.edition);
    if (!reading || reading->status != Status::supported) return false;
    if (directive.is(Keyword::proxy_jump)) {
        const std::string_view raw = raw_value(directive);
        return parse_jump_list(raw, jump_reading(dialect)).has_value();
    }
    const ValueAnswer answer = read_value(directive, *reading->info, {dialect, world});
    const auto* const value = std::get_if<Value>(&answer);
    return value != nullptr && !value->leftover;
}

}  // namespace

TEST_CASE("What is plain every release takes in silence") {
    ImaginaryWorld world{{}};
    std::size_t plain = 0;
    for (const KeywordInfo& info : keyword_table()) {
        for (const std::string_view value : values) {
            const SourceFile file{"f", fmt::format("{} {}\n", info.spelling, value)};
            for (const Dialect& dialect : known_dialects()) {
                const Config config{file, lexis_of(dialect)};
                const Directive& directive = config.directives().front();
                if (!is_plain(directive)) continue;
                ++plain;
                CAPTURE(file.bytes(), dialect.name);
                CHECK(is_taken(directive, dialect, world));
                CHECK(info.merge != Merge::first_anywhere);
                CHECK(info.merge != Merge::last_anywhere);
            }
        }
    }
    CHECK(plain > 1000);
}

TEST_CASE("What is cut alike every release cuts alike") {
    const auto words_in = [](const Config& config) {
        std::string text;
        for (const Directive& directive : config.directives()) {
            text += fmt::format("{}:", directive.keyword);
            for (const Word& word : directive.words) text += fmt::format("<{}>", word.text);
        }
        return text;
    };
    std::size_t alike = 0;
    for (const std::string_view value : values) {
        for (const std::string_view form : {"User {}\n",
                                            "User={}\n",
                                            "\"User\"  {} \n",
                                            "= User\t{}\r\n",
                                            "{}\n",
                                            " #{}\nA b\n"}) {
            const SourceFile file{"f", fmt::format(fmt::runtime(form), value)};
            const Config config{file};
            if (!config.is_cut_alike()) continue;
            ++alike;
            for (const Lexis lexis : {Lexis::delimited, Lexis::cut_at_comments}) {
                CAPTURE(file.bytes(), static_cast<int>(lexis));
                const Config other{file, lexis};
                CHECK(words_in(other) == words_in(config));
                CHECK(other.is_cut_alike());
            }
        }
    }
    CHECK(alike > 50);
}
