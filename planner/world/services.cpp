#include "planner/world/services.hpp"

#include <charconv>
#include <string>
#include <variant>

#include "parser/config/endpoint.hpp"

namespace sshplan {

namespace {

/// Takes the next field off a line; empty at its end.
std::string_view take_field(std::string_view& line) {
    constexpr std::string_view blanks = " \t\r\v\f";
    const std::size_t begin = line.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    line.remove_prefix(begin);
    const std::string_view field = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(field.size());
    return field;
}

std::optional<std::uint16_t> tcp_port(std::string_view field) {
    std::uint16_t port = 0;
    const char* const end = field.data() + field.size();
    const auto [slash, fault] = std::from_chars(field.data(), end, port);
    if (fault != std::errc{} ||
        field.substr(static_cast<std::size_t>(slash - field.data())) != "/tcp")
        return std::nullopt;
    return port;
}

/// The port that one line, `NAME PORT/PROTOCOL ALIAS...`, gives to a name.
std::optional<std::uint16_t> port_in_line(std::string_view line, std::string_view name) {
    line = line.substr(0, line.find('#'));
    const std::string_view official = take_field(line);
    const std::optional<std::uint16_t> port = tcp_port(take_field(line));
    if (!port) return std::nullopt;
    for (std::string_view known = official; !known.empty(); known = take_field(line)) {
        if (known == name) return port;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::uint16_t> tcp_service(World& world, std::string_view name) {
    const FileAnswer answer = world.read_file("/etc/services");
    const FileContent* const file = std::get_if<FileContent>(&answer);
    if (file == nullptr || name.empty()) return std::nullopt;
    std::string_view rest = file->bytes;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (const auto port = port_in_line(line, name)) return port;
        rest.remove_prefix(line.size() < rest.size() ? line.size() + 1 : line.size());
    }
    return std::nullopt;
}

std::optional<std::uint16_t> read_port(World& world, std::string_view text) {
    if (const std::optional<std::uint32_t> number = port_number(text)) {
        return static_cast<std::uint16_t>(*number);
    }
    return tcp_service(world, text);
}

}  // namespace sshplan
