#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "planner/classes/invocation_classes.hpp"
#include "planner/dialect/dialect.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// A configuration that is judged: the file in the place of ~/.ssh/config, or with `--as system` in
/// that of the system's.
struct LintTarget {
    Client client;           // who will use it; its dialect is the newest in question
    World* world = nullptr;  // neither is ever null
    ConfigFiles* files = nullptr;
};

/// One invocation class of a configuration, read by one release.
struct Case {
    const LintTarget* target = nullptr;
    const Dialect* dialect = nullptr;
    InvocationClass of;
    bool is_refused = false;  // under every outcome
    bool met_limit = false;   // nothing is known of its routes
};

}  // namespace sshplan
