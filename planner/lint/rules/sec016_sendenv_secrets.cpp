#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Variables that hold secrets wherever they are set.
constexpr std::array<std::string_view, 16> secrets{"AWS_SECRET_ACCESS_KEY",
                                                   "AWS_SESSION_TOKEN",
                                                   "AZURE_CLIENT_SECRET",
                                                   "ANTHROPIC_API_KEY",
                                                   "CI_JOB_TOKEN",
                                                   "DATABASE_URL",
                                                   "DIGITALOCEAN_ACCESS_TOKEN",
                                                   "GH_TOKEN",
                                                   "GITHUB_TOKEN",
                                                   "GITLAB_TOKEN",
                                                   "HF_TOKEN",
                                                   "MYSQL_PWD",
                                                   "NPM_TOKEN",
                                                   "OPENAI_API_KEY",
                                                   "PGPASSWORD",
                                                   "VAULT_TOKEN"};

/// Whether a name says that its value is secret.
bool sounds_secret(std::string_view pattern) {
    constexpr std::array<std::string_view, 9> parts{"TOKEN",
                                                    "SECRET",
                                                    "PASSWORD",
                                                    "PASSWD",
                                                    "PASSPHRASE",
                                                    "CREDENTIAL",
                                                    "API_KEY",
                                                    "APIKEY",
                                                    "PRIVATE_KEY"};
    const std::string name = lower_case(pattern);
    return std::ranges::any_of(parts, [&](std::string_view part) {
        return name.find(lower_case(part)) != std::string::npos;
    });
}

/// A secret that a pattern takes along; empty if none is known.
std::string_view secret_in(std::string_view pattern) {
    if (pattern.starts_with('-')) return {};  // takes away
    const auto* const found = std::ranges::find_if(
        secrets, [&](std::string_view name) { return matches_pattern(name, pattern); });
    if (found != secrets.end()) return *found;
    return sounds_secret(pattern) ? pattern : std::string_view{};
}

void check(const Subject& subject, Findings& findings) {
    for (const HeldLine& line : held_lines(subject, Keyword::send_env)) {
        for (const Word& word : line.directive->words) {
            const std::string_view secret = secret_in(word.text);
            if (secret.empty()) continue;
            const bool is_all = word.text.find_first_not_of('*') == std::string_view::npos;
            Finding& finding = findings.add(
                {line.file->source, word.span},
                is_all ? std::string{"the whole environment is sent to every server that takes it"}
                       : fmt::format("{} is sent to every server that takes it", secret));
            if (is_all) finding.severity = Severity::error;
            if (is_all) finding.caption = "with every password and token in it";
            finding.notes = {reach_of(subject, line).describe()};
            finding.help = {"name the variables that are meant: SendEnv LANG LC_*"};
        }
    }
}

}  // namespace

extern const Rule sec016_sendenv_secrets{
    .id = "SEC016",
    .name = "sendenv-secrets",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "Secrets of the environment are sent to servers",
    .why = R"(
SendEnv sends each variable that a pattern matches to every server for which the line is in force.
What a server does not accept it still gets to read. Tokens and passwords in the environment of a
shell, or of a CI job, end up in the processes, core files and logs of other machines.
)",
    .advice =
        "Name the variables that the far side needs, as `SendEnv LANG LC_*`. A secret that is "
        "needed there belongs in a file there, or is typed.",
    .bad = {.text = R"(
Host db
    SendEnv LANG «AWS_*»
)"},
    .good = {.text = R"(
Host db
    SendEnv LANG LC_*
)"},
    .check = check,
};

}  // namespace sshplan
