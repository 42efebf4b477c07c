#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace sshplan {

/// What is done only so often, or kept only so much of (promise 4).
enum class Limit : std::uint8_t {
    file,
    total,
    line,
    files,
    readings,
    lookups,
    hops,
    settings,
    outcomes,
    classes,
    states,
    steps,
    tries,
    routes,
};

inline constexpr std::size_t limit_count = static_cast<std::size_t>(Limit::routes) + 1;

/// What a limit counts.
enum class LimitUnit : std::uint8_t { bytes, things };

/// A limit as `--limit` knows it.
struct LimitRow {
    Limit limit;
    std::string_view name;
    std::size_t fallback;  // where nobody says otherwise
    std::size_t highest;   // that can be asked for
    LimitUnit unit;
    std::string_view counted;  // what there is too much of; of bytes empty
    std::string_view where;    // what it is the limit of
};

namespace limit_sizes {

inline constexpr std::size_t mebibyte = std::size_t{1} << 20;
inline constexpr std::size_t longest_file = (std::size_t{1} << 32) - 1;  // places are 32 bits wide
inline constexpr std::size_t most_bytes = std::size_t{1} << 40;
inline constexpr std::size_t most_things = 1'000'000'000'000;

}  // namespace limit_sizes

/// Every limit that can be moved, each in its place in the enumeration: the one place where its
/// default stands.
// clang-format off
inline constexpr std::array<LimitRow, limit_count> limit_table{{
    {Limit::file,     "file",     64 * limit_sizes::mebibyte,  limit_sizes::longest_file, LimitUnit::bytes,  "",               "one file"},
    {Limit::total,    "total",    256 * limit_sizes::mebibyte, limit_sizes::most_bytes,   LimitUnit::bytes,  "",               "all files together"},
    {Limit::line,     "line",     limit_sizes::mebibyte,       limit_sizes::longest_file, LimitUnit::bytes,  "",               "one line of a file"},
    {Limit::files,    "files",    10'000,                      limit_sizes::most_things,  LimitUnit::things, "files",          "files that are read, that one Include names, or that a folder holds"},
    {Limit::readings, "readings", 20'000,                      limit_sizes::most_things,  LimitUnit::things, "readings",       "readings of files for one ssh process: a file that is included twice is read twice"},
    {Limit::lookups,  "lookups",  100'000,                     limit_sizes::most_things,  LimitUnit::things, "look-ups",       "directories and paths that are looked up for one Include"},
    {Limit::hops,     "hops",     1'000,                       limit_sizes::most_things,  LimitUnit::things, "hops",           "hops of one route"},
    {Limit::settings, "settings", 32 * limit_sizes::mebibyte,  limit_sizes::most_bytes,   LimitUnit::bytes,  "",               "what the hops of one route obtain, each for itself"},
    {Limit::outcomes, "outcomes", 4'096,                       limit_sizes::most_things,  LimitUnit::things, "outcomes",       "outcomes of the conditions, for one command line"},
    {Limit::classes,  "classes",  100'000,                     limit_sizes::most_things,  LimitUnit::things, "classes",        "command lines that a configuration can tell apart"},
    {Limit::states,   "states",   2'000'000,                   limit_sizes::most_things,  LimitUnit::things, "states",         "places in names, while those are looked for"},
    {Limit::steps,    "steps",    10'000'000,                  limit_sizes::most_things,  LimitUnit::things, "steps",          "lines that lint meets, in all command lines under all outcomes"},
    {Limit::tries,    "tries",    200'000,                     limit_sizes::most_things,  LimitUnit::things, "tries",          "command lines that lint tries to find out whether a line is ever used"},
    {Limit::routes,   "routes",   10'000'000,                  limit_sizes::most_things,  LimitUnit::things, "routes",         "routes that a policy is asked of"},
}};
// clang-format on

[[nodiscard]] constexpr const LimitRow& row_of(Limit limit) {
    return limit_table[static_cast<std::size_t>(limit)];
}

/// How much it is where nobody says otherwise.
[[nodiscard]] constexpr std::size_t default_of(Limit limit) { return row_of(limit).fallback; }

/// How far everything goes.
class Limits {
public:
    constexpr Limits() {
        std::ranges::transform(limit_table, values_.begin(), &LimitRow::fallback);
    }

    [[nodiscard]] constexpr std::size_t of(Limit limit) const {
        return values_[static_cast<std::size_t>(limit)];
    }
    /// The same with another number.
    [[nodiscard]] constexpr Limits with(Limit limit, std::size_t most) const {
        Limits changed = *this;
        changed.values_[static_cast<std::size_t>(limit)] = most;
        return changed;
    }

private:
    std::array<std::size_t, limit_count> values_{};
};

/// A limit that somebody asked for.
struct LimitChoice {
    Limit limit;
    std::size_t most;
};

/// Reads `NAME=NUMBER`; of bytes the number may end in K, M or G, of 1024 each. Else what is taken
/// instead.
[[nodiscard]] std::variant<LimitChoice, std::string> read_limit(std::string_view text);

/// A number of what the limit counts, as read_limit() takes it: "64M", "4096".
[[nodiscard]] std::string written_limit(Limit limit, std::size_t most);

/// What there is too much of: "more than 4096 outcomes", "more than 64 MiB".
[[nodiscard]] std::string more_than(Limit limit, std::size_t most);

/// What is said of a file that is too large: "larger than 64 MiB (--limit file=128M allows more)".
[[nodiscard]] std::string too_large_text(std::size_t most);

/// How the limit is moved: "--limit outcomes=8192 allows more".
[[nodiscard]] std::string more_allowed(Limit limit, std::size_t most);

/// A sentence about what met the limit, and how the limit is moved: "SENTENCE (--limit …)".
[[nodiscard]] std::string with_remedy(std::string_view sentence, Limit limit, std::size_t most);

}  // namespace sshplan
