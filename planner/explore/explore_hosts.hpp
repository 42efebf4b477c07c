#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/explore/host_hops.hpp"
#include "planner/explore/host_list.hpp"
#include "planner/resolve/resolve.hpp"

namespace sshplan {

/// What ssh reads for a host that no line names: every file that does not hang on the host.
/// `inclusions`, if given, learns where Include lines lead.
[[nodiscard]] Resolution read_for_unnamed_host(const Client& client,
                                               World& world,
                                               ConfigFiles& files,
                                               Inclusions* inclusions = nullptr);

/// Every destination that the files of a client name, in the order of files and lines, each with
/// its route under every outcome. All share the conditions of `surroundings`: the same expanded
/// text is one condition, whichever host it is asked for. A limit that one host meets is an
/// Ending::limit of the whole. Lists that are compared keep more.
[[nodiscard]] HostList explore_hosts(const Client& client,
                                     const Surroundings& surroundings,
                                     ListUse use = ListUse::shown);

/// The same for destinations that these files need not name.
[[nodiscard]] HostList explore_destinations(const Client& client,
                                            const Surroundings& surroundings,
                                            const std::vector<std::string>& names,
                                            ListUse use = ListUse::shown);

/// Adds the hosts of another configuration. The worse ending holds.
void append(HostList& list, HostList more);

}  // namespace sshplan
