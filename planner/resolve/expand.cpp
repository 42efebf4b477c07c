#include "planner/resolve/expand.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sshplan {
namespace {

/// One scan over a text.
class Scan {
public:
    Scan(std::string_view text,
         const ExpansionRules& rules,
         const TokenValue& value,
         const ValueContext& context)
        : rest_(text), rules_(rules), value_(value), context_(context) {}

    ExpandedText run() {
        while (!rest_.empty() && result_.end != ExpandedText::End::fatal) {
            if (braces() && rest_.starts_with("${")) {
                take_variable();
            } else if (!rules_.tokens.empty() && rest_.front() == '%') {
                take_token();
            } else {
                take_plain();
            }
        }
        if (result_.end != ExpandedText::End::complete) result_.text.clear();
        return std::move(result_);
    }

private:
    [[nodiscard]] bool braces() const {
        return rules_.variables == Variables::braced || rules_.variables == Variables::either;
    }

    /// A byte, and what follows it that nothing can begin with.
    void take_plain() {
        const std::size_t end = std::min(rest_.find_first_of("%$", 1), rest_.size());
        result_.text += rest_.substr(0, end);
        rest_.remove_prefix(end);
    }

    void complain(std::string_view text) {
        result_.errors.push_back(fmt::format("vdollar_percent_expand: {}", text));
    }

    /// Where only variables are expanded, it is the caller who stops.
    void fail(std::string_view text) {
        result_.end = ExpandedText::End::fatal;
        if (!context_.dialect.has(Difference::bad_tokens_said_twice)) {
            result_.failure = fmt::format("percent_expand: {}", text);
            return;
        }
        complain(text);
        if (rules_.tokens.empty()) return;
        const bool with_colon = context_.dialect.has(Difference::failed_with_colon);
        result_.failure = fmt::format(
            "percent_{}expand{} failed", braces() ? "dollar_" : "", with_colon ? ":" : "");
    }

    void take_variable() {
        rest_.remove_prefix(2);
        const std::size_t end = rest_.find('}');
        if (end == std::string_view::npos) {
            result_.fault = ExpandedText::Fault::variable;
            return fail(fmt::format("environment variable '{}' missing closing '}}'", rest_));
        }
        if (end == 0) {
            result_.fault = ExpandedText::Fault::variable;
            return fail("zero-length environment variable");
        }
        const std::string_view name = rest_.substr(0, end);
        if (const std::optional<std::string> found = context_.world.variable(name)) {
            result_.text += *found;
        } else {
            // ssh looks at the rest all the same, and complains of each.
            complain(fmt::format("env var ${{{}}} has no value", name));
            result_.end = ExpandedText::End::undefined;
        }
        rest_.remove_prefix(end + 1);
    }

    void take_token() {
        if (rest_.size() == 1) return fail("invalid format");
        const char letter = rest_[1];
        if (rules_.tokens.find(letter) == std::string_view::npos) {
            return fail(fmt::format("unknown key %{}", letter));
        }
        if (letter == '%') {
            result_.text += '%';
        } else {
            result_.text += value_(letter);
        }
        rest_.remove_prefix(2);
    }

    std::string_view rest_;
    const ExpansionRules& rules_;
    const TokenValue& value_;
    const ValueContext& context_;
    ExpandedText result_;
};

}  // namespace

ExpansionRules expansion_rules(Keyword keyword, const Dialect& dialect) {
    return {tokens_in(keyword, dialect.edition), variables_in(keyword, dialect.edition)};
}

ExpandedText expand(std::string_view text,
                    const ExpansionRules& rules,
                    const TokenValue& value,
                    const ValueContext& context) {
    return Scan{text, rules, value, context}.run();
}

ExpandedText expand(std::string_view text,
                    Keyword keyword,
                    const TokenValue& value,
                    const ValueContext& context) {
    const bool is_plain = text.find_first_of("%$") == std::string_view::npos;
    if (is_plain) return {.text = std::string{text}};
    return expand(text, expansion_rules(keyword, context.dialect), value, context);
}

ComplaintKind kind_of(const ExpandedText& expansion) {
    if (expansion.end == ExpandedText::End::undefined) return ComplaintKind::undefined_variable;
    return expansion.fault == ExpandedText::Fault::variable ? ComplaintKind::bad_variable
                                                            : ComplaintKind::bad_token;
}

bool has_token(std::string_view text, char letter) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != '%') continue;
        ++i;
        if (text[i] != '%' && (letter == '\0' || text[i] == letter)) return true;
    }
    return false;
}

}  // namespace sshplan
