#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck/catch.h>

#include "planner/explore/unknown_caller.hpp"
#include "planner/lint/survey.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/differential/generate/pick.hpp"

namespace sshplan {
namespace {

using test::pick;
using test::pick_number;
using test::pick_once_in;

/// Writes configurations in which most blocks are bystanders, of names that often fit together.
class Author {
public:
    std::string write() {
        std::string text;
        const int blocks = pick_number(2, 8);
        for (int i = 0; i < blocks; ++i) {
            text += heading() + "\n";
            const int lines = pick_number(0, 3);
            for (int left = lines; left > 0; --left) text += "    " + line() + "\n";
        }
        return text;
    }

private:
    static std::string pattern() {
        return pick({"a", "b", "ab", "a*", "*b", "a*b", "?", "a?", "?b", "*a*", "??", "*"});
    }

    static std::string heading() {
        switch (pick_number(0, 11)) {
            case 0:
                return "Match user " + pick({"u", "v", "u,v", "u*", "!u,*"});
            case 1:
                return "Match originalhost " + pick({"a", "a*", "*b", "!a,*", "A*", "?"});
            case 2:
                return "Match localuser " + pick({"u", "!u,*", "v*"});
            case 3:
                return "Match host " + pick({"a", "x.y", "*.y", "a*"}) +
                       pick({"", "", " user u", " originalhost b*"});
            case 4:
                return "Match all";
            default:
                return "Host " + pattern() + pick({"", "", " ", " !"}) + pattern();
        }
    }

    std::string line() {
        const int n = ++number_;
        switch (pick_number(0, 11)) {
            case 0:
                return "User " + pick({"u", "v", "w"});
            case 1:
                return "HostName " + pick({"x.y", "a", "%h.y"});
            case 2:
                return fmt::format("Port {}", 1000 + n);
            case 3:
            case 4:
                return "Compression " + pick({"yes", "no"});
            case 5:
                return "ForwardAgent " + pick({"no", "no", "yes"});
            case 6:
                return "ConnectTimeout " + pick({"none", "5", "10"});
            default:
                return fmt::format("ServerAliveInterval {}", 100 + n);
        }
    }

    int number_ = 0;
};

/// What becomes of the lines of a configuration, by their numbers.
struct Fates {
    std::map<std::uint32_t, std::string> of{};
    bool is_exhaustive = false;
    std::size_t cases = 0;
};

std::string fate_of(const LineFacts& facts) {
    if (!facts.holds.empty()) return "is in force";
    return facts.loses.empty() ? "is not met" : "comes too late";
}

Fates fates(const std::string& config, std::size_t combined) {
    ImaginaryWorld world{{.files = {{"config", {.bytes = config}}}}};
    ConfigFiles files{world};
    LintTarget target{.client = unknown_caller(newest_dialect()), .world = &world, .files = &files};
    target.client.user_config = {"config", RoleFile::Wanted::named};
    target.client.system_config.wanted = RoleFile::Wanted::nothing;
    Conditions conditions{{world, world, world, "/bin/sh"}, {}};
    const Subject subject =
        survey({&target, 1}, {newest_dialect()}, conditions, [](const Visit&) {}, combined);
    Fates fates{.is_exhaustive = subject.is_exhaustive(), .cases = subject.cases().size()};
    const LintedFile& file = subject.files().front();
    for (const Block& block : file.config->blocks()) {
        for (const Directive& line : block.directives()) {
            fates.of[line.line] = fate_of(subject.facts(key_of(file, line)));
        }
        if (block.head() == nullptr) continue;
        const BlockFacts& facts = subject.block_facts(key_of(file, *block.head()));
        fates.of[block.head()->line] = facts.applies.empty() ? "never applies" : "applies";
    }
    return fates;
}

TEST_CASE("every line has the same fate whether or not bystanders are tried together") {
    rc::prop("random configurations", [] {
        const std::string config = Author{}.write();
        RC_LOG(config);
        const Fates together = fates(config, std::numeric_limits<std::size_t>::max());
        const Fates apart = fates(config, 0);
        RC_CLASSIFY(!apart.is_exhaustive, "not found out");
        RC_CLASSIFY(apart.cases < together.cases, "with fewer cases");
        RC_PRE(together.is_exhaustive && apart.is_exhaustive);
        RC_ASSERT(apart.of == together.of);
    });
}

}  // namespace
}  // namespace sshplan
