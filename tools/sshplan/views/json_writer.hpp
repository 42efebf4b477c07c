#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "tools/sshplan/views/json_parts.hpp"

namespace sshplan::cli {

/// Writes a document piece by piece, byte for byte as printed_document() prints it as a whole: for
/// what is too large to be held. Objects and arrays are begun and ended; within an object each
/// value follows its key().
class JsonWriter {
public:
    explicit JsonWriter(std::ostream& out) : out_(out) {}

    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }

    /// The name of the next value: letters and underscores.
    void key(std::string_view name);

    void value(std::string_view text);
    void value(const char* text) { value(std::string_view{text}); }
    /// A text, or null for none.
    void value(const std::optional<std::string_view>& text);
    void value(bool flag);
    void value(std::uint32_t number);
    void value(const Json& part);

    /// A name and its value.
    template <typename T>
    void field(std::string_view name, const T& its) {
        key(name);
        value(its);
    }

    /// Ends the document with a line end, and hands all of it on.
    void finish();

private:
    void begin(char bracket);
    void end(char bracket);
    void begin_element();
    void begin_value();
    void begin_line();
    void hand_on_if_much();

    /// Whether the innermost object or array has an element, and whether a key waits for its value.
    enum class At : std::uint8_t { nothing_yet, element, after_key };

    std::ostream& out_;
    std::string waiting_;  // to be handed on
    std::size_t depth_ = 0;
    At at_ = At::nothing_yet;
};

}  // namespace sshplan::cli
