#include "planner/shell/pure/expression/token.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

namespace {

using Kind = Token::Kind;

constexpr std::size_t most_repetitions = 255;  // RE_DUP_MAX as POSIX grants it

/// Reads an expression from left to right.
class Reader {
public:
    Reader(std::string_view text, Syntax syntax) : rest_(text), syntax_(syntax) {}

    Tokens run() {
        while (!rest_.empty()) {
            const char c = take();
            switch (c) {
                case '\\':
                    read_escape();
                    break;
                case '[':
                    add_bracket();
                    break;
                case '.':
                    add(Kind::byte, ~ByteSet{});
                    break;
                case '*':
                    read_star();
                    break;
                case '^':
                    read_caret();
                    break;
                case '$':
                    read_dollar();
                    break;
                default:
                    if (syntax_ == Syntax::basic || !add_operator(c)) add_literal(c);
            }
        }
        return std::move(out_);
    }

private:
    char take() {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    void add(Kind kind, const ByteSet& bytes = {}) { out_.tokens.push_back({kind, bytes}); }
    void add_literal(char c) { add(Kind::byte, ByteSet{}.set(index_of(c))); }
    void add_repeat(std::size_t least, std::size_t most) {
        out_.tokens.push_back({Kind::repeat, {}, least, most});
    }

    /// Whether an expression, or one in parentheses, begins here.
    [[nodiscard]] bool is_at_start() const {
        return out_.tokens.empty() || out_.tokens.back().kind == Kind::open;
    }

    void add_bracket() {
        const std::string_view before = rest_;
        add(Kind::byte, read_bracket(rest_));
        const auto text = before.substr(0, before.size() - rest_.size());
        out_.doubts_backslashes |= text.find('\\') != std::string_view::npos;
    }

    /// What is an operator in an extended expression as it is, in a basic one after a backslash.
    bool add_operator(char c) {
        switch (c) {
            case '(':
                add(Kind::open);
                return true;
            case ')':
                add(Kind::close);
                return true;
            case '{':
                read_interval();
                return true;
            default:
                break;
        }
        if (syntax_ == Syntax::basic) return false;
        switch (c) {
            case '|':
                add(Kind::bar);
                return true;
            case '+':
                add_repeat(1, Node::unlimited);
                return true;
            case '?':
                add_repeat(0, 1);
                return true;
            default:
                return false;
        }
    }

    void read_escape() {
        if (rest_.empty()) throw Unknown{"sed has an expression that ends in a backslash"};
        const char c = take();
        if (syntax_ == Syntax::basic && add_operator(c)) return;
        if (c == 'n') {
            add_literal('\n');
        } else if (is_digit(c)) {
            throw Unknown{"sed has a back-reference in an expression"};
        } else if (syntax_ == Syntax::basic && (c == '+' || c == '?' || c == '|')) {
            throw Unknown{std::string{"sed reads \\"} + c +
                          " as an operator (GNU) or as itself (BSD, busybox, macOS)"};
        } else if (is_punctuation(c) &&
                   std::string_view{"<>'`}"}.find(c) == std::string_view::npos) {
            add_literal(c);
        } else if (c == '}' && syntax_ == Syntax::extended) {
            add_literal(c);
        } else {
            throw Unknown{std::string{"sed has an escape that not every sed knows: \\"} + c};
        }
    }

    void read_star() {
        const bool is_extended = syntax_ == Syntax::extended;
        if (!is_extended && is_at_start()) {
            add_literal('*');
        } else if (!is_extended && out_.tokens.back().kind == Kind::line_start) {
            if (out_.tokens.size() > 1) throw Unknown{"sed has a * after \\(^"};
            add_literal('*');
        } else {
            add_repeat(0, Node::unlimited);
        }
    }

    void read_caret() {
        const bool is_anchor = syntax_ == Syntax::extended || is_at_start();
        is_anchor ? add(Kind::line_start) : add_literal('^');
    }

    void read_dollar() {
        const bool is_anchor =
            syntax_ == Syntax::extended || rest_.empty() || rest_.starts_with("\\)");
        is_anchor ? add(Kind::line_end) : add_literal('$');
    }

    std::optional<std::size_t> take_number() {
        const std::size_t length = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
        if (length == 0) return std::nullopt;
        const std::string digits{rest_.substr(0, length)};
        rest_.remove_prefix(length);
        if (length > 3 || std::stoul(digits) > most_repetitions) {
            throw Unknown{"sed has a repetition above 255"};
        }
        return std::stoul(digits);
    }

    void read_interval() {
        const std::string_view end = syntax_ == Syntax::basic ? "\\}" : "}";
        const auto least = take_number();
        auto most = least;
        if (rest_.starts_with(',')) {
            take();
            most = take_number().value_or(Node::unlimited);
        }
        if (!least || *most < *least || !rest_.starts_with(end)) {
            throw Unknown{"sed has a brace that is no repetition of POSIX"};
        }
        rest_.remove_prefix(end.size());
        add_repeat(*least, *most);
    }

    std::string_view rest_;
    Syntax syntax_;
    Tokens out_{};
};

}  // namespace

Tokens read_tokens(std::string_view text, Syntax syntax) { return Reader{text, syntax}.run(); }

}  // namespace sshplan::shell::pure
