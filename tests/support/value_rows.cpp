#include "tests/support/value_rows.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "planner/world/imaginary_world.hpp"

namespace sshplan::test {

namespace {

Imaginary machine() {
    Imaginary value;
    value.files["/etc/services"] = {.bytes = "ssh 22/tcp\nhttp 80/tcp www\ndomain 53/udp\n"};
    value.variables = {{"HOME", "/root"}};
    return value;
}

std::string shown(const ValueFault& fault) {
    std::string text = fault.consequence == ValueFault::Consequence::fatal ? "!!" : "!";
    for (const ValueFault::Message& message : fault.messages) {
        const bool located = message.form == ValueFault::Form::located;
        text += located ? " " + message.text : " (" + message.text + ")";
    }
    return text;
}

std::string shown(const Value& value) {
    if (value.leftover) return shown(*value.leftover);
    std::string text;
    for (const std::string& word : value.words) text += (text.empty() ? "" : " | ") + word;
    return value.storing == Storing::stores ? text : text + " (unset)";
}

std::string outcome(std::string_view line, const Dialect& dialect) {
    const SourceFile file{"f", std::string{line}};
    return std::visit([](const auto& answer) { return shown(answer); }, answer_to(file, dialect));
}

void check(Table table, const Dialect& dialect) {
    for (const Row& row : table) {
        CAPTURE(row.line, dialect.name);
        CHECK(outcome(row.line, dialect) == row.outcome);
    }
}

}  // namespace

ValueAnswer answer_to(const SourceFile& file, const Dialect& dialect) {
    ImaginaryWorld world{machine()};
    const Config config{file};
    REQUIRE(config.directives().size() == 1);
    const Directive& directive = config.directives().front();
    const auto reading = read_keyword(directive.keyword, dialect.edition);
    REQUIRE(reading);
    return read_value(directive, *reading->info, {dialect, world});
}

void check_old(Table table) { check(table, debian_9_2(6)); }
void check_new(Table table) { check(table, newest_dialect()); }

void check_both(Table table) {
    check_old(table);
    check_new(table);
}

}  // namespace sshplan::test
