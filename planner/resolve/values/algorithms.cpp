#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/values/algorithm_names.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

namespace {

using Elements = std::vector<std::string_view>;

/// The elements of a list that ssh looks at: those before the first empty one.
Elements checked_elements(std::string_view list) {
    Elements elements;
    while (true) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (comma == 0) return elements;
        elements.push_back(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
}

/// Whether some row of a kind that the dialect has fulfils a condition.
template <typename Condition>
bool any_known(AlgorithmKind kind, const Dialect& dialect, Condition condition) {
    return std::ranges::any_of(algorithm_names(kind), [&](const AlgorithmName& row) {
        return is_known_in(row, dialect.edition) && condition(row.name);
    });
}

bool is_name(AlgorithmKind kind, std::string_view text, const Dialect& dialect) {
    return any_known(kind, dialect, [&](std::string_view name) { return name == text; });
}

/// What is wrong with a list; nothing if ssh takes it.
struct ListFault {
    std::string_view element;  // empty: the list has none
};

/// The first element that fails a check; a list that is empty is wrong, too.
template <typename Check>
std::optional<ListFault> check_list(std::string_view list, Check is_good) {
    if (list.empty()) return ListFault{};
    const Elements elements = checked_elements(list);
    const auto bad = std::ranges::find_if_not(elements, is_good);
    return bad == elements.end() ? std::nullopt : std::optional{ListFault{*bad}};
}

ValueFault bad_list(const Reading& reading, const Word& word, std::string_view what) {
    return fault(reading, &word, fmt::format("Bad {} '{}'.", what, word.text));
}

/// The same, with the element named first.
ValueFault bad_kex_list(const Reading& reading,
                        const Word& word,
                        std::string_view what,
                        const ListFault& wrong) {
    ValueFault result = bad_list(reading, word, what);
    if (!wrong.element.empty()) {
        result.messages.insert(
            result.messages.begin(),
            {fmt::format("Unsupported KEX algorithm \"{}\"", shortened(wrong.element)),
             ValueFault::Form::bare});
    }
    return result;
}

/// GSSAPI's key exchanges end in the name of a mechanism.
bool is_gssapi_kex(std::string_view text, const Dialect& dialect) {
    return any_known(AlgorithmKind::gssapi_kex, dialect, [&](std::string_view name) {
        return text.starts_with(name);
    });
}

/// sshkey_names_valid2: a name, or a pattern that speaks of at least one, for or against it.
bool is_key_type(std::string_view text, const Dialect& dialect) {
    if (any_known(AlgorithmKind::short_key_type, dialect, [&](std::string_view name) {
            return equals_ignoring_case(name, text);
        })) {
        return true;
    }
    return any_known(AlgorithmKind::key_type, dialect, [&](std::string_view name) {
        return name == text ||
               match_pattern_list(name, text, LetterCase::sensitive).match != ListMatch::none;
    });
}

bool is_certificate(std::string_view text, const Dialect& dialect) {
    return text.ends_with("-cert-v01@openssh.com") &&
           is_name(AlgorithmKind::key_type, text, dialect);
}

/// Reads a list; one that is taken away from the default one may hold anything.
template <typename Check>
ValueAnswer read_list(Reading& reading, std::string_view what, Check is_good_list) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    const SignedList list = split_sign(word->text, reading.dialect());
    if (list.sign != '-' && !is_good_list(list.names, reading.dialect())) {
        return bad_list(reading, *word, what);
    }
    return single(std::string{word->text});
}

/// The same for lists of key types.
template <typename Check>
ValueAnswer read_key_list(Reading& reading, Check is_good) {
    return read_list(reading, "key types", [&](std::string_view list, const Dialect&) {
        return !check_list(list, is_good);
    });
}

}  // namespace

bool are_ciphers(std::string_view list, const Dialect& dialect) {
    if (list.starts_with(',') && dialect.has(Difference::no_empty_first_cipher)) return false;
    return !check_list(
        list, [&](std::string_view name) { return is_name(AlgorithmKind::cipher, name, dialect); });
}

bool are_macs(std::string_view list, const Dialect& dialect) {
    return !check_list(
        list, [&](std::string_view name) { return is_name(AlgorithmKind::mac, name, dialect); });
}

ValueAnswer read_ciphers(Reading& reading) {
    return read_list(reading, "SSH2 cipher spec", are_ciphers);
}

ValueAnswer read_macs(Reading& reading) {
    const bool in_capitals = reading.has(Difference::macs_in_capitals);
    return read_list(reading, in_capitals ? "SSH2 MAC spec" : "SSH2 Mac spec", are_macs);
}

ValueAnswer read_kex_algorithms(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    const SignedList list = split_sign(word->text, reading.dialect());
    if (list.sign == '-') return single(std::string{word->text});
    const auto wrong = check_list(list.names, [&](std::string_view name) {
        return is_name(AlgorithmKind::kex, name, reading.dialect()) ||
               is_gssapi_kex(name, reading.dialect());
    });
    if (wrong) return bad_kex_list(reading, *word, "SSH2 KexAlgorithms", *wrong);
    return single(std::string{word->text});
}

/// Signs have no meaning here.
ValueAnswer read_gssapi_kex_algorithms(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    const auto wrong = check_list(
        word->text, [&](std::string_view name) { return is_gssapi_kex(name, reading.dialect()); });
    if (wrong) return bad_kex_list(reading, *word, "GSSAPI KexAlgorithms", *wrong);
    return single(std::string{word->text});
}

ValueAnswer read_key_types(Reading& reading) {
    return read_key_list(
        reading, [&](std::string_view text) { return is_key_type(text, reading.dialect()); });
}

/// A pattern may still stand for certificates.
ValueAnswer read_ca_key_types(Reading& reading) {
    const Dialect& dialect = reading.dialect();
    return read_key_list(reading, [&](std::string_view text) {
        const bool refused =
            dialect.has(Difference::certificates_sign_nothing) && is_certificate(text, dialect);
        return !refused && is_key_type(text, dialect);
    });
}

}  // namespace sshplan::values
