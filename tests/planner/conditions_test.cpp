#include <catch2/catch.hpp>

#include "planner/resolve/conditions.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;

namespace {

ConditionId ask(Conditions& conditions, ConditionKind kind, std::string text, int line) {
    Asking asking;
    asking.line = static_cast<std::uint32_t>(line);
    return conditions.ask(kind, std::move(text), asking);
}

std::vector<Assumption> assume(std::initializer_list<std::string_view> written) {
    std::vector<Assumption> assumptions;
    for (const std::string_view text : written) assumptions.push_back(*read_assumption(text));
    return assumptions;
}

}  // namespace

TEST_CASE("an assumption is split at its last =, and answers with yes, no or a status") {
    CHECK(read_assumption("nc -z a=b=1")->what == "nc -z a=b");
    CHECK_FALSE(read_assumption("C1=1")->outcome);
    CHECK(read_assumption("C1=0")->outcome);
    CHECK(read_assumption("C1=yes")->outcome);
    CHECK(read_assumption("dns:a.example.org=no")->kind == ConditionKind::dns);
    CHECK(read_assumption("localnetwork:10.0.0.0/8=yes")->what == "10.0.0.0/8");
    for (const std::string_view wrong :
         {"C1", "C1=", "=1", "C1=256", "C1=-1", "C1=maybe", "dns:=1"}) {
        CAPTURE(wrong);
        CHECK_FALSE(read_assumption(wrong));
    }
}

TEST_CASE("the same text is one condition, however often it is asked") {
    ImaginaryWorld world{{}};
    Conditions conditions{{world, world, world, "/bin/sh"}, {}};
    CHECK(ask(conditions, ConditionKind::exec, "probe a", 1) == 0);
    CHECK(ask(conditions, ConditionKind::exec, "probe b", 2) == 1);
    CHECK(ask(conditions, ConditionKind::dns, "probe a", 3) == 2);
    CHECK(ask(conditions, ConditionKind::exec, "probe a", 4) == 0);
    CHECK(conditions.all()[0].asked.size() == 2);
    CHECK(condition_name(0) == "C1");
}

TEST_CASE("what was answered is assumed of that very command, and of a name in any case") {
    ImaginaryWorld world{{}};
    Conditions conditions{
        {world, world, world, "/bin/sh"},
        {{.written = "Probe", .kind = ConditionKind::exec, .what = "Probe", .outcome = true},
         {.written = "Db", .kind = ConditionKind::dns, .what = "Db", .outcome = true}}};
    CHECK(conditions.known(ask(conditions, ConditionKind::exec, "Probe", 1)) == true);
    CHECK_FALSE(conditions.known(ask(conditions, ConditionKind::exec, "probe", 2)));
    CHECK(conditions.known(ask(conditions, ConditionKind::dns, "db", 3)) == true);
}

TEST_CASE("branches are tried depth first, yes before no") {
    ImaginaryWorld world{{}};
    Conditions conditions{{world, world, world, "/bin/sh"}, {}};
    std::vector<std::string> seen;
    do {
        const bool first = conditions.decide(ask(conditions, ConditionKind::exec, "a", 1));
        std::string branch = first ? "a" : "-";
        if (!first)
            branch += conditions.decide(ask(conditions, ConditionKind::exec, "b", 2)) ? "b" : "-";
        seen.push_back(branch);
    } while (conditions.next_branch());
    CHECK(seen == std::vector<std::string>{"a", "-b", "--"});
}

TEST_CASE("the first assumption that speaks of a condition decides it") {
    ImaginaryWorld world{{}};
    Conditions conditions{{world, world, world, "/bin/sh"},
                          assume({"nc *=1", "nc -z b=0", "C2=0", "nothing=0"})};
    CHECK(conditions.known(ask(conditions, ConditionKind::exec, "nc -z b", 1)) == false);
    CHECK(conditions.known(ask(conditions, ConditionKind::exec, "other", 2)) == true);
    CHECK(conditions.assumptions()[0].matched);
    CHECK_FALSE(conditions.assumptions()[3].matched);
}

TEST_CASE("networks that lie in each other answer each other") {
    ImaginaryWorld world{{}};
    Conditions conditions{{world, world, world, "/bin/sh"}, {}};
    const ConditionId narrow = ask(conditions, ConditionKind::local_network, "10.1.0.0/16", 1);
    const ConditionId wide = ask(conditions, ConditionKind::local_network, "10.0.0.0/8", 2);
    CHECK(conditions.decide(narrow));
    CHECK(conditions.known(wide) == true);
    CHECK(conditions.next_branch());
    CHECK_FALSE(conditions.decide(narrow));
    CHECK_FALSE(conditions.known(wide).has_value());
}

TEST_CASE("an address of this machine answers for every network") {
    ImaginaryWorld world{{}};
    Conditions conditions{{world, world, world, "/bin/sh"}, assume({"net:10.1.2.3=yes"})};
    const auto asked = [&](const char* list) {
        return conditions.known(ask(conditions, ConditionKind::local_network, list, 1));
    };
    CHECK(asked("10.0.0.0/8") == true);
    CHECK(asked("192.168.0.0/16,10.1.2.3") == true);
    CHECK(asked("192.168.0.0/16") == false);
}

TEST_CASE("a table of names is asked before the resolver") {
    ImaginaryWorld world{{.names = std::map<std::string, std::string>{{"b.", "b"}}}};
    ConditionSources sources{world, world, world, "/bin/sh"};
    sources.table = std::get<NameTable>(NameTable::read("a 10.0.0.1\nb -\n"));
    Conditions conditions{sources, {}};
    CHECK(conditions.known(conditions.ask_name({"a"}, {})) == true);
    CHECK(conditions.known(conditions.ask_name({"b."}, {})) == false);
    CHECK(conditions.known(conditions.ask_name({"c"}, {})) == false);
}
