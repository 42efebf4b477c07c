#include "planner/world/imaginary_world.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sshplan {

namespace {

/// The path without repeated slashes, `.` and `..`.
std::string normal_path(std::string_view path) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin < path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view part = path.substr(begin, end - begin);
        if (part == ".." && !parts.empty()) {
            parts.pop_back();
        } else if (!part.empty() && part != "." && part != "..") {
            parts.push_back(part);
        }
        begin = end + 1;
    }
    std::string result;
    for (const std::string_view part : parts) {
        result += result.empty() && !path.starts_with('/') ? "" : "/";
        result += part;
    }
    return result.empty() ? (path.starts_with('/') ? "/" : ".") : result;
}

/// What the names in a directory begin with.
std::string prefix_of(const std::string& directory) {
    return directory.ends_with('/') ? directory : directory == "." ? "" : directory + "/";
}

}  // namespace

ImaginaryWorld::ImaginaryWorld(Imaginary imaginary) : imaginary_(std::move(imaginary)) {}

FileAnswer ImaginaryWorld::read_file(const std::string& path) {
    reads_.push_back(path);
    if (path == null_device) return null_content();
    const std::string real = real_path(path);
    const auto found = imaginary_.files.find(real);
    if (found != imaginary_.files.end() && !path.ends_with('/')) {
        const ImaginaryFile& file = found->second;
        return file.failure ? FileAnswer{*file.failure}
                            : FileContent{file.bytes, file.owner, file.group, file.mode, false};
    }
    if (is_directory(real)) {
        return FileContent{"", imaginary_.uid, imaginary_.uid, 0755, true};
    }
    return FileFailure{FileFailure::Kind::missing, "No such file or directory"};
}

FileAnswer ImaginaryWorld::read_standard_input() {
    if (!imaginary_.standard_input) {
        return FileFailure{FileFailure::Kind::not_regular, "a terminal"};
    }
    return FileContent{*imaginary_.standard_input, imaginary_.uid, imaginary_.uid, 0600, false};
}

bool ImaginaryWorld::stdin_is_terminal() { return !imaginary_.standard_input; }

bool ImaginaryWorld::exists(const std::string& path) {
    return imaginary_.links.contains(path) || !stat_failure(path);
}

std::optional<std::string> ImaginaryWorld::stat_failure(const std::string& path) {
    const std::string real = real_path(path);
    const auto found = imaginary_.files.find(real);
    const bool is_file = found != imaginary_.files.end() && !path.ends_with('/');
    const bool is_reached = is_file ? !found->second.failure ||
                                          found->second.failure->kind != FileFailure::Kind::missing
                                    : is_directory(real);
    return is_reached ? std::nullopt : std::optional<std::string>{"No such file or directory"};
}

bool ImaginaryWorld::is_executable(const std::string& path) {
    return std::ranges::find(imaginary_.executables, path) != imaginary_.executables.end();
}

std::string ImaginaryWorld::real_path(const std::string& path) {
    const std::string normal = normal_path(path);
    const auto link = imaginary_.links.find(normal);
    return link == imaginary_.links.end() ? normal : link->second;
}

std::vector<std::string> ImaginaryWorld::list_directory(const std::string& path) {
    const std::string prefix = prefix_of(real_path(path));
    std::set<std::string> names;
    const auto take = [&](const std::string& file) {
        if (file.starts_with(prefix) && (!prefix.empty() || !file.starts_with('/'))) {
            const std::string name = file.substr(prefix.size());
            names.insert(name.substr(0, name.find('/')));
        }
    };
    for (const auto& [file, content] : imaginary_.files) {
        take(file);
    }
    for (const auto& [link, target] : imaginary_.links) {
        take(link);
    }
    return {names.begin(), names.end()};
}

std::optional<std::string> ImaginaryWorld::variable(std::string_view name) {
    const auto found = imaginary_.variables.find(std::string{name});
    return found == imaginary_.variables.end() ? std::nullopt
                                               : std::optional<std::string>{found->second};
}

std::uint32_t ImaginaryWorld::user_id() { return imaginary_.uid; }

std::string ImaginaryWorld::host_name() { return imaginary_.host_name; }

std::string ImaginaryWorld::today() { return imaginary_.today; }

std::optional<CommandEnd> ImaginaryWorld::run_shell(const std::string& /*shell*/,
                                                    const std::string& command,
                                                    const Patience& /*patience*/) {
    const auto found = imaginary_.exec_answers.find(command);
    if (found == imaginary_.exec_answers.end()) {
        return std::nullopt;
    }
    const int status = found->second;
    using Kind = CommandEnd::Kind;
    return status < 0 ? CommandEnd{Kind::killed, -status, "", 0}
                      : CommandEnd{Kind::exited, status, "", 0};
}

std::optional<CommandEnd> ImaginaryWorld::run_program(const std::vector<std::string>& /*words*/) {
    return std::nullopt;
}

std::optional<NameAnswer> ImaginaryWorld::look_up(const NameQuestion& question) {
    if (!imaginary_.names) return std::nullopt;
    const auto found = imaginary_.names->find(question.name);
    if (found != imaginary_.names->end()) return NameAnswer{true, found->second, "", false};
    return NameAnswer{false, "", "Name or service not known", true};
}

std::optional<std::vector<std::string>> ImaginaryWorld::local_addresses() {
    return imaginary_.addresses;
}

std::optional<ProgramAnswer> ImaginaryWorld::ask_program(const ProgramQuestion& question) {
    const auto found =
        imaginary_.program_answers.find(fmt::format("{}", fmt::join(question.words, " ")));
    if (found == imaginary_.program_answers.end()) return ProgramAnswer{};
    if (found->second.size() > question.most_bytes) {
        return ProgramAnswer{ProgramAnswer::Kind::too_large};
    }
    return ProgramAnswer{ProgramAnswer::Kind::answered, found->second};
}

bool ImaginaryWorld::is_directory(const std::string& path) const {
    if (path == "/" || path == ".") {
        return true;
    }
    const std::string prefix = prefix_of(path);
    const auto next = imaginary_.files.lower_bound(prefix);
    return next != imaginary_.files.end() && next->first.starts_with(prefix);
}

}  // namespace sshplan
