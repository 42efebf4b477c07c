#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/explore/judged_configurations.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "planner/migrate/migrate.hpp"
#include "planner/migrate/unified_diff.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan {
namespace {

const std::string top = "ssh/config";

ReadState read_state(World& machine) {
    auto judged = std::make_shared<JudgedConfigurations>(
        machine, JudgedRoles{.caller = unknown_caller(newest_dialect())});
    REQUIRE(!judged->look_at(top));
    ReadState state;
    for (const JudgedConfiguration& one : judged->all()) {
        state.targets.push_back({one.client, one.world, one.files});
    }
    state.keeps_alive = judged;
    return state;
}

/// What becomes of a configuration: its new text, and of each recipe a line
/// "netcat differs needs-tcp-forwarding,quiet" or "proxy kept".
struct Migrated {
    explicit Migrated(const std::string& config) {
        Imaginary machine;
        machine.files[top] = {.bytes = config};
        ImaginaryWorld world{std::move(machine)};
        const Migration migration = migrate(world, read_state, {.dialects = {newest_dialect()}});
        for (const MigratedRecipe& recipe : migration.recipes) {
            verdicts.push_back(describe_recipe(recipe));
        }
        text = config;
        for (const ChangedFile& change : migration.changes) text = change.bytes;
    }

    static std::string describe_recipe(const MigratedRecipe& recipe) {
        std::string line = fmt::format("{} {}", name_of(recipe.site.kind), name_of(recipe.verdict));
        for (const NamedDifference& difference : recipe.differences) line += " " + difference.id;
        if (recipe.witness) {
            const ChangeWitness& witness = *recipe.witness;
            line += fmt::format(" [{} -> {}: {} at {}: '{}' -> '{}']",
                                witness.before,
                                witness.after,
                                static_cast<int>(witness.change.kind),
                                witness.change.from_end,
                                witness.change.before,
                                witness.change.after);
        }
        return line;
    }

    std::string text;
    std::vector<std::string> verdicts;
};

using Verdicts = std::vector<std::string>;

TEST_CASE("an ssh -W becomes a ProxyJump, in the style of its line") {
    const Migrated plain{"Host db\n\tproxycommand=ssh -W %h:%p gw\n\tPort 2222\n"};
    CHECK(plain.verdicts == Verdicts{"dash-w same"});
    CHECK(plain.text == "Host db\n\tproxyjump=gw\n\tPort 2222\n");
    const Migrated with_user{"Host db\r\n  ProxyCommand ssh -l ops -p 2022 -W %h:%p gw\r\n"};
    CHECK(with_user.verdicts == Verdicts{"dash-w same"});
    CHECK(with_user.text == "Host db\r\n  ProxyJump ops@gw:2022\r\n");
}

TEST_CASE("a netcat recipe becomes a ProxyJump, and its differences are named") {
    const Migrated netcat{"Host db\n  ProxyCommand ssh gw nc -w 10 %h %p\n  ProxyUseFdpass no\n"};
    CHECK(netcat.verdicts ==
          Verdicts{"netcat differs needs-tcp-forwarding nc-timeout session-no-longer-exposed"});
    CHECK(netcat.text == "Host db\n  ProxyJump gw\n");
}

TEST_CASE("what ProxyJump cannot say is left alone") {
    const Migrated kept{
        "Host a\n  ProxyCommand nc -X connect -x proxy:8080 %h %p\n"
        "Host b\n  ProxyCommand ssh -W $(echo %h | sed s/x//):%p gw\n"
        "Host c\n  ProxyCommand ssh jump route -T 1 exec nc %h %p\n"
        "Host d\n  ProxyCommand none\n"};
    CHECK(kept.verdicts == Verdicts{"proxy kept", "computed kept", "netcat refused"});
}

TEST_CASE("a jump host that its own pattern matches gets an exception") {
    const Migrated wildcard{"Host *.corp\n  ProxyCommand ssh gw.corp nc %h %p\n"};
    CHECK(wildcard.verdicts ==
          Verdicts{"netcat differs needs-tcp-forwarding loop-removed session-no-longer-exposed"});
    CHECK(wildcard.text ==
          "Host gw.corp\n  ProxyCommand none\n\nHost *.corp\n  ProxyJump gw.corp\n");
}

TEST_CASE("a literal end becomes HostName and Port, under the old key's name") {
    const Migrated literal{"Host box\n  ProxyCommand ssh -W box.lan:22 gw\n"};
    CHECK(literal.verdicts == Verdicts{"literal differs port-option"});
    CHECK(literal.text ==
          "Host box\n  HostName box.lan\n  Port 22\n  HostKeyAlias box\n  ProxyJump gw\n");
}

TEST_CASE("options of the inner ssh move to a block of the jump host") {
    const Migrated key{"Host db\n  ProxyCommand ssh -i ~/.ssh/k -W %h:%p gw\n"};
    CHECK(key.verdicts == Verdicts{"dash-w same"});
    CHECK(key.text ==
          "Host gw-jump\n  HostName gw\n  IdentityFile ~/.ssh/k\n\nHost db\n  ProxyJump gw-jump\n");
}

}  // namespace
}  // namespace sshplan
