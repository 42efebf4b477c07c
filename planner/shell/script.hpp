#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parser/text/source.hpp"

/// What a POSIX shell makes of a text (POSIX.1 XCU 2). Nothing here runs anything.
namespace sshplan::shell {

struct Script;

/// A piece of a word. What is quoted is neither split nor a pattern.
struct Part {
    enum class Kind : std::uint8_t {
        text,          // with its quotes taken off
        parameter,     // $NAME, ${NAME}, ${NAME OPERATION}
        substitution,  // $(SCRIPT), `SCRIPT`
        arithmetic,    // $((EXPRESSION))
    };
    enum class Quotes : std::uint8_t { none, some };

    Kind kind = Kind::text;
    Quotes quotes = Quotes::none;
    std::string text{};                      // the text, the parameter's name, the expression
    std::string operation{};                 // what follows the name within braces
    std::shared_ptr<const Script> script{};  // of a substitution
};

/// One word as it is written; `span` is its place in the text that was read.
struct Word {
    std::vector<Part> parts{};
    Span span{};
};

/// `2>/dev/null`, `<>FILE`, `>&3`.
struct Redirection {
    std::string operation{};  // "<", ">", ">>", "<>", "<&", ">&", ">|"
    std::optional<int> descriptor{};
    Word target{};
};

/// A simple command, or a list in parentheses.
struct Command {
    std::vector<Word> assignments{};
    std::vector<Word> words{};
    std::vector<Redirection> redirections{};
    std::shared_ptr<const Script> body{};  // of a subshell, which has no words
    Span span{};
};

/// Commands whose outputs are inputs.
struct Pipeline {
    std::vector<Command> commands{};
};

/// What stands between a pipeline and the next one.
enum class Then : std::uint8_t { next, background, and_then, or_else };

struct Step {
    Pipeline pipeline{};
    Then then = Then::next;
};

struct Script {
    std::vector<Step> steps{};
};

}  // namespace sshplan::shell
