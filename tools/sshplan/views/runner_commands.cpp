#include "tools/sshplan/views/runner_commands.hpp"

namespace sshplan::cli {
namespace {

/// Whether what follows a `##` makes it a marker.
bool completes_marker(std::string_view rest) {
    const std::size_t end =
        rest.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return end != std::string_view::npos && rest[end] == '[';
}

}  // namespace

std::string without_markers(std::string_view text, std::string_view second_hash) {
    std::string result;
    for (std::size_t hashes = text.find("##"); hashes != std::string_view::npos;
         hashes = text.find("##")) {
        const bool is_marker = completes_marker(text.substr(hashes + 2));
        result += text.substr(0, hashes + 1);
        if (is_marker) result += second_hash;
        text.remove_prefix(hashes + (is_marker ? 2 : 1));
    }
    return result.append(text);
}

bool begins_as_command(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    return begin != std::string_view::npos && line.substr(begin).starts_with("::");
}

}  // namespace sshplan::cli
