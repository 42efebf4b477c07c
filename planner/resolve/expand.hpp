#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/config/keyword.hpp"
#include "planner/dialect/dialect.hpp"
#include "planner/resolve/complaint.hpp"
#include "planner/resolve/value.hpp"

namespace sshplan {

/// What a `%` letter stands for at some moment; only asked for letters that the place takes.
using TokenValue = std::function<std::string(char)>;

/// What may be expanded in a text. `tokens`: the letters that may follow a '%'; empty: a '%' is
/// itself. `variables`: only `braced` and `either` mean something here.
struct ExpansionRules {
    std::string tokens{};
    Variables variables = Variables::none;
};

/// What a keyword's value takes in a dialect.
[[nodiscard]] ExpansionRules expansion_rules(Keyword keyword, const Dialect& dialect);

/// An expanded text, or ssh's complaints in its order. `undefined`: all was well but for a variable
/// without a value, which Include forgives.
struct ExpandedText {
    enum class End : std::uint8_t { complete, undefined, fatal };

    /// What is wrong where something is fatal.
    enum class Fault : std::uint8_t { token, variable };

    End end = End::complete;
    Fault fault = Fault::token;
    std::string text{};
    std::vector<std::string> errors{};     // what is logged on the way
    std::optional<std::string> failure{};  // with what ssh stops, where tokens are expanded too

    /// What is said first; only if there is something to say.
    [[nodiscard]] const std::string& reason() const {
        return errors.empty() ? *failure : errors.front();
    }
};

/// misc.c vdollar_percent_expand (before 8.4: percent_expand): one scan from left to right, what
/// was put in is not looked at again.
[[nodiscard]] ExpandedText expand(std::string_view text,
                                  const ExpansionRules& rules,
                                  const TokenValue& value,
                                  const ValueContext& context);

/// The same by what a keyword's value takes in the dialect.
[[nodiscard]] ExpandedText expand(std::string_view text,
                                  Keyword keyword,
                                  const TokenValue& value,
                                  const ValueContext& context);

/// What is wrong with a text that is not complete.
[[nodiscard]] ComplaintKind kind_of(const ExpandedText& expansion);

/// Whether a text has a token other than `%%`, or `letter` if that is not 0.
[[nodiscard]] bool has_token(std::string_view text, char letter = '\0');

}  // namespace sshplan
