#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan {

/// Whether ssh takes a host for a numeric address: it holds '%' or ':', consists of digits and dots
/// only, or is a form that inet_aton(3) reads (misc.c / ssh.c is_addr).
[[nodiscard]] bool is_address(std::string_view host, AddressFamily family = AddressFamily::any);

/// The numeric form that getnameinfo(3) gives back, or nothing if `host` is no numeric address of
/// the family.
[[nodiscard]] std::optional<std::string> numeric_address(std::string_view host,
                                                         AddressFamily family = AddressFamily::any);

/// Whether a text is an IPv4 or IPv6 address as people write it.
[[nodiscard]] bool is_address_itself(std::string_view text);

/// What is wrong with a CIDR list of Match localnetwork, in ssh's words (addrmatch.c
/// addr_match_cidr_list); nothing if it is well-formed.
[[nodiscard]] std::vector<std::string> network_list_faults(std::string_view list);

/// Whether every network of `inner` lies within some network of `outer`; both are well-formed
/// lists.
[[nodiscard]] bool networks_within(std::string_view inner, std::string_view outer);

/// Whether a machine with `address` is in some network of a well-formed list.
[[nodiscard]] bool address_within(std::string_view address, std::string_view list);

/// What "this machine is (not) in `network`" says about a list: yes if it lies within, no if the
/// list holds nothing else; otherwise nothing.
[[nodiscard]] std::optional<bool> network_answer(std::string_view list,
                                                 std::string_view network,
                                                 bool is_in);

}  // namespace sshplan
