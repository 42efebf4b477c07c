#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "planner/resolve/values/readers.hpp"
#include "planner/world/services.hpp"

namespace sshplan::values {

namespace {

constexpr std::size_t longest_specification = 255;  // what fits ssh's buffer; the rest is lost
constexpr std::size_t longest_path = 107;           // of a Unix socket
constexpr std::size_t longest_host = 1024;          // NI_MAXHOST, less the NUL

enum class FieldKind { plain, path };

struct Field {
    std::string text;
    FieldKind kind = FieldKind::plain;
};

enum class Scan { found, end, broken };

/// Takes a field in brackets, which is used as it stands.
Scan take_bracketed(std::string& rest, Field& field) {
    const std::size_t close = rest.find(']');
    if (close == std::string::npos) return Scan::broken;
    const bool last = close + 1 == rest.size();
    if (!last && rest[close + 1] != ':') return Scan::broken;
    field.text = rest.substr(1, close - 1);
    if (field.text.find('/') != std::string::npos) field.kind = FieldKind::path;
    rest.erase(0, last ? close + 1 : close + 2);
    return Scan::found;
}

/// Takes the next field (readconf.c parse_fwd_field): up to a colon; a backslash makes the next
/// byte ordinary. What is left over after a failure stays in `rest`.
Scan take_field(std::string& rest, Field& field) {
    if (rest.empty()) return Scan::end;
    if (rest.front() == '[') return take_bracketed(rest, field);
    for (std::size_t at = 0; at < rest.size(); ++at) {
        if (rest[at] == '\\') {
            rest.erase(at, 1);
            if (at == rest.size()) return Scan::broken;
        } else if (rest[at] == '/') {
            field.kind = FieldKind::path;
        } else if (rest[at] == ':') {
            field.text = rest.substr(0, at);
            rest.erase(0, at + 1);
            return Scan::found;
        }
    }
    field.text = std::move(rest);
    rest.clear();
    return Scan::found;
}

/// The fields of a specification; none if something is wrong with it.
std::vector<Field> cut_fields(std::string rest) {
    std::vector<Field> fields;
    Field field;
    while (fields.size() < 4 && take_field(rest, field) == Scan::found) {
        fields.push_back(std::exchange(field, {}));
    }
    if (!rest.empty()) fields.clear();
    return fields;
}

/// One end as parse_forward() fills it in. `port` is nothing where it cannot be read.
struct End {
    std::optional<std::string> host;
    std::optional<std::string> path;
    std::optional<int> port;
};

struct Ends {
    End listen;
    End target;
};

std::optional<int> port_in(const Field& field, World& world) {
    const std::optional<std::uint16_t> port = read_port(world, field.text);
    return port ? std::optional<int>{*port} : std::nullopt;
}

Ends assign_two(const std::vector<Field>& f, World& world) {
    if (f[1].kind != FieldKind::path) {
        return {{f[0].text, {}, port_in(f[1], world)}, {"socks", {}, 0}};
    }
    if (f[0].kind == FieldKind::path) return {{{}, f[0].text, {}}, {{}, f[1].text, {}}};
    return {{{}, {}, port_in(f[0], world)}, {{}, f[1].text, {}}};
}

Ends assign_three(const std::vector<Field>& f, World& world) {
    if (f[0].kind == FieldKind::path) {
        return {{{}, f[0].text, {}}, {f[1].text, {}, port_in(f[2], world)}};
    }
    if (f[2].kind == FieldKind::path) {
        return {{f[0].text, {}, port_in(f[1], world)}, {{}, f[2].text, {}}};
    }
    return {{{}, {}, port_in(f[0], world)}, {f[1].text, {}, port_in(f[2], world)}};
}

/// What the fields mean, by their number (readconf.c parse_forward).
Ends assign(const std::vector<Field>& f, World& world) {
    if (f.size() == 4) {
        return {{f[0].text, {}, port_in(f[1], world)}, {f[2].text, {}, port_in(f[3], world)}};
    }
    if (f.size() == 3) return assign_three(f, world);
    if (f.size() == 2) return assign_two(f, world);
    if (f[0].kind == FieldKind::path) return {{{}, f[0].text, {}}, {"socks", {}, 0}};
    return {{{}, {}, port_in(f[0], world)}, {"socks", {}, 0}};
}

bool is_too_long(const End& end) {
    return (end.path && end.path->size() > longest_path) ||
           (end.host && end.host->size() > longest_host);
}

using Shape = ForwardShape;
using Side = ForwardSide;

/// The checks at the end of parse_forward(). Only the other side may choose the port.
bool is_valid(const Ends& ends, std::size_t fields, Shape shape, Side side) {
    if (shape == Shape::dynamic) {
        if (fields > 2) return false;
    } else {
        if (fields < 3 && !ends.listen.path && !ends.target.path) return false;
        if (!ends.target.path && ends.target.port.value_or(0) == 0) return false;
    }
    if (!ends.listen.path && !ends.listen.port) return false;
    if (side == Side::local && !ends.listen.path && *ends.listen.port == 0) return false;
    return !is_too_long(ends.listen) && !is_too_long(ends.target);
}

ForwardEnd print_end(const End& end) {
    if (end.path) return {ForwardEnd::Kind::path, *end.path};
    const int port = end.port.value_or(0);
    if (!end.host) return {ForwardEnd::Kind::port, fmt::format("{}", port)};
    return {ForwardEnd::Kind::host_and_port, fmt::format("[{}]:{}", *end.host, port)};
}

/// The fields of a text in which variables stand as written, LISTEN before TARGET; nothing if it
/// has none, or where its fields are not those of the expanded text.
std::string shown_fields(std::string_view written, const std::vector<Field>& fields, Shape shape) {
    if (written.find("${") == std::string_view::npos) return {};
    const std::vector<Field> own = cut_fields(std::string{written});
    if (own.size() != fields.size() || shape == Shape::dynamic) return std::string{written};
    const bool ends_in_path = own.back().kind == FieldKind::path;
    const std::size_t of_target = std::min(own.size(), std::size_t{ends_in_path ? 1U : 2U});
    std::string shown;
    for (std::size_t i = 0; i < own.size(); ++i) {
        if (i > 0) shown += i + of_target == own.size() ? ' ' : ':';
        shown += own[i].text;
    }
    return shown;
}

Forward print_ends(const Ends& ends) {
    Forward forward{print_end(ends.listen), print_end(ends.target)};
    if (ends.target.host == "socks") forward.target.kind = ForwardEnd::Kind::socks;
    return forward;
}

/// The specification of a line, which ssh puts together in a buffer that may be too short.
ValueAnswer read_specification(const Reading& reading, std::string text, Shape shape, Side side) {
    text.resize(std::min(text.size(), longest_specification));
    ForwardReading read = parse_forward(text, shape, side, reading.context());
    if (read.forward) return value_of(std::move(read), shape);
    ValueFault bad = fault(reading, nullptr, read.kind, "Bad forwarding specification.");
    put_first(bad, {.errors = std::move(read.errors)});
    return bad;
}

ValueFault nothing_to_listen_on(const Reading& reading, const Word* word) {
    const bool is_old = !reading.has(Difference::value_errors_counted);
    return fault(reading, word, is_old ? "Missing port argument." : "Missing argument.");
}

}  // namespace

ForwardReading parse_forward(std::string_view text,
                             ForwardShape shape,
                             ForwardSide side,
                             const ValueContext& context) {
    std::string whole{text};
    const Edition& edition = context.dialect.edition;
    if (variables_in(Keyword::local_forward, edition) == Variables::braced) {
        ExpandedText expanded = expand_variables(text, context);
        if (expanded.end != ExpandedText::End::complete) {
            return {{}, std::move(expanded.errors), kind_of(expanded)};
        }
        whole = std::move(expanded.text);
    }
    const std::size_t start = whole.find_first_not_of(" \t\n\v\f\r");
    if (start == std::string::npos) return {};
    const std::vector<Field> fields = cut_fields(whole.substr(start));
    if (fields.empty()) return {};
    const Ends ends = assign(fields, context.world);
    if (!is_valid(ends, fields.size(), shape, side)) return {};
    return {.forward = print_ends(ends), .shown = shown_fields(text, fields, shape)};
}

Value value_of(ForwardReading reading, ForwardShape shape) {
    const Forward& forward = *reading.forward;
    Value value;
    if (!reading.shown.empty()) {
        value.words.push_back(std::move(reading.shown));
    } else if (shape == Shape::dynamic) {
        value.words.push_back(forward.listen.text);
    } else {
        value.words.push_back(fmt::format("{} {}", forward.listen.text, forward.target.text));
    }
    value.forward = forward;
    return value;
}

ValueAnswer read_dynamic_forward(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return nothing_to_listen_on(reading, word);
    return read_specification(reading, std::string{word->text}, Shape::dynamic, Side::local);
}

ValueAnswer read_local_forward(Reading& reading) {
    const Word* const listen = reading.take();
    if (is_void(listen)) return nothing_to_listen_on(reading, listen);
    const Word* const target = reading.take();
    if (is_void(target)) return fault(reading, target, "Missing target argument.");
    return read_specification(
        reading, fmt::format("{}:{}", listen->text, target->text), Shape::with_target, Side::local);
}

/// Without a target the other side's clients choose one, as with DynamicForward.
ValueAnswer read_remote_forward(Reading& reading) {
    const Word* const listen = reading.take();
    if (is_void(listen)) return nothing_to_listen_on(reading, listen);
    const Word* const target = reading.take();
    const Shape shape = is_void(target) ? Shape::dynamic : Shape::with_target;
    std::string text = is_void(target) ? std::string{listen->text}
                                       : fmt::format("{}:{}", listen->text, target->text);
    ValueAnswer answer = read_specification(reading, text, shape, Side::remote);
    auto* const value = std::get_if<Value>(&answer);
    if (value == nullptr) return answer;
    const bool is_shown = text.find("${") != std::string::npos;
    return value_of({.forward = std::move(value->forward),
                     .shown = is_shown ? std::move(value->words.front()) : std::string{}},
                    Shape::with_target);
}

}  // namespace sshplan::values
