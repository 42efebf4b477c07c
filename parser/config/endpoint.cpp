#include "parser/config/endpoint.hpp"

#include <algorithm>

namespace sshplan {

namespace {

constexpr std::string_view scheme = "ssh://";

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_alphanumeric(char byte) {
    return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

std::optional<unsigned> hex_digit(char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    const char lower = byte >= 'A' && byte <= 'F' ? static_cast<char>(byte - 'A' + 'a') : byte;
    const std::size_t value = digits.find(lower);
    return value == std::string_view::npos ? std::nullopt
                                           : std::optional{static_cast<unsigned>(value)};
}

/// misc.c urldecode.
std::optional<std::string> url_decoded(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            result += text[at] == '+' ? ' ' : text[at];
            continue;
        }
        const auto high = at + 1 < text.size() ? hex_digit(text[at + 1]) : std::nullopt;
        const auto low = at + 2 < text.size() ? hex_digit(text[at + 2]) : std::nullopt;
        if (!high || !low) {
            return std::nullopt;
        }
        result += static_cast<char>(*high * 16 + *low);
        at += 2;
    }
    return result;
}

/// The user of a URI, from what stands before the '@'.
std::optional<std::string> uri_user(std::string_view text, UriReading reading) {
    const std::string_view name = text.substr(0, text.find(';'));
    auto user = name.empty() ? std::nullopt : url_decoded(name);
    if (!user) {
        return std::nullopt;
    }
    const std::size_t nul = user->find('\0');
    if (nul != std::string::npos) {
        if (reading == UriReading::since_10_1 || reading == UriReading::debian_9_2) {
            return std::nullopt;
        }
        user->resize(nul);
    }
    return user;
}

/// A host, and what ends it: ':' or '/', or 0 at the end of the text.
struct HostPart {
    std::string_view host;
    char delimiter = 0;
    std::string_view rest;
};

/// misc.c hpdelim2 and cleanhostname.
std::optional<HostPart> split_host(std::string_view text) {
    std::size_t end = text.find_first_of(":/");
    if (text.starts_with('[')) {
        const std::size_t bracket = text.find(']');
        if (bracket == std::string_view::npos) {
            return std::nullopt;
        }
        end = bracket + 1;
    }
    end = std::min(end, text.size());
    if (end == 0 || (end < text.size() && text[end] != ':' && text[end] != '/')) {
        return std::nullopt;
    }
    HostPart part{text.substr(0, end), '\0', ""};
    if (part.host.starts_with('[')) {
        part.host = part.host.substr(1, end - 2);
    }
    if (end < text.size()) {
        part.delimiter = text[end];
        part.rest = text.substr(end + 1);
    }
    return part;
}

/// misc.c valid_domain, which also drops a dot at the end.
std::optional<std::string> domain_name(std::string_view text, UriReading reading) {
    const bool takes_underscore =
        reading == UriReading::since_10_1 || reading == UriReading::since_10_0;
    const bool begins_well = !text.empty() && (is_alphanumeric(text.front()) ||
                                               (text.front() == '_' && takes_underscore));
    const auto may_stand = [](char byte) {
        return is_alphanumeric(byte) || byte == '.' || byte == '-' || byte == '_';
    };
    if (!begins_well || !std::ranges::all_of(text, may_stand) ||
        text.find("..") != std::string_view::npos) {
        return std::nullopt;
    }
    text.remove_suffix(text.ends_with('.') ? 1 : 0);
    return std::string{text};
}

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

/// What strtoll(3) reads: blanks, a sign, and the digits that the text consists of after them.
struct NumberText {
    bool is_negative = false;
    std::string_view digits;
};

std::optional<NumberText> number_text(std::string_view text) {
    const auto* const start = std::ranges::find_if_not(text, is_blank);
    text.remove_prefix(static_cast<std::size_t>(start - text.begin()));
    const bool is_negative = text.starts_with('-');
    text.remove_prefix(is_negative || text.starts_with('+') ? 1 : 0);
    if (text.empty() || !std::ranges::all_of(text, is_digit)) {
        return std::nullopt;
    }
    return NumberText{is_negative, text};
}

/// Whether a port's text may do: a number above 0, or what may be a service's name.
bool may_be_port(std::string_view text) {
    return number_text(text) ? port_number(text).value_or(0) > 0
                             : !text.empty() && std::ranges::none_of(text, is_blank);
}

}  // namespace

bool is_ssh_uri(std::string_view word) { return word.starts_with(scheme); }

std::optional<Endpoint> parse_ssh_uri(std::string_view word, UriReading reading) {
    if (!is_ssh_uri(word)) {
        return std::nullopt;
    }
    word.remove_prefix(scheme.size());
    Endpoint endpoint;
    const std::size_t at = word.find('@');
    if (at != std::string_view::npos) {
        endpoint.user = uri_user(word.substr(0, at), reading);
        if (!endpoint.user) {
            return std::nullopt;
        }
        word.remove_prefix(at + 1);
    }
    const auto part = split_host(word);
    const auto host = part ? domain_name(part->host, reading) : std::nullopt;
    if (!host) {
        return std::nullopt;
    }
    endpoint.host = *host;
    std::string_view path = part->rest;
    if (part->delimiter == ':' && !part->rest.empty()) {
        const std::size_t slash = std::min(part->rest.find('/'), part->rest.size());
        endpoint.port = part->rest.substr(0, slash);
        path = part->rest.substr(std::min(slash + 1, part->rest.size()));
        if (!may_be_port(*endpoint.port)) {
            return std::nullopt;
        }
    }
    return path.empty() ? std::optional{endpoint} : std::nullopt;
}

std::optional<Endpoint> parse_user_host_port(std::string_view word, SlashReading slash) {
    Endpoint endpoint;
    const std::size_t at = word.rfind('@');
    if (at == 0) {
        return std::nullopt;
    }
    if (at != std::string_view::npos) {
        endpoint.user = word.substr(0, at);
        word.remove_prefix(at + 1);
    }
    const auto part = split_host(word);
    if (!part || (part->delimiter == '/' && slash == SlashReading::refused)) {
        return std::nullopt;
    }
    endpoint.host = part->host;
    if (!part->rest.empty()) {
        if (!may_be_port(part->rest)) {
            return std::nullopt;
        }
        endpoint.port = part->rest;
    }
    return endpoint;
}

std::optional<std::uint32_t> port_number(std::string_view text) {
    constexpr std::uint32_t highest = 65535;
    const auto number = number_text(text);
    if (!number) {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    for (const char digit : number->digits) {
        value = value * 10 + static_cast<std::uint32_t>(digit - '0');
        if (value > highest) {
            return std::nullopt;
        }
    }
    return number->is_negative && value != 0 ? std::nullopt : std::optional{value};
}

}  // namespace sshplan
