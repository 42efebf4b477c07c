#include "parser/config/jump.hpp"

#include <algorithm>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";

/// The text without its comment and the blanks at its end, or all from its first blank on; but for
/// one at its start, where the old rtrim(3) of ssh did not look.
std::string_view cut(std::string_view text, JumpReading::End end) {
    if (end == JumpReading::End::end_of_line) return text;
    text = text.substr(0, text.find('#'));
    if (end == JumpReading::End::first_blank) return text.substr(0, text.find_first_of(blanks, 1));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::string_view before_last_comma(std::string_view text) {
    const std::size_t comma = text.rfind(',');
    return comma == std::string_view::npos ? std::string_view{} : text.substr(0, comma);
}

/// One element of the list.
std::optional<Endpoint> parse_hop(std::string_view word, const JumpReading& reading) {
    if (!is_ssh_uri(word)) return parse_user_host_port(word, reading.slash);
    std::optional<Endpoint> hop = parse_ssh_uri(word, reading.uri);
    if (!hop || reading.uris == JumpReading::Uris::read) return hop;
    return parse_user_host_port(word, reading.slash);
}

bool needs_brackets(std::string_view host) {
    return host.find(':') != std::string_view::npos ||
           host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

std::optional<JumpList> parse_jump_list(std::string_view text, const JumpReading& reading) {
    const std::string_view value = cut(text, reading.end);
    JumpList list;
    list.text = value;
    list.extra =
        before_last_comma(reading.extra == JumpReading::Extra::from_whole_text ? text : value);
    for (std::string_view rest = value;;) {
        const std::size_t comma = rest.find(',');
        std::optional<Endpoint> hop = parse_hop(rest.substr(0, comma), reading);
        if (!hop) return std::nullopt;
        list.hops.push_back(std::move(*hop));
        if (comma == std::string_view::npos) return list;
        rest.remove_prefix(comma + 1);
    }
}

std::string printed_jump_list(const JumpList& list) {
    const Endpoint& last = list.last();
    std::string text = list.extra.empty() ? "" : list.extra + ",";
    if (last.user) text += *last.user + "@";
    text += needs_brackets(last.host) ? "[" + last.host + "]" : last.host;
    if (last.port) text += ":" + *last.port;
    return text;
}

}  // namespace sshplan
