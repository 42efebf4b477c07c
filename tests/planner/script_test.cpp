#include <string>
#include <variant>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/shell/expand_words.hpp"
#include "planner/shell/read_script.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;
using namespace sshplan::shell;

namespace {

std::string_view sign_of(Then then) {
    switch (then) {
        case Then::next:
            return ";";
        case Then::background:
            return "&";
        case Then::and_then:
            return "&&";
        case Then::or_else:
            return "||";
    }
    return "";
}

std::string shown(const Script& script, const Scope& scope);

/// [WORD][WORD] with '?' for what is not known, redirections as >N.
std::string shown(const Command& command, const Scope& scope) {
    if (command.body) return "(" + shown(*command.body, scope) + ")";
    std::string text;
    for (const Word& word : command.assignments) {
        text += "{" + expand_unsplit(word, scope).all.front().text + "}";
    }
    for (const Argument& argument : expand_words(command.words, scope).all) {
        text += "[" + argument.text + "]";
    }
    for (const Redirection& redirection : command.redirections) {
        if (redirection.descriptor) text += std::to_string(*redirection.descriptor);
        text += redirection.operation + expand_unsplit(redirection.target, scope).all.front().text;
    }
    for (char& c : text) c = c == unknown ? '?' : c;
    return text;
}

std::string shown(const Script& script, const Scope& scope) {
    std::string text;
    for (const Step& step : script.steps) {
        for (const Command& command : step.pipeline.commands) {
            if (&command != &step.pipeline.commands.front()) text += "|";
            text += shown(command, scope);
        }
        text += sign_of(step.then);
    }
    return text;
}

/// What a text is read as; "unbalanced" or "not read" if it is not.
std::string read_as(std::string_view text, Scope::Dialect dialect = Scope::Dialect::posix) {
    const auto answer = read_script(text);
    if (const auto* const fault = std::get_if<ScriptFault>(&answer)) {
        return fault->kind == ScriptFault::Kind::unbalanced ? "unbalanced" : "not read";
    }
    ImaginaryWorld world{Imaginary{}};
    const Scope scope{.world = world,
                      .home = "/home/ana",
                      .dialect = dialect,
                      .shell = "fish",
                      .variables = {{"v", "a b"}, {"host", "db.example.org"}}};
    return shown(std::get<Script>(answer), scope);
}

struct Row {
    std::string_view text;
    std::string_view read;
};

}  // namespace

TEST_CASE("words are cut and unquoted as POSIX says") {
    // Checked against dash: printf '[%s]' WORDS.
    for (const Row& row : std::initializer_list<Row>{
             {"a  b\tc", "[a][b][c];"},
             {"a 'b c' \"d e\"", "[a][b c][d e];"},
             {"a\\ b 'it'\\''s' \"q\\\"q\" \"b\\n\"", "[a b][it's][q\"q][b\\n];"},
             {"'' \"\" a''b", "[][][ab];"},
             {"a#b #c", "[a#b];"},
             {"a \\\n b", "[a][b];"},
             {"$v \"$v\" x$v'y'", "[a][b][a b][xa][by];"},
             {"${host%%.*} ${host#*.} ${host%.org}", "[db][example.org][db.example];"},
             {"$unset \"${x:-y}\" $! $((1+2))", "[?][?][?][?];"},
             {"~/x a~ \"~\" ~", "[/home/ana/x][a~][~][/home/ana];"},
             {"$ a$", "[$][a$];"},
             {"x=1 y='a b' c z=2", "{x=1}{y=a b}[c][z=2];"},
             {"1x=2 =3", "[1x=2][=3];"},
         }) {
        CAPTURE(row.text);
        CHECK(read_as(row.text) == row.read);
    }
}

TEST_CASE("lists, pipelines, subshells and redirections") {
    for (const Row& row : std::initializer_list<Row>{
             {"a; b & c && d || e", "[a];[b]&[c]&&[d]||[e];"},
             {"a | b |c", "[a]|[b]|[c];"},
             {"a\n\nb", "[a];[b];"},
             {"a &&\n b", "[a]&&[b];"},
             {"(a; b) 2>x | c", "([a];[b];)|[c];"},
             {"a 2>/dev/null >f <g 3<>/dev/tcp/h/22 >&2", "[a]2>/dev/null>f<g3<>/dev/tcp/h/22>&2;"},
             {"exec 3<>/dev/tcp/h/22; cat <&3 & cat >&3;kill $!",
              "[exec]3<>/dev/tcp/h/22;[cat]<&3&[cat]>&3;[kill][?];"},
             {"a 2 >x", "[a][2]>x;"},
             {"", ""},
             {" # only a comment", ""},
         }) {
        CAPTURE(row.text);
        CHECK(read_as(row.text) == row.read);
    }
}

TEST_CASE("what no shell can read, and what is not read here") {
    for (const std::string_view text :
         {"'a", "\"a", "a `b", "$(a", "${a", "(a", "a &&", "a |", "\"$(a 'b)\""}) {
        CAPTURE(text);
        CHECK(read_as(text) == "unbalanced");
    }
    for (const std::string_view text : {"a <<E", "a ;; b", "a)", "; a", "a <(b)", "a |& b"}) {
        CAPTURE(text);
        CHECK(read_as(text) == "not read");
    }
    CHECK(read_as(fmt::format("{}a{}", std::string(40, '('), std::string(40, ')'))) == "not read");
    CHECK(read_as(std::string(70'000, 'a')) == "not read");
}

TEST_CASE("another shell than sh and its kin splits words in its own way") {
    CHECK(read_as("ssh -W 'a b' c", Scope::Dialect::other) == "[ssh][-W][a b][c];");
    CHECK(read_as("ssh $v \"$v\"", Scope::Dialect::other) == "[ssh][?][?];");
    CHECK(is_posix_shell(""));
    CHECK(is_posix_shell("/usr/bin/zsh"));
    CHECK_FALSE(is_posix_shell("/usr/bin/fish"));
    CHECK_FALSE(is_posix_shell("/bin/tcsh"));
}
