#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

const EnumName* find_name(std::span<const EnumName> names,
                          std::string_view word,
                          const Dialect& dialect) {
    for (const EnumName& name : names) {
        const bool known = name.lives.holds_in(dialect.edition);
        if (known && equals_ignoring_case(name.spelling, word)) return &name;
    }
    return nullptr;
}

/// readconf.c parse_multistate: an empty value is complained of twice, unless the first stops ssh.
ValueAnswer read_enumeration(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) {
        const std::string_view shown = word == nullptr ? "(null)" : "";
        ValueFault result = fault(reading, word, "missing argument.");
        if (!reading.has(Difference::value_errors_counted)) return result;
        result.messages.push_back({fmt::format("unsupported option \"{}\".", shown)});
        return result;
    }
    const EnumName* const name = find_name(reading.info().names, word->text, reading.dialect());
    if (name == nullptr) {
        return fault(reading, word, fmt::format("unsupported option \"{}\".", word->text));
    }
    return single(std::string{name->printed});
}

namespace {

ValueAnswer read_logging(Reading& reading, std::string_view what) {
    const Word* const word = reading.take();
    const std::string_view text = word == nullptr ? "<NONE>" : word->text;
    const EnumName* const name = find_name(reading.info().names, text, reading.dialect());
    if (name != nullptr) return single(std::string{name->printed});
    return fault(reading, word, fmt::format("unsupported log {} '{}'", what, text));
}

}  // namespace

ValueAnswer read_log_level(Reading& reading) { return read_logging(reading, "level"); }

ValueAnswer read_log_facility(Reading& reading) { return read_logging(reading, "facility"); }

ValueAnswer read_fingerprint_hash(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    const EnumName* const name = find_name(reading.info().names, word->text, reading.dialect());
    if (name != nullptr) return single(std::string{name->printed});
    return fault(reading, word, fmt::format("Invalid hash algorithm \"{}\".", word->text));
}

}  // namespace sshplan::values
