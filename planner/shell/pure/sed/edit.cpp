#include "planner/shell/pure/sed/edit.hpp"

#include <algorithm>

#include "planner/shell/pure/commands.hpp"
#include "planner/shell/pure/expression/matcher.hpp"

namespace sshplan::shell::pure {

namespace {

std::string_view in(std::string_view text, const Span& span) {
    return text.substr(span.begin, span.end - span.begin);
}

/// One substitution in one line.
class Replacing {
public:
    Replacing(const Substitution& substitution, std::string_view line, Effort& effort)
        : substitution_(substitution),
          line_(line),
          matcher_(substitution.expression, line, effort) {}

    /// The line afterwards, if something was replaced.
    std::optional<std::string> run() {
        bool is_replaced = false;
        for (std::size_t count = 0; !is_replaced || substitution_.all;) {
            const auto match = matcher_.find(done_);
            if (!match) break;
            copy_to(match->begin);
            const bool is_empty = match->begin == match->end;
            // Nothing is no match where the last one ended.
            if (!is_empty || match->begin != last_end_) {
                is_replaced |= ++count >= substitution_.nth;
                is_replaced ? replace(*match) : copy_to(match->end);
                done_ = match->end;
                last_end_ = match->end;
            }
            if (is_empty) {
                if (done_ == line_.size()) break;
                copy_to(done_ + 1);
            }
        }
        copy_to(line_.size());
        return is_replaced ? std::optional{std::move(out_)} : std::nullopt;
    }

private:
    void copy_to(std::size_t end) {
        out_ += line_.substr(done_, end - done_);
        done_ = end;
    }

    void replace(const Span& match) {
        const Groups groups = matcher_.groups(match, substitution_.groups);
        for (const Piece& piece : substitution_.replacement) {
            if (const auto* text = std::get_if<std::string>(&piece)) {
                out_ += *text;
                continue;
            }
            const auto group = groups.find(std::get<std::size_t>(piece));
            if (std::get<std::size_t>(piece) == 0) {
                out_ += in(line_, match);
            } else if (group != groups.end()) {
                out_ += in(line_, group->second);
            }
        }
        if (out_.size() > longest_text) throw Unknown{"sed prints too long a text"};
    }

    const Substitution& substitution_;
    std::string_view line_;
    Matcher matcher_;
    std::string out_{};
    std::size_t done_ = 0;  // what of the line is in `out_`
    std::optional<std::size_t> last_end_{};
};

/// One run over all lines.
class Editor {
public:
    Editor(std::span<const Instruction> script, Printing printing)
        : script_(script), printing_(printing) {}

    std::string run(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            line_ = text.substr(0, end);
            line_end_ = text.substr(end, 1);
            text.remove_prefix(end + line_end_.size());
            is_last_ = text.empty();
            ++number_;
            run_cycle();
        }
        return std::move(out_);
    }

private:
    void run_cycle() {
        for (const Instruction& instruction : script_) {
            if (!is_addressed(instruction.address)) continue;
            if (std::holds_alternative<Delete>(instruction.action)) return;
            if (const auto* substitution = std::get_if<Substitution>(&instruction.action)) {
                substitute(*substitution);
            } else if (const auto* other = std::get_if<Transliteration>(&instruction.action)) {
                for (char& c : line_) {
                    c = other->table[index_of(c)];
                }
            } else {
                print();
            }
        }
        if (printing_ == Printing::every_line) print();
    }

    bool is_addressed(const Address& address) {
        if (const auto* number = std::get_if<std::size_t>(&address)) return *number == number_;
        if (std::holds_alternative<LastLine>(address)) return is_last_;
        const auto* expression = std::get_if<Expression>(&address);
        return expression == nullptr || Matcher{*expression, line_, effort_}.find(0).has_value();
    }

    void substitute(const Substitution& substitution) {
        if (auto replaced = Replacing{substitution, line_, effort_}.run()) {
            line_ = std::move(*replaced);
            if (substitution.prints) print();
        }
    }

    /// A last line without a newline is printed without; if something follows, it gets one.
    void print() {
        if (misses_newline_) out_ += '\n';
        out_.append(line_).append(line_end_);
        misses_newline_ = line_end_.empty();
        if (out_.size() > longest_text) throw Unknown{"sed prints too long a text"};
    }

    std::span<const Instruction> script_;
    Printing printing_;
    std::string line_{};
    std::string_view line_end_{};
    std::size_t number_ = 0;
    bool is_last_ = false;
    bool misses_newline_ = false;
    std::string out_{};
    Effort effort_{};
};

}  // namespace

std::string edit(std::span<const Instruction> script, std::string_view text, Printing printing) {
    return Editor{script, printing}.run(text);
}

}  // namespace sshplan::shell::pure
