#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "planner/dialect/dialect.hpp"

namespace sshplan::values {

/// What a list of algorithms is made of.
enum class AlgorithmKind : std::uint8_t {
    cipher,
    mac,
    kex,
    gssapi_kex,      // Debian: a name begins with one of these
    key_type,        // signature algorithms, certificates too
    short_key_type,  // other names of plain key types; letter case does not matter
};

/// A name that ssh knows, and the builds that know it.
struct AlgorithmName {
    std::string_view name;
    Part needs = Part::none;
    Lifetime lives{};
};

/// Every name of a kind, in the order of ssh -Q; one name may have several rows.
[[nodiscard]] std::span<const AlgorithmName> algorithm_names(AlgorithmKind kind);

/// A list, and the sign before it that says how it changes the default one: '+', '-', '^', or none.
struct SignedList {
    char sign = '\0';
    std::string_view names;
};

/// Cuts off the sign (kex-names.c kex_assemble_names); not every dialect knows '^'.
[[nodiscard]] SignedList split_sign(std::string_view list, const Dialect& dialect);

/// Whether an edition has a row.
[[nodiscard]] bool is_known_in(const AlgorithmName& row, const Edition& edition);

}  // namespace sshplan::values
