#include "tools/sshplan/views/version_text.hpp"

#include <fmt/format.h>

namespace sshplan::cli {

std::string version_text(std::string_view version, const Protections& protections) {
    std::string text = fmt::format("sshplan {}\n", version);
    if (protections.empty()) return text;
    text += "\nWhat the system keeps those verbs from that only answer:\n";
    for (const Protection& one : protections) {
        text += fmt::format("  {:<49}{:<9}{}\n",
                            one.from,
                            one.by,
                            one.failure ? fmt::format("not active: {}", *one.failure) : "active");
    }
    return text;
}

}  // namespace sshplan::cli
