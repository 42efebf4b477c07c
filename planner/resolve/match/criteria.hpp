#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "parser/text/source.hpp"
#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// What a criterion with an argument looks at (ssh_config(5) Match).
enum class Test : std::uint8_t {
    host,
    original_host,
    user,
    local_user,
    tagged,
    command,
    session_type,
    version,
    local_network,
    exec,
};

/// A criterion that takes an argument. `all`, `final` and `canonical` take none.
struct Criterion {
    enum class Argument : std::uint8_t { wanted, may_be_empty };
    enum class Form : std::uint8_t { any, next_word };  // `name=value` too, or not

    std::string_view name;
    Test test;
    std::optional<Difference> since{};
    Argument argument = Argument::wanted;
    Form form = Form::any;
};

/// Every criterion that takes an argument, of any release.
[[nodiscard]] std::span<const Criterion> all_criteria();

/// The criterion of a name, in any letter case, as the dialect knows it; null if it does not.
[[nodiscard]] const Criterion* find_criterion(std::string_view name, const Dialect& dialect);

/// One criterion with its argument, as it stands in a line.
struct Clause {
    std::string attribute{};  // without the '!'
    std::string argument{};
    Span span{};
    Span argument_span{};  // empty: it has none
    bool is_negated = false;
};

}  // namespace sshplan
