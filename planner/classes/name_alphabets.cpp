#include "planner/classes/name_alphabets.hpp"

#include <string>
#include <string_view>

#include "planner/invocation/validity.hpp"

namespace sshplan {
namespace {

/// The bytes that may stand within a name.
Bytes bytes_of(auto is_valid, const Dialect& dialect) {
    Bytes bytes;
    for (unsigned code = 1; code < 256; ++code) {
        const std::string name{'x', static_cast<char>(code), 'x'};
        if (is_valid(name, dialect)) bytes.set(code);
    }
    return bytes;
}

void refuse(NameTests& tests, std::string_view pattern) {
    tests.ask(pattern, {}, TestRole::refusal);
}

}  // namespace

NameAlphabet host_alphabet(const Dialect& dialect, NameTests& tests) {
    Bytes bytes = bytes_of(is_valid_host, dialect);
    bytes.reset('@');
    refuse(tests, "ssh://*");
    if (!is_valid_host("-", dialect)) refuse(tests, "-*");
    return {bytes};
}

NameAlphabet user_alphabet(const Dialect& dialect, NameTests& tests) {
    if (!is_valid_user("-", dialect)) refuse(tests, "-*");
    if (!is_valid_user("\\", dialect)) refuse(tests, "*\\");
    for (const char blank : std::string_view{" \t\n\v\f\r"}) {
        const std::string dash{blank, '-'};
        if (!is_valid_user("x" + dash, dialect)) refuse(tests, "*" + dash + "*");
    }
    const bool is_expanded = dialect.has(Difference::user_expanded) &&
                             !dialect.has(Difference::command_line_user_literal);
    if (is_expanded) refuse(tests, "*%*");
    if (is_expanded) refuse(tests, "*${*");
    return {bytes_of(is_valid_user, dialect), NameAlphabet::Empty::is_a_name};
}

NameAlphabet caller_alphabet(const Dialect& dialect, NameTests& tests) {
    NameAlphabet alphabet = user_alphabet(dialect, tests);
    alphabet.empty = NameAlphabet::Empty::is_no_name;
    alphabet.bytes.reset(':').reset('\n');
    return alphabet;
}

NameAlphabet word_alphabet() { return {Bytes{}.set().reset(0)}; }

}  // namespace sshplan
