#include <optional>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

namespace {

constexpr std::int64_t highest_unit = 2147483645;  // the two numbers above it mean any and none

/// One device as ssh -G prints it: a number or `any`.
std::optional<std::string> read_unit(std::string_view text) {
    if (equals_ignoring_case(text, "any")) return "any";
    const Number number = read_number(text, 0, highest_unit);
    const std::int64_t* const good = std::get_if<std::int64_t>(&number);
    return good == nullptr ? std::nullopt : std::optional{fmt::format("{}", *good)};
}

}  // namespace

std::optional<std::string> tunnel_devices(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto local = read_unit(text.substr(0, colon));
    const auto remote = colon == std::string_view::npos ? "any" : read_unit(text.substr(colon + 1));
    if (!local || !remote) return std::nullopt;
    return fmt::format("{}:{}", *local, *remote);
}

/// LOCAL[:REMOTE].
ValueAnswer read_tunnel_device(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    std::optional<std::string> devices = tunnel_devices(word->text);
    return devices ? ValueAnswer{single(*std::move(devices))}
                   : fault(reading, word, "Bad tun device.");
}

}  // namespace sshplan::values
