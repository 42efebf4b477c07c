#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/explore/unknown_caller.hpp"
#include "planner/lint/dead_lines.hpp"
#include "planner/lint/survey.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan {
namespace {

/// What a survey of one file finds out.
class Surveyed {
public:
    explicit Surveyed(const std::string& config, const Limits& limits = {})
        : world_{machine_with(config)}, files_{world_} {
        world_.set_limits(limits);
        target_ = {.client = unknown_caller(newest_dialect()), .world = &world_, .files = &files_};
        target_.client.user_config = {"config", RoleFile::Wanted::named};
        target_.client.system_config.wanted = RoleFile::Wanted::nothing;
        Conditions conditions{{world_, world_, world_, "/bin/sh"}, {}};
        subject = survey({&target_, 1}, {newest_dialect()}, conditions, [](const Visit&) {});
    }

    [[nodiscard]] std::vector<std::string> gaps() const {
        std::vector<std::string> codes;
        for (const Note& gap : subject.gaps()) codes.push_back(gap.code);
        return codes;
    }

    Subject subject;

private:
    static Imaginary machine_with(const std::string& config) {
        Imaginary machine;
        machine.files["config"] = {.bytes = config};
        return machine;
    }

    ImaginaryWorld world_;
    ConfigFiles files_;
    LintTarget target_;
};

using Codes = std::vector<std::string>;

const std::string config =
    "Host a\n  Port 1\nHost b\n  Port 2\nMatch exec c1\n  User x\nMatch exec c2\n  User y\n"
    "Host *\n  Port 3\n  Compression yes\n  Compression no\n";

TEST_CASE("a survey within its limits calls a line dead, and beyond them none") {
    const Surveyed whole{config};
    CHECK(whole.gaps() == Codes{});
    CHECK(dead_lines(whole.subject).size() == 1);
    const Surveyed short_of_lines{config, Limits{}.with(Limit::steps, 20)};
    CHECK(short_of_lines.gaps() == Codes{"too-many-lines"});
    CHECK(short_of_lines.subject.cases().size() < whole.subject.cases().size());
    CHECK(dead_lines(short_of_lines.subject).empty());
    const Surveyed short_of_outcomes{config, Limits{}.with(Limit::outcomes, 2)};
    CHECK_FALSE(short_of_outcomes.subject.is_exhaustive());
    CHECK(dead_lines(short_of_outcomes.subject).empty());
}

TEST_CASE("what ssh refuses before it has read all leaves nothing to be called dead") {
    const Surveyed refused{"Nonsense x\n" + config};
    CHECK(refused.gaps() == Codes{"refused"});
    CHECK(dead_lines(refused.subject).empty());
    const Surveyed partly{"Match final\nHost a\n  HostName %q\n" + config};
    CHECK(partly.gaps() == Codes{"refused-partly"});
    CHECK(dead_lines(partly.subject).empty());
}

}  // namespace
}  // namespace sshplan
