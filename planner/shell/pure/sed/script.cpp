#include "planner/shell/pure/sed/script.hpp"

#include "planner/shell/pure/commands.hpp"
#include "planner/shell/pure/sed/cursor.hpp"

namespace sshplan::shell::pure {

namespace {

constexpr std::string_view blanks = " \t";

std::size_t take_number(Cursor& cursor) {
    const std::string digits{cursor.take_all_of("0123456789")};
    if (digits.size() > 6 || std::stoul(digits) == 0) {
        throw Unknown{"sed has a number that is not computed"};
    }
    return std::stoul(digits);
}

/// Reads a script from left to right.
class Reader {
public:
    Reader(std::string_view text, Syntax syntax) : cursor_(text), syntax_(syntax) {}

    std::vector<Instruction> run() {
        std::vector<Instruction> script;
        for (skip_separators(); !cursor_.is_at_end(); skip_separators()) {
            Instruction& instruction = script.emplace_back();
            instruction.address = take_address();
            cursor_.take_all_of(blanks);
            read_action(instruction);
            cursor_.take_all_of(blanks);
            if (!cursor_.is_at_end() && cursor_.peek() != ';' && cursor_.peek() != '\n') {
                throw Unknown{std::string{"sed has flags or a command that are not computed: "} +
                              cursor_.peek()};
            }
        }
        return script;
    }

private:
    void skip_separators() { cursor_.take_all_of(" \t\n;"); }

    Address take_address() {
        Address address;
        if (is_digit(cursor_.peek())) {
            address = take_number(cursor_);
        } else if (cursor_.skip('$')) {
            address = LastLine{};
        } else if (cursor_.skip('/')) {
            address = read_expression(cursor_.take_expression('/'), syntax_);
        }
        return address;
    }

    void read_action(Instruction& instruction) {
        const char name = cursor_.take();
        switch (name) {
            case 's':
                instruction.action = take_substitution();
                break;
            case 'y':
                instruction.action = take_transliteration();
                break;
            case 'p':
                instruction.action = Print{};
                break;
            case 'd':
                instruction.action = Delete{};
                break;
            case ',':
            case '!':
            case '~':
                throw Unknown{"sed has an address that is not computed"};
            default:
                throw Unknown{std::string{"sed has a command that is not computed: "} + name};
        }
    }

    Substitution take_substitution() {
        Substitution substitution;
        const char delimiter = cursor_.take_delimiter();
        substitution.expression = read_expression(cursor_.take_expression(delimiter), syntax_);
        while (!cursor_.skip(delimiter)) {
            take_piece(substitution, delimiter);
        }
        for (const std::size_t group : substitution.groups) {
            if (group > substitution.expression.groups) {
                throw Unknown{"sed uses a group that is not there"};
            }
        }
        take_flags(substitution);
        return substitution;
    }

    /// The next byte of a replacement, or an escape.
    void take_piece(Substitution& substitution, char delimiter) {
        const char c = cursor_.take();
        if (c == '\n') throw Unknown{"sed has a replacement of more than one line"};
        if (c == '&') {
            substitution.replacement.emplace_back(std::size_t{0});
            return;
        }
        const char next = c == '\\' ? cursor_.take() : c;
        if (c == '\\' && is_digit(next) && next != '0') {
            const auto group = static_cast<std::size_t>(next - '0');
            substitution.replacement.emplace_back(group);
            substitution.groups.insert(group);
            return;
        }
        if (c == '\\') check_escape(next, delimiter);
        auto& pieces = substitution.replacement;
        if (pieces.empty() || !std::holds_alternative<std::string>(pieces.back())) {
            pieces.emplace_back(std::string{});
        }
        std::get<std::string>(pieces.back()) += next;
    }

    static void check_escape(char escaped, char delimiter) {
        if (escaped == '&' && delimiter == '&') throw Unknown{"sed has & for a delimiter"};
        if (is_punctuation(escaped) || escaped == ' ' || escaped == '\n') return;
        throw Unknown{std::string{"sed has \\"} + escaped +
                      " in a replacement, which not every sed reads alike"};
    }

    void take_flags(Substitution& substitution) {
        bool has_number = false;
        while (true) {
            if (is_digit(cursor_.peek()) && !has_number) {
                substitution.nth = take_number(cursor_);
                has_number = true;
            } else if (!substitution.all && cursor_.skip('g')) {
                substitution.all = true;
            } else if (!substitution.prints && cursor_.skip('p')) {
                substitution.prints = true;
            } else {
                break;
            }
        }
        if (has_number && substitution.all) throw Unknown{"sed has a number and g"};
    }

    Transliteration take_transliteration() {
        const char delimiter = cursor_.take_delimiter();
        const std::string from = take_characters(delimiter);
        const std::string to = take_characters(delimiter);
        if (from.size() != to.size()) throw Unknown{"sed has sets of different lengths"};
        Transliteration transliteration;
        auto& table = transliteration.table;
        for (std::size_t c = 0; c < table.size(); ++c) {
            table[c] = static_cast<char>(c);
        }
        ByteSet done;
        for (std::size_t i = 0; i < from.size(); ++i) {
            const std::size_t c = index_of(from[i]);
            if (done.test(c)) throw Unknown{"sed transliterates a character twice"};
            done.set(c);
            table[c] = to[i];
        }
        return transliteration;
    }

    std::string take_characters(char delimiter) {
        std::string characters;
        while (!cursor_.skip(delimiter)) {
            const char c = cursor_.take();
            const char next = c == '\\' ? cursor_.take() : c;
            if (c == '\n' || (c == '\\' && next != '\\' && next != 'n' && next != delimiter)) {
                throw Unknown{"sed has an escape that not every sed knows"};
            }
            characters += c == '\\' && next == 'n' ? '\n' : next;
        }
        return characters;
    }

    Cursor cursor_;
    Syntax syntax_;
};

}  // namespace

std::vector<Instruction> read_script(std::string_view text, Syntax syntax) {
    if (!is_ascii(text)) throw Unknown{"sed has a script that is not ASCII"};
    return Reader{text, syntax}.run();
}

}  // namespace sshplan::shell::pure
