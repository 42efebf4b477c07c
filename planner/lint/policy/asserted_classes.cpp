#include "planner/lint/policy/asserted_classes.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/explore/named_destination.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan {
namespace {

/// Every name that some line of a configuration spells.
std::set<std::string> names_in(const LintTarget& target, const Dialect& dialect) {
    std::set<std::string> names;
    for (const OpenedFile* const file : target.files->opened()) {
        for (const NamedDestination& one : named_destinations(*file, dialect)) {
            names.insert(one.name);
        }
    }
    return names;
}

/// The patterns of a policy as a configuration that tells apart what they do.
std::string as_configuration(const Policy& policy) {
    std::string text;
    for (const Assertion& assertion : policy.assertions) {
        for (const auto* const patterns : {&assertion.hosts.patterns, &assertion.hosts.except}) {
            for (const std::string& pattern : *patterns) text += fmt::format("Host {}\n", pattern);
        }
    }
    return text;
}

Imaginary machine_with(std::string text) {
    Imaginary machine;
    machine.files["policy"] = {.bytes = std::move(text)};
    return machine;
}

bool matches_any(std::string_view host, const std::vector<std::string>& patterns) {
    return std::ranges::any_of(
        patterns, [&](const std::string& pattern) { return matches_pattern(host, pattern); });
}

/// The clients that read the configuration, the first one first.
std::deque<Client> readers_of(const LintTarget& target,
                              const Dialect& dialect,
                              const Policy& policy) {
    std::deque<Client> readers{target.client};
    readers.front().dialect = dialect;
    std::set<std::string_view> known{dialect.name};
    for (const Assertion& assertion : policy.assertions) {
        for (const Dialect& release : assertion.stable_across) {
            if (!known.insert(release.name).second) continue;
            readers.push_back(target.client);
            readers.back().dialect = release;
        }
    }
    return readers;
}

}  // namespace

AssertedClasses::AssertedClasses(const LintTarget& target,
                                 const Dialect& dialect,
                                 const Policy& policy) {
    const std::deque<Client> readers = readers_of(target, dialect, policy);
    std::vector<ReadingOfFiles> states;
    for (const Client& reader : readers) states.push_back({&reader, target.world, target.files});
    ImaginaryWorld world{machine_with(as_configuration(policy))};
    ConfigFiles files{world};
    Client judge = readers.front();
    judge.user_config = {"policy", RoleFile::Wanted::named};
    judge.system_config.wanted = RoleFile::Wanted::nothing;
    states.push_back({&judge, &world, &files});
    InvocationClasses classes = invocation_classes(states);
    all_ = std::move(classes.all);
    gaps_ = std::move(classes.gaps);
    const std::set<std::string> names = names_in(target, dialect);
    for (InvocationClass& one : all_) {
        const bool is_named = names.contains(one.invocation.destination.host);
        if (is_named) one.host = InvocationClass::Host::named;
        if (!is_named && one.host == InvocationClass::Host::named) {
            one.host = InvocationClass::Host::like;
        }
    }
}

bool AssertedClasses::is_about(const AssertedHosts& hosts, const InvocationClass& one) {
    const std::string& host = one.invocation.destination.host;
    const bool is_alias = hosts.has_aliases && one.host == InvocationClass::Host::named;
    return (is_alias || matches_any(host, hosts.patterns)) && !matches_any(host, hosts.except);
}

}  // namespace sshplan
