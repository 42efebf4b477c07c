#include "planner/resolve/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <variant>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/complaint.hpp"

namespace sshplan {
namespace {

constexpr std::size_t longest_entry = INET6_ADDRSTRLEN + 3;

/// An address and how many of its bits count.
struct Network {
    std::array<std::uint8_t, 16> bytes{};
    unsigned width = 0;   // 32 or 128
    unsigned length = 0;  // of the mask
};

std::optional<Network> parse_address(const std::string& text) {
    Network network;
    if (inet_pton(AF_INET, text.c_str(), network.bytes.data()) == 1) {
        network.width = network.length = 32;
        return network;
    }
    if (inet_pton(AF_INET6, text.c_str(), network.bytes.data()) == 1) {
        network.width = network.length = 128;
        return network;
    }
    return std::nullopt;
}

bool bit(const Network& network, unsigned index) {
    return ((network.bytes[index / 8] >> (7 - index % 8)) & 1) != 0;
}

bool has_host_bits(const Network& network) {
    for (unsigned i = network.length; i < network.width; ++i) {
        if (bit(network, i)) return true;
    }
    return false;
}

/// strtonum(3), from 0 to INT_MAX.
std::optional<unsigned> parse_length(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n\v\f\r"), text.size()));
    if (text.starts_with('+')) text.remove_prefix(1);
    std::int32_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_whole = fault == std::errc{} && end == text.data() + text.size() && value >= 0;
    return is_whole ? std::optional{static_cast<unsigned>(value)} : std::nullopt;
}

enum class Fault { syntax, mask };

/// One entry of a list: ADDRESS or ADDRESS/LENGTH (addr.c addr_pton_cidr).
std::variant<Network, Fault> parse_network(std::string_view entry) {
    const std::size_t slash = entry.find('/');
    // getaddrinfo(3) takes every form of a numeric address.
    const std::optional<std::string> address = numeric_address(entry.substr(0, slash));
    std::optional<Network> network = address ? parse_address(*address) : std::nullopt;
    if (!network) return Fault::syntax;
    if (slash == std::string_view::npos) return *network;
    const std::optional<unsigned> length = parse_length(entry.substr(slash + 1));
    if (!length) return Fault::syntax;
    if (*length > network->width) return Fault::mask;
    network->length = *length;
    if (has_host_bits(*network)) return Fault::mask;
    return *network;
}

std::vector<Network> networks_of(std::string_view list) {
    std::vector<Network> networks;
    for (const std::string_view entry : list_elements(list)) {
        const auto parsed = parse_network(entry);
        if (const auto* network = std::get_if<Network>(&parsed)) networks.push_back(*network);
    }
    return networks;
}

bool within(const Network& inner, const Network& outer) {
    if (inner.width != outer.width || inner.length < outer.length) return false;
    for (unsigned i = 0; i < outer.length; ++i) {
        if (bit(inner, i) != bit(outer, i)) return false;
    }
    return true;
}

bool is_digits_and_dots(std::string_view host) {
    return host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

bool is_address(std::string_view host, AddressFamily family) {
    if (host.find_first_of("%:") != std::string_view::npos || is_digits_and_dots(host)) return true;
    return numeric_address(host, family).has_value();
}

std::optional<std::string> numeric_address(std::string_view host, AddressFamily family) {
    const std::string text{host};
    std::array<char, INET6_ADDRSTRLEN> out{};
    in_addr four{};
    in6_addr six{};
    const bool blank = text.empty() || text.find_first_of(" \t\r\n\f\v") != std::string::npos;
    if (!blank && inet_aton(text.c_str(), &four) == 1) {
        if (family == AddressFamily::inet6) return std::nullopt;
        inet_ntop(AF_INET, &four, out.data(), out.size());
    } else if (inet_pton(AF_INET6, text.c_str(), &six) == 1) {
        const bool is_mapped = IN6_IS_ADDR_V4MAPPED(&six) != 0;
        if (family == AddressFamily::inet && !is_mapped) return std::nullopt;
        if (family == AddressFamily::inet) {
            inet_ntop(AF_INET, &six.s6_addr[12], out.data(), out.size());
        } else {
            inet_ntop(AF_INET6, &six, out.data(), out.size());
        }
    } else {
        return std::nullopt;
    }
    return std::string{out.data()};
}

bool is_address_itself(std::string_view text) {
    return parse_address(std::string{text}).has_value();
}

std::vector<std::string> network_list_faults(std::string_view list) {
    constexpr std::string_view where = "addr_match_cidr_list: ";
    std::vector<std::string> faults;
    for (const std::string_view entry : list_elements(list)) {
        if (entry.empty()) {
            const std::string_view first = list.substr(0, list.find(','));
            faults.push_back(fmt::format("{}empty entry in list \"{}\"", where, shortened(first)));
            break;
        }
        if (entry.size() > longest_entry) {
            faults.push_back(fmt::format("{}list entry \"{}\" too long", where, shortened(entry)));
            break;
        }
        if (entry.find_first_not_of("0123456789abcdefABCDEF.:/") != std::string_view::npos) {
            faults.push_back(fmt::format(
                "{}list entry \"{}\" contains invalid characters", where, shortened(entry)));
        }
        const auto parsed = parse_network(entry);
        if (const auto* const fault = std::get_if<Fault>(&parsed)) {
            faults.push_back(fmt::format("{} \"{}\"",
                                         *fault == Fault::mask
                                             ? "Inconsistent mask length for network"
                                             : "Invalid network entry",
                                         shortened(entry)));
            break;
        }
    }
    return faults;
}

bool networks_within(std::string_view inner, std::string_view outer) {
    const std::vector<Network> outside = networks_of(outer);
    return std::ranges::all_of(networks_of(inner), [&](const Network& network) {
        return std::ranges::any_of(outside,
                                   [&](const Network& other) { return within(network, other); });
    });
}

bool address_within(std::string_view address, std::string_view list) {
    return parse_address(std::string{address}) && networks_within(address, list);
}

std::optional<bool> network_answer(std::string_view list, std::string_view network, bool is_in) {
    if (!network_list_faults(network).empty()) return std::nullopt;
    if (is_in) return networks_within(network, list) ? std::optional{true} : std::nullopt;
    return networks_within(list, network) ? std::optional{false} : std::nullopt;
}

}  // namespace sshplan
