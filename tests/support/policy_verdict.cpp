#include "tests/support/policy_verdict.hpp"

#include <memory>
#include <variant>

#include <fmt/format.h>

#include "planner/explore/unknown_caller.hpp"
#include "planner/lint/lint.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tools/sshplan/session/policy_file.hpp"

namespace sshplan::test {

namespace {

Imaginary machine_with(const std::string& config) {
    Imaginary machine;
    machine.files["config"] = {.bytes = config};
    return machine;
}

PolicyVerdict verdict_of(const LintReport& report) {
    PolicyVerdict verdict{.idle = report.idle, .unjudged = report.unjudged};
    for (const Finding& finding : report.findings) {
        const Position at = finding.where.file->position(finding.where.span.begin);
        verdict.failures.push_back(fmt::format("{}: {}", at.line, finding.message));
        verdict.notes.insert(verdict.notes.end(), finding.notes.begin(), finding.notes.end());
    }
    return verdict;
}

}  // namespace

PolicyVerdict judged_by(const std::string& policy,
                        const std::string& config,
                        const Dialect& dialect) {
    const auto file = std::make_shared<const SourceFile>("policy.toml", policy);
    const auto read = cli::read_policy(file);
    if (const auto* const wrong = std::get_if<Complaint>(&read)) {
        const Position at = file->position(wrong->where.span.begin);
        return {.fault = fmt::format("{}:{}: {}", at.line, at.column, wrong->text)};
    }
    ImaginaryWorld world{machine_with(config)};
    ConfigFiles files{world};
    LintTarget target{.client = unknown_caller(dialect), .world = &world, .files = &files};
    target.client.user_config = {"config", RoleFile::Wanted::named};
    target.client.system_config.wanted = RoleFile::Wanted::nothing;
    Conditions conditions{{world, world, world, "/bin/sh"}, {}};
    return verdict_of(lint({&target, 1},
                           {dialect},
                           conditions,
                           {.selection = {.select = {"REP005"}},
                            .today = "2026-01-01",
                            .policy = &std::get<cli::PolicyFile>(read).policy}));
}

PolicyVerdict judge_host(const std::string& host,
                         const std::string& assertion,
                         const std::string& config) {
    return judged_by(
        fmt::format(
            "version = 1\n[[assert]]\nname = \"it\"\nhosts = [\"{}\"]\n{}\n", host, assertion),
        config);
}

}  // namespace sshplan::test
