#include <algorithm>

#include <fmt/format.h>

#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

namespace {

/// misc.c valid_env_name, in the C locale.
bool is_variable_name(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '_';
    };
    return !text.empty() && std::ranges::all_of(text, fits);
}

/// The path of a socket: it is stored as written, but its variables must be set already.
ValueAnswer read_agent_path(const Reading& reading, const Word& word) {
    const Variables variables = variables_in(reading.info().keyword, reading.dialect().edition);
    if (variables == Variables::either) {
        const ExpandedText expanded = expand_variables(word.text, reading.context());
        if (expanded.end != ExpandedText::End::complete) {
            ValueFault result = fault(reading,
                                      &word,
                                      kind_of(expanded),
                                      fmt::format("Invalid environment expansion {}.", word.text));
            put_first(result, expanded);
            return result;
        }
    }
    const bool names_variable = word.text.starts_with('$') &&
                                !(variables == Variables::either && word.text.starts_with("${"));
    const bool is_checked = reading.has(Difference::agent_names_checked);
    if (is_checked && names_variable && !is_variable_name(word.text.substr(1))) {
        return fault(reading, &word, fmt::format("Invalid environment name {}.", word.text));
    }
    return single(std::string{word.text});
}

}  // namespace

ValueAnswer read_identity_agent(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    return read_agent_path(reading, *word);
}

ValueAnswer read_forward_agent(Reading& reading) {
    if (!reading.has(Difference::agent_forwarded_from_paths)) return read_enumeration(reading);
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "missing argument.");
    const EnumName* const flag = find_name(reading.info().names, word->text, reading.dialect());
    if (flag != nullptr) return single(std::string{flag->printed});
    return read_agent_path(reading, *word);
}

/// `confirm` may be followed by a lifetime, which may also stand alone; none at all is for ever.
ValueAnswer read_keys_to_agent(Reading& reading) {
    if (!reading.has(Difference::agent_keys_expire)) return read_enumeration(reading);
    const Word* const word = reading.take();
    const Word* const second = reading.take();
    if (is_void(word)) {
        ValueFault result = fault(reading, word, "missing argument.");
        if (reading.has(Difference::value_errors_counted)) {
            result.messages.push_back({"unsupported option"});
        }
        return result;
    }
    const EnumName* const name = find_name(reading.info().names, word->text, reading.dialect());
    if (name != nullptr && second == nullptr) return single(std::string{name->printed});
    if (name != nullptr && name->spelling == "confirm") {
        const std::optional<int> seconds = read_seconds(second->text, reading.dialect());
        if (!seconds || *seconds == -1)
            return fault(reading, second, ComplaintKind::bad_number, "invalid time value.");
        return single(*seconds == 0 ? "confirm" : fmt::format("confirm {}", *seconds));
    }
    const std::optional<int> seconds = name == nullptr && second == nullptr
                                           ? read_seconds(word->text, reading.dialect())
                                           : std::nullopt;
    if (!seconds || *seconds == -1) {
        return fault(reading, name == nullptr ? word : second, "unsupported option");
    }
    return single(*seconds == 0 ? "true" : fmt::format("{}", *seconds));
}

}  // namespace sshplan::values
