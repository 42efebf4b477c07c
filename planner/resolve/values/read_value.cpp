#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "planner/resolve/values/readers.hpp"

namespace sshplan {

namespace values {

const Word* Reading::take() {
    const Word* const word = peek();
    if (word != nullptr) ++next_;
    return word;
}

const Word* Reading::take_entry() {
    const Word* const word = take();
    const bool ends = word != nullptr && word->text.empty() && !has(Difference::lines_tokenised);
    return ends ? nullptr : word;
}

const Word* Reading::peek() const { return left() == 0 ? nullptr : &directive_.words[next_]; }

namespace {

/// What is wrong with a word that a grammar does not take.
ComplaintKind kind_of_fault(ValueType type) {
    switch (type) {
        case ValueType::integer:
        case ValueType::time:
        case ValueType::port:
        case ValueType::control_persist:
        case ValueType::channel_timeouts:
        case ValueType::rekey_limit:
        case ValueType::octal_mask:
            return ComplaintKind::bad_number;
        case ValueType::ciphers:
        case ValueType::macs:
        case ValueType::kex_algorithms:
        case ValueType::key_types:
        case ValueType::ca_key_types:
        case ValueType::gssapi_kex_algorithms:
            return ComplaintKind::bad_algorithm;
        case ValueType::dynamic_forward:
        case ValueType::local_forward:
        case ValueType::remote_forward:
        case ValueType::permitted_opens:
            return ComplaintKind::bad_forward;
        default:
            return ComplaintKind::bad_value;
    }
}

}  // namespace

ValueFault fault(const Reading& reading, const Word* word, std::string message) {
    const ComplaintKind kind =
        is_void(word) ? ComplaintKind::missing_argument : kind_of_fault(reading.info().type);
    return fault(reading, word, kind, std::move(message));
}

ValueFault fault(const Reading& reading,
                 const Word* word,
                 ComplaintKind kind,
                 std::string message) {
    const Span where = word != nullptr ? word->span : reading.directive().rest_span;
    return {.messages = {{std::move(message)}}, .where = where, .kind = kind};
}

ValueFault fatal(const Reading& reading, const Word* word, std::string message) {
    ValueFault result = fault(reading, word, std::move(message));
    result.consequence = ValueFault::Consequence::fatal;
    return result;
}

ValueFault nothing_there(const Reading& reading) {
    return fatal(reading, nullptr, fmt::format("no {} specified", reading.keyword()));
}

Value single(std::string text) {
    Value value;
    value.words.push_back(std::move(text));
    return value;
}

namespace {

using Reader = ValueAnswer (*)(Reading&);

struct ReaderRow {
    ValueType type;
    Reader reader;
};

using T = ValueType;

// Grammars that are not listed here have no words to read.
constexpr std::array readers{
    ReaderRow{T::flag, read_enumeration},
    ReaderRow{T::enumeration, read_enumeration},
    ReaderRow{T::log_level, read_log_level},
    ReaderRow{T::log_facility, read_log_facility},
    ReaderRow{T::fingerprint_hash, read_fingerprint_hash},
    ReaderRow{T::integer, read_integer},
    ReaderRow{T::time, read_time},
    ReaderRow{T::keystroke_timing, read_keystroke_timing},
    ReaderRow{T::port, read_port_value},
    ReaderRow{T::text, read_text},
    ReaderRow{T::text_or_none, read_text},
    ReaderRow{T::command, read_command},
    ReaderRow{T::version_addendum, read_version_addendum},
    ReaderRow{T::ciphers, read_ciphers},
    ReaderRow{T::macs, read_macs},
    ReaderRow{T::kex_algorithms, read_kex_algorithms},
    ReaderRow{T::key_types, read_key_types},
    ReaderRow{T::ca_key_types, read_ca_key_types},
    ReaderRow{T::gssapi_kex_algorithms, read_gssapi_kex_algorithms},
    ReaderRow{T::identity_agent, read_identity_agent},
    ReaderRow{T::forward_agent, read_forward_agent},
    ReaderRow{T::keys_to_agent, read_keys_to_agent},
    ReaderRow{T::dynamic_forward, read_dynamic_forward},
    ReaderRow{T::local_forward, read_local_forward},
    ReaderRow{T::remote_forward, read_remote_forward},
    ReaderRow{T::permitted_opens, read_permitted_opens},
    ReaderRow{T::known_hosts_paths, read_known_hosts_paths},
    ReaderRow{T::revoked_keys_paths, read_revoked_keys_paths},
    ReaderRow{T::domains, read_domains},
    ReaderRow{T::cname_rules, read_cname_rules},
    ReaderRow{T::environment_patterns, read_environment_patterns},
    ReaderRow{T::environment, read_environment},
    ReaderRow{T::log_locations, read_log_locations},
    ReaderRow{T::channel_timeouts, read_channel_timeouts},
    ReaderRow{T::control_persist, read_control_persist},
    ReaderRow{T::tunnel_device, read_tunnel_device},
    ReaderRow{T::escape_character, read_escape_character},
    ReaderRow{T::qos, read_qos},
    ReaderRow{T::rekey_limit, read_rekey_limit},
    ReaderRow{T::octal_mask, read_octal_mask},
};

/// What is left over is wrong; the old lexes look at one word of it.
std::optional<ValueFault> leftover_fault(const Reading& reading) {
    const Word* const next = reading.peek();
    if (next == nullptr) return std::nullopt;
    if (!reading.has(Difference::lines_tokenised)) {
        if (next->text.empty()) return std::nullopt;
        return fault(reading,
                     next,
                     ComplaintKind::extra_arguments,
                     fmt::format("garbage at end of line; \"{}\".", shortened(next->text, 200)));
    }
    ValueFault result =
        fault(reading,
              next,
              ComplaintKind::extra_arguments,
              fmt::format("keyword {} extra arguments at end of line", reading.keyword()));
    result.where.end = reading.directive().words.back().span.end;
    return result;
}

}  // namespace

}  // namespace values

ValueAnswer read_value(const Directive& directive,
                       const KeywordInfo& info,
                       const ValueContext& context) {
    const auto row = std::ranges::find(values::readers, info.type, &values::ReaderRow::type);
    if (row == values::readers.end()) return Value{};
    values::Reading reading{directive, info, context};
    ValueAnswer answer = row->reader(reading);
    if (std::holds_alternative<ValueFault>(answer)) return answer;
    Value& value = std::get<Value>(answer);
    if (!value.leftover) value.leftover = values::leftover_fault(reading);
    return answer;
}

}  // namespace sshplan
