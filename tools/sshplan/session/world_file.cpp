#include "tools/sshplan/session/world_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace sshplan::cli {

namespace {

std::string path_of(const std::string& name, World& world) {
    if (name.find('/') != std::string::npos) return name;
    const std::string own = world.variable("XDG_CONFIG_HOME").value_or("");
    const std::string base = own.empty() ? world.variable("HOME").value_or("") + "/.config" : own;
    return fmt::format("{}/sshplan/worlds/{}", base, name);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// Takes the rest of a line; false if it makes no sense.
using Take = bool (*)(EvaluationOptions& options, std::string_view rest);

bool take_assumption(EvaluationOptions& options, std::string_view rest) {
    auto assumption = read_assumption(rest);
    if (assumption) options.assumptions.push_back(*std::move(assumption));
    return assumption.has_value();
}

bool take_address(EvaluationOptions& options, std::string_view rest) {
    return take_assumption(options, fmt::format("net:{}=yes", rest));
}

bool take_name(EvaluationOptions& options, std::string_view rest) {
    options.names += fmt::format("{}\n", rest);
    return true;
}

bool take_user(EvaluationOptions& options, std::string_view rest) {
    if (!options.local_user) options.local_user = std::string{rest};
    return true;
}

bool take_host(EvaluationOptions& options, std::string_view rest) {
    if (!options.local_host) options.local_host = std::string{rest};
    return true;
}

/// A line of the file by its first word.
struct Line {
    std::string_view word;
    Take take;
};

constexpr std::array lines{Line{"assume", take_assumption},
                           Line{"address", take_address},
                           Line{"name", take_name},
                           Line{"local-user", take_user},
                           Line{"local-host", take_host}};

/// Obeys one line; false if there is no such line.
bool obey(EvaluationOptions& options, std::string_view text) {
    const std::string_view line = trimmed(text);
    if (line.empty() || line.starts_with('#')) return true;
    const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
    const std::string_view rest = trimmed(line.substr(blank));
    for (const Line& known : lines) {
        if (known.word == line.substr(0, blank)) return !rest.empty() && known.take(options, rest);
    }
    return false;
}

}  // namespace

std::optional<std::string> add_world(EvaluationOptions& options, World& world) {
    if (!options.world) return std::nullopt;
    const std::string path = path_of(*options.world, world);
    const FileAnswer answer = world.read_file(path);
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        return fmt::format("--world {}: {}", path, failure->reason);
    }
    std::string_view rest = std::get<FileContent>(answer).bytes;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (!obey(options, rest.substr(0, end))) {
            return fmt::format(
                "--world {}:{}: a line is assume WHAT=ANSWER, address ADDRESS, name NAME "
                "ADDRESS..., local-user NAME or local-host NAME",
                path,
                number);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::nullopt;
}

}  // namespace sshplan::cli
