#include "tools/sshplan/session/policy_worlds.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace sshplan::cli {

namespace {

constexpr std::array<std::string_view, 4> world_keys{
    "assume", "address", "local-user", "local-host"};

void add_assumption(TomlFields& fields,
                    const TomlEntry& entry,
                    const std::string& written,
                    PolicyWorld& world) {
    if (auto assumption = read_assumption(written)) {
        world.assumptions.push_back(*std::move(assumption));
    } else {
        fields.fail(entry.value.span,
                    fmt::format("'{}' is no assumption: WHAT=yes or WHAT=no, as --assume takes it",
                                written));
    }
}

PolicyWorld read_world(TomlFields& fields, const TomlEntry& entry) {
    PolicyWorld world{.name = entry.key};
    for (const TomlEntry& one : fields.table(entry, world_keys)) {
        if (one.key == "assume") {
            for (const std::string& text : fields.texts(one)) {
                add_assumption(fields, one, text, world);
            }
        } else if (one.key == "address") {
            for (const std::string& text : fields.texts(one)) {
                add_assumption(fields, one, fmt::format("net:{}=yes", text), world);
            }
        } else if (one.key == "local-user") {
            world.local_user = fields.text(one);
        } else if (one.key == "local-host") {
            world.local_host = fields.text(one);
        }
    }
    return world;
}

}  // namespace

std::vector<PolicyWorld> read_worlds(TomlFields& fields, const TomlEntry& entry) {
    std::vector<PolicyWorld> worlds;
    const auto* const table = std::get_if<TomlValue::Table>(&entry.value.of);
    if (table == nullptr) {
        fields.fail(entry.value.span, "worlds are tables: [worlds.NAME]");
        return worlds;
    }
    for (const TomlEntry& one : *table) worlds.push_back(read_world(fields, one));
    return worlds;
}

}  // namespace sshplan::cli
