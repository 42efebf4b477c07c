#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "parser/config/keyword.hpp"
#include "parser/config/release.hpp"
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

/// A name that ssh knows, and the releases that know it. Builds without OpenSSL know fewer.
struct AlgorithmName {
    std::string_view name;
    Release since{7, 2};               // {7, 2} stands for 7.2 and all before
    std::optional<Release> until{};    // the first release without it
    Vendor vendor = Vendor::upstream;  // debian: only there
};

/// Every name of a kind, in the order of ssh -Q; one name may have several rows.
[[nodiscard]] std::span<const AlgorithmName> algorithm_names(AlgorithmKind kind);

/// Whether a dialect has a row.
[[nodiscard]] bool is_known_in(const AlgorithmName& row, const Dialect& dialect);

}  // namespace sshplan::values
