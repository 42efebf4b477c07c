#include "planner/lint/algorithm_entries.hpp"

#include <algorithm>

#include "parser/config/pattern.hpp"
#include "planner/resolve/value.hpp"
#include "planner/resolve/values/algorithm_names.hpp"

namespace sshplan {
namespace {

using values::AlgorithmKind;

std::vector<AlgorithmKind> kinds_of(ValueType type) {
    switch (type) {
        case ValueType::ciphers:
            return {AlgorithmKind::cipher};
        case ValueType::macs:
            return {AlgorithmKind::mac};
        case ValueType::kex_algorithms:
            return {AlgorithmKind::kex, AlgorithmKind::gssapi_kex};
        case ValueType::gssapi_kex_algorithms:
            return {AlgorithmKind::gssapi_kex};
        default:
            return {AlgorithmKind::key_type, AlgorithmKind::short_key_type};
    }
}

}  // namespace

std::vector<std::string_view> algorithms_in(ValueType type, const Dialect& dialect) {
    std::vector<std::string_view> names;
    for (const AlgorithmKind kind : kinds_of(type)) {
        for (const values::AlgorithmName& row : values::algorithm_names(kind)) {
            if (values::is_known_in(row, dialect.edition)) names.push_back(row.name);
        }
    }
    return names;
}

std::optional<AlgorithmEntry> first_unknown(std::string_view list,
                                            ValueType type,
                                            const Dialect& dialect) {
    const auto names = algorithms_in(type, dialect);
    const values::SignedList cut = values::split_sign(list, dialect);
    for (const std::string_view entry : list_elements(cut.names)) {
        const bool is_known = std::ranges::any_of(names, [&](std::string_view name) {
            return match_pattern_list(name, entry, LetterCase::sensitive).match != ListMatch::none;
        });
        if (is_known) continue;
        return AlgorithmEntry{entry, static_cast<std::size_t>(entry.data() - list.data())};
    }
    return std::nullopt;
}

const Dialect& newest_refusing(const Refusal& refusal, const Subject& subject) {
    for (std::size_t i = refusal.dialects.size(); i > 0; --i) {
        if (refusal.dialects[i - 1]) return subject.dialects()[i - 1];
    }
    return subject.newest();
}

}  // namespace sshplan
