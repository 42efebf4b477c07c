#include "planner/verify/ssh_answer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "planner/resolve/dump/dump.hpp"
#include "planner/resolve/log_line.hpp"

namespace sshplan {
namespace {

/// How lines begin that -v brings along.
constexpr std::array<std::string_view, 4> of_debugging{
    "debug1: ", "debug2: ", "debug3: ", "OpenSSH_"};

constexpr std::string_view usage = "usage: ssh ";

/// The lines of a text, without their ends, be they LF or CR LF.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.emplace_back(line);
    }
    return lines;
}

void add_said(SshAnswer& answer, const Complaint& complaint) {
    if (!complaint.is_heard) return;
    const bool is_logged = complaint.voice != Voice::past_the_log;
    for (std::string& line : lines_of(is_logged ? logged(complaint.text) : complaint.text)) {
        answer.said.push_back(std::move(line));
    }
}

}  // namespace

std::optional<SshAnswer> expected_answer(const Resolution& resolution, const Client& client) {
    if (resolution.ending == Ending::limit) return std::nullopt;
    SshAnswer answer;
    for (const Complaint& complaint : resolution.complaints) add_said(answer, complaint);
    if (resolution.ending == Ending::refused) {
        answer.kind = SshAnswer::Kind::refused;
        return answer;
    }
    const auto dumped = dump(resolution, client);
    if (const auto* const fault = std::get_if<DumpFault>(&dumped)) {
        answer.kind = SshAnswer::Kind::refused;
        add_said(answer, fault->complaint);
        return answer;
    }
    for (const DumpLine& line : std::get<std::vector<DumpLine>>(dumped)) {
        // A value may hold a line end, of a variable.
        for (std::string& part : lines_of(line.text + "\n")) {
            answer.lines.push_back(std::move(part));
        }
    }
    return answer;
}

SshAnswer heard_answer(int status, std::string_view output, std::string_view errors) {
    SshAnswer answer{.kind = status == 0 ? SshAnswer::Kind::given : SshAnswer::Kind::refused};
    if (status == 0) answer.lines = lines_of(output);
    answer.said = lines_of(errors);
    const auto says_usage = [](const std::string& line) { return line.starts_with(usage); };
    answer.said.erase(std::ranges::find_if(answer.said, says_usage), answer.said.end());
    std::erase_if(answer.said, [](const std::string& line) {
        return std::ranges::any_of(of_debugging,
                                   [&](std::string_view start) { return line.starts_with(start); });
    });
    return answer;
}

}  // namespace sshplan
