#include "planner/connect/failure/failure_messages.hpp"

#include <algorithm>
#include <array>

#include "planner/connect/failure/line_pattern.hpp"

namespace sshplan {
namespace {

using K = FailureKind;
using B = Blame;

/// A message of ssh, or of a program that it starts. `parts` says what its stars stand for: u(ser),
/// h(ost), p(ort), k(ey name), r(eason), m(issing program), or `-` for nothing of interest. A
/// message of the kind `closed` with a reason is judged by that.
struct Pattern {
    std::string_view text;
    std::string_view parts;
    FailureKind kind;
    Blame blame = Blame::own;
    std::string_view beside{};  // a line that must be there too
};

// The first that matches some line counts: those that say more come first.
// clang-format off
constexpr std::array patterns{
    Pattern{"Tunnel forwarding failed", "", K::tunnel_there},
    Pattern{"Tunnel device open failed.", "", K::tunnel_here},
    Pattern{"Could not request tunnel forwarding.", "", K::tunnel_here},
    Pattern{"Error: remote port forwarding failed for listen port *", "p", K::forward_there},
    Pattern{"Error: remote port forwarding failed for listen path *", "h", K::forward_there},
    Pattern{"bind [*]:*: *", "hpr", K::forward_here},
    Pattern{"Could not request local forwarding.", "", K::forward_here},
    Pattern{"unix_listener: cannot bind to path *: *", "hr", K::control},
    Pattern{"unix_listener: path \"*\" too long for Unix domain socket", "h", K::control},
    Pattern{"ControlPath too long ('*' >= * bytes)", "h-", K::control},
    Pattern{"Host key for * has changed and you have requested strict checking.", "k", K::key_changed},
    Pattern{"* host key for * was revoked and you have requested strict checking.", "-k", K::key_revoked},
    Pattern{"No * host key is known for * and you have requested strict checking.", "-k", K::key_unknown},
    Pattern{"Host key verification failed.", "", K::key_unverified},
    Pattern{"Received disconnect from * port *: Too many authentication failures", "hp", K::too_many_keys},
    Pattern{"*@*: Permission denied (*).", "uhr", K::denied},
    Pattern{"Unable to negotiate with * port *: *", "hpr", K::negotiation},
    Pattern{"ssh: Could not resolve hostname *: *", "hr", K::name_unknown},
    Pattern{"ssh: connect to host * port *: *", "hpr", K::closed},
    Pattern{"channel *: open failed: administratively prohibited: *", "-r", K::prohibited},
    Pattern{"channel *: open failed: connect failed: *", "-r", K::closed, B::next, "stdio forwarding failed"},
    Pattern{"channel *: open failed: *: *", "---", K::no_session},
    Pattern{"nc: connect to * port * (*) failed: *", "hp-r", K::closed, B::next},
    Pattern{"nc: getaddrinfo for host \"*\" port *: *", "hpr", K::name_unknown, B::next},
    Pattern{"*: line *: *: Name or service not known", "--h", K::name_unknown, B::next},
    Pattern{"*: line *: *: Temporary failure in name resolution", "--h", K::name_unknown, B::next},
    Pattern{"*: line *: /dev/tcp/*/*: *", "--hpr", K::closed, B::next},
    Pattern{"*: line *: exec: *: not found", "--m", K::program_missing},
    Pattern{"*: line *: *: command not found", "--m", K::program_missing},
    Pattern{"*: *: exec: *: not found", "--m", K::program_missing},
    Pattern{"*: *: *: not found", "--m", K::program_missing},
    Pattern{"zsh:*: command not found: *", "-m", K::program_missing},
    Pattern{"Protocol major versions differ: * vs. *", "--", K::not_ssh},
    Pattern{"banner exchange: Connection to * port *: invalid format", "hp", K::not_ssh},
    Pattern{"banner exchange: Connection to * port *: could not read protocol version", "hp", K::not_ssh},
    Pattern{"Connection timed out during banner exchange", "", K::timed_out},
    Pattern{"kex_exchange_identification: read: *", "r", K::closed},
    Pattern{"PTY allocation request failed on channel *", "-", K::no_session},
    Pattern{"subsystem request failed on channel *", "-", K::no_session},
    Pattern{"Connection to * closed by remote host.", "h", K::lost},
    Pattern{"Timeout, server * not responding.", "h", K::lost},
    Pattern{"client_loop: send disconnect: *", "r", K::lost},
};

static_assert(std::ranges::all_of(patterns, [](const Pattern& pattern) {
    const auto stars = std::ranges::count(pattern.text, '*');
    return static_cast<std::size_t>(stars) == pattern.parts.size();
}));

/// What a reason for which nothing could be dialled comes to.
struct Reason {
    std::string_view text;
    FailureKind kind;
};

constexpr std::array reasons{
    Reason{"Connection refused", K::refused},
    Reason{"Connection timed out", K::timed_out},
    Reason{"Operation timed out", K::timed_out},
    Reason{"No route to host", K::unreachable},
    Reason{"Network is unreachable", K::unreachable},
    Reason{"open failed", K::unreachable},  // sshd says no more where it could not even try
    Reason{"Name or service not known", K::name_unknown},
    Reason{"Temporary failure in name resolution", K::name_unknown},
    Reason{"No address associated with hostname", K::name_unknown},
};

constexpr std::array cut_off_patterns{
    std::string_view{"kex_exchange_identification: Connection closed by remote host"},
    std::string_view{"ssh_exchange_identification: Connection closed by remote host"},  // up to 7.9
    std::string_view{"banner exchange: Connection to UNKNOWN port *: Broken pipe"},
};
// clang-format on

void store(Message& message, char part, std::string_view text) {
    switch (part) {
        case 'u':
            message.user = text;
            break;
        case 'h':
            message.host = text;
            break;
        case 'p':
            message.port = text;
            break;
        case 'k':
            message.key = text;
            break;
        case 'r':
            message.reason = text;
            break;
        case 'm':
            message.program = text;
            break;
        default:
            break;
    }
}

Message message_of(const Pattern& pattern, const std::vector<std::string_view>& parts) {
    Message message{pattern.kind, pattern.blame};
    for (std::size_t i = 0; i < parts.size(); ++i) store(message, pattern.parts[i], parts[i]);
    if (message.host == "UNKNOWN") message.host = message.port = {};  // behind a proxy
    if (message.kind == K::closed) {
        const auto* const reason = std::ranges::find(reasons, message.reason, &Reason::text);
        if (reason != reasons.end()) message.kind = reason->kind;
    }
    return message;
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view said) {
    std::vector<std::string_view> lines;
    while (!said.empty()) {
        const std::size_t size = std::min(said.find('\n'), said.size());
        std::string_view line = said.substr(0, size);
        said.remove_prefix(std::min(size + 1, said.size()));
        while (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
    }
    return lines;
}

std::optional<Message> find_message(const std::vector<std::string_view>& lines) {
    for (const Pattern& pattern : patterns) {
        const bool has_company =
            pattern.beside.empty() || std::ranges::find(lines, pattern.beside) != lines.end();
        if (!has_company) continue;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto parts = match_line(lines[i], pattern.text);
            if (!parts) continue;
            Message message = message_of(pattern, *parts);
            message.line = i;
            return message;
        }
    }
    return std::nullopt;
}

bool is_cut_off(std::string_view line) {
    return std::ranges::any_of(cut_off_patterns, [&](std::string_view pattern) {
        return match_line(line, pattern).has_value();
    });
}

Evidence find_evidence(const std::vector<std::string_view>& lines) {
    Evidence evidence;
    for (const std::string_view line : lines) {
        if (const auto filed = match_line(line, "Offending * key in *")) {
            evidence.filed_at = (*filed)[1];
        }
        if (const auto key = match_line(line, "Permissions * for '*' are too open.")) {
            evidence.ignored_key = (*key)[1];
        }
    }
    return evidence;
}

}  // namespace sshplan
