#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "planner/world/address_family.hpp"
#include "planner/world/real_world.hpp"

namespace sshplan {

namespace {

/// An interface's address in numbers, without the zone; empty if it is of no family that counts.
std::string numeric(const sockaddr* address) {
    if (address == nullptr) {
        return {};
    }
    const bool is_six = address->sa_family == AF_INET6;
    if (!is_six && address->sa_family != AF_INET) {
        return {};
    }
    const socklen_t size = is_six ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    std::array<char, NI_MAXHOST> text{};
    const int fault =
        ::getnameinfo(address, size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
    const std::string found{text.data()};
    return fault == 0 ? found.substr(0, found.find('%')) : std::string{};
}

}  // namespace

std::optional<NameAnswer> RealWorld::look_up(const NameQuestion& question) {
    if (powers_ != Powers::acts) {
        return std::nullopt;
    }
    addrinfo hints{};
    hints.ai_family = family_of(question.family);
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_CANONNAME;
    addrinfo* found = nullptr;
    const int fault = ::getaddrinfo(question.name.c_str(), "22", &hints, &found);
    if (fault != 0) {
        const bool is_unknown = fault == EAI_NONAME || fault == EAI_NODATA;
        const char* const reason =
            fault == EAI_SYSTEM ? std::strerror(errno) : ::gai_strerror(fault);
        return NameAnswer{false, "", reason, is_unknown};
    }
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses{found, ::freeaddrinfo};
    const char* const canonical = addresses->ai_canonname;
    return NameAnswer{true, canonical == nullptr ? "" : canonical, "", false};
}

std::optional<std::vector<std::string>> RealWorld::local_addresses() {
    if (powers_ != Powers::acts) {
        return std::nullopt;
    }
    ifaddrs* found = nullptr;
    if (::getifaddrs(&found) != 0) {
        return std::vector<std::string>{};
    }
    const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> interfaces{found, ::freeifaddrs};
    std::vector<std::string> addresses;
    for (const ifaddrs* each = interfaces.get(); each != nullptr; each = each->ifa_next) {
        const bool is_up = (each->ifa_flags & IFF_UP) != 0;
        std::string address = is_up ? numeric(each->ifa_addr) : std::string{};
        if (!address.empty()) {
            addresses.push_back(std::move(address));
        }
    }
    return addresses;
}

}  // namespace sshplan
