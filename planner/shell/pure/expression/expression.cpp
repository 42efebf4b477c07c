#include "planner/shell/pure/expression/expression.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "planner/shell/pure/commands.hpp"
#include "planner/shell/pure/expression/token.hpp"

namespace sshplan::shell::pure {

namespace {

using Kind = Token::Kind;

constexpr std::size_t longest_expression = 1000;  // it also bounds how deep groups can nest

bool has_anchor(const Node& node) {
    return node.kind == Node::Kind::line_start || node.kind == Node::Kind::line_end ||
           std::ranges::any_of(node.parts, has_anchor);
}

bool has_choice(const Node& node) {
    return node.kind == Node::Kind::choice || std::ranges::any_of(node.parts, has_choice);
}

/// Builds the tree by descent: choice, sequence, piece, atom.
class Parser {
public:
    explicit Parser(std::span<const Token> left) : left_(left) {}

    Node run() {
        Node root = choice();
        if (!left_.empty()) throw Unknown{"sed has a parenthesis that was not opened"};
        return root;
    }

    [[nodiscard]] std::size_t groups() const { return groups_; }

private:
    [[nodiscard]] bool is_next(Kind kind) const {
        return !left_.empty() && left_.front().kind == kind;
    }

    const Token& take() {
        const Token& token = left_.front();
        left_ = left_.subspan(1);
        return token;
    }

    Node choice() {
        Node node{.kind = Node::Kind::choice};
        node.parts.push_back(sequence());
        while (is_next(Kind::bar)) {
            take();
            node.parts.push_back(sequence());
        }
        if (node.parts.size() > 1) return node;
        Node only = std::move(node.parts.front());
        return only;
    }

    Node sequence() {
        Node node{.kind = Node::Kind::sequence};
        while (!left_.empty() && !is_next(Kind::bar) && !is_next(Kind::close)) {
            node.parts.push_back(piece());
        }
        if (node.parts.empty()) throw Unknown{"sed has an empty expression or part of one"};
        return node;
    }

    Node piece() {
        Node node = atom();
        if (!is_next(Kind::repeat)) return node;
        const Token& repeat = take();
        if (is_next(Kind::repeat)) throw Unknown{"sed repeats a repetition"};
        // GNU's library forgets in later rounds of some that they are not at the line's start.
        if (has_anchor(node)) throw Unknown{"sed repeats an anchor"};
        // GNU's library never ends for some: `((a?|b)?|a+)*`.
        if (has_choice(node) && can_be_empty(node)) {
            throw Unknown{"sed repeats alternatives that can be empty"};
        }
        Node repetition{.kind = Node::Kind::repeat};
        repetition.least = repeat.least;
        repetition.most = repeat.most;
        repetition.parts.push_back(std::move(node));
        return repetition;
    }

    Node atom() {
        const Token& token = take();
        switch (token.kind) {
            case Kind::byte:
                return {.kind = Node::Kind::byte, .bytes = token.bytes};
            case Kind::line_start:
                return {.kind = Node::Kind::line_start};
            case Kind::line_end:
                return {.kind = Node::Kind::line_end};
            case Kind::open:
                return group();
            default:
                throw Unknown{"sed has a repetition of nothing"};
        }
    }

    Node group() {
        Node node{.kind = Node::Kind::group};
        node.group = ++groups_;
        node.parts.push_back(choice());
        if (!is_next(Kind::close)) throw Unknown{"sed has a parenthesis that is not closed"};
        take();
        return node;
    }

    std::span<const Token> left_;
    std::size_t groups_ = 0;
};

}  // namespace

bool can_be_empty(const Node& node) {
    switch (node.kind) {
        case Node::Kind::byte:
            return false;
        case Node::Kind::repeat:
            return node.least == 0 || can_be_empty(node.parts.front());
        case Node::Kind::choice:
            return std::ranges::any_of(node.parts, can_be_empty);
        default:
            return std::ranges::all_of(node.parts, can_be_empty);
    }
}

Expression read_expression(std::string_view text, Syntax syntax) {
    if (text.size() > longest_expression) {
        throw Unknown{"sed has an expression longer than " + std::to_string(longest_expression) +
                      " bytes"};
    }
    if (!is_ascii(text)) throw Unknown{"sed has an expression that is not ASCII"};
    const Tokens read = read_tokens(text, syntax);
    Parser parser{read.tokens};
    Node root = parser.run();
    return {std::move(root), parser.groups(), read.doubts_backslashes};
}

}  // namespace sshplan::shell::pure
