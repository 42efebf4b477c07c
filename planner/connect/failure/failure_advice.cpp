#include "planner/connect/failure/failure_advice.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "planner/dialect/dialect.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/invocation/quote.hpp"

namespace sshplan {
namespace {

using K = FailureKind;

/// A failure as it is told.
struct Wording {
    FailureKind kind;
    std::string_view name;
    std::string_view text;    // behind the hop; {reason}, {key}, {filed}, {before} are put in
    std::string_view advice;  // lines; {ssh}, {to}, {before}, {host}, {port}, {key}, {file} are
};

// In the order of FailureKind.
// clang-format off
constexpr std::array wordings{
    Wording{K::refused, "refused", "refused the connection: nothing listens at that port, or a firewall rejects it",
            "{before} nc -zv {host} {port}"},
    Wording{K::timed_out, "timed-out", "did not answer in time{inside}",
            "{before} nc -zvw 5 {host} {port}"},
    Wording{K::unreachable, "unreachable", "cannot be reached from {from}: {reason}",
            "{before} nc -zvw 5 {host} {port}"},
    Wording{K::name_unknown, "name-unknown", "has a name that {from} does not know: {host}",
            "{before} getent hosts {host}"},
    Wording{K::key_unknown, "key-unknown", "has a host key that is not known as {key}, and ssh may not ask",
            "{ssh} {asking}-o StrictHostKeyChecking=ask {to}   (compare the fingerprint there)\nssh-keygen -F {name}"},
    Wording{K::key_changed, "key-changed", "shows another host key than the one filed as {key}{filed}",
            "ask whoever runs it whether the key is new; only then: ssh-keygen -R {name}{file}"},
    Wording{K::key_revoked, "key-revoked", "shows a host key that is marked as revoked for {key}",
            "ssh-keygen -F {name}"},
    Wording{K::key_unverified, "key-unverified", "has a host key that nobody confirmed as that of {key}",
            "{ssh} {asking}{to}   (compare the fingerprint)\nssh-keygen -F {name}"},
    Wording{K::denied, "denied", "refused what was offered to log in (it takes {reason})",
            "{ssh} -v {to}\nssh-add -l"},
    Wording{K::too_many_keys, "too-many-keys", "was offered too many keys before the right one",
            "{ssh} -o IdentitiesOnly=yes -i KEYFILE {to}"},
    Wording{K::negotiation, "negotiation", "has no algorithm in common with ssh here: {reason}",
            "{ssh} -vv {to}"},
    Wording{K::prohibited, "prohibited", "forwards no connection{onward}",
            "on {host}, look for AllowTcpForwarding, PermitOpen and DisableForwarding in sshd_config, and for `restrict`, no-port-forwarding or permitopen before the key in authorized_keys"},
    Wording{K::beyond, "beyond", "was reached, but could not connect on from there: {reason}",
            "{ssh} {to} ss -ltn"},
    Wording{K::program_missing, "program-missing", "has no {program}, which makes the connection{onward}",
            "ProxyJump in the place of that ProxyCommand: it needs no program there"},
    Wording{K::program_missing_here, "program-missing-here", "is reached by {program}, which is not on this machine",
            "command -v {program}"},
    Wording{K::not_ssh, "not-ssh", "has something at that port that is no ssh server",
            "{before} nc -v {host} {port}"},
    Wording{K::closed, "closed", "was cut off before ssh spoke there{inside}",
            "{ssh} -v {to}"},
    Wording{K::tunnel_there, "tunnel-there", "forwards no tunnel",
            "PermitTunnel yes in its sshd_config (the default is no), and no `restrict` before the key in authorized_keys\nlog in as root there, or have a device made: ip tuntap add dev tun0 mode tun user {user}\nthe same on this machine: ip tuntap add dev tun0 mode tun user NAME"},
    Wording{K::tunnel_here, "tunnel-here", "was reached, but this machine opens no tunnel device",
            "ls -l /dev/net/tun\nas root, or with a device made before: ip tuntap add dev tun0 mode tun user NAME"},
    Wording{K::forward_there, "forward-there", "cannot listen at the remote port {port}{path}",
            "{ssh} {to} ss -ltn"},
    Wording{K::forward_here, "forward-here", "was reached, but ssh here cannot listen at {listen}{why}",
            "ss -ltnp"},
    Wording{K::control, "control", "was reached, but no control socket can be made: {path}{why}",
            "a shorter ControlPath in a folder that exists, as ~/.ssh/%C; or {ssh} -o ControlPath=none {to}"},
    Wording{K::no_session, "no-session", "was logged in to, but gives no such session",
            "{ssh} -v {to}\nMaxSessions, PermitTTY and Subsystem in its sshd_config"},
    Wording{K::lost, "lost", "was lost while the connection stood",
            "{ssh} -o ServerAliveInterval=15 {to}"},
};
// clang-format on

const Wording& wording_of(FailureKind kind) { return wordings[static_cast<std::size_t>(kind)]; }

/// "deploy@10.1.0.2:2222".
std::string account_of(const Hop& hop) {
    const bool is_v6 = hop.hostname.find(':') != std::string::npos;
    return fmt::format("{}{}{}:{}",
                       hop.user,
                       hop.user.empty() ? "" : "@",
                       is_v6 ? fmt::format("[{}]", hop.hostname) : hop.hostname,
                       hop.port);
}

/// "hop 2 of 3 (deploy@10.1.0.2:2222)".
std::string hop_text(std::size_t hop, const Route& route) {
    const std::string account = account_of(route.hops[hop]);
    if (route.hops.size() == 1) return account;
    return fmt::format("hop {} of {} ({})", hop + 1, route.hops.size(), account);
}

/// The words that begin and end a command line which goes to a hop and no farther, with all that
/// leads there.
struct CommandTo {
    std::string ssh = "ssh";
    std::string to{};
};

CommandTo command_to(const Hop& hop) {
    if (hop.invocation.empty()) return {"ssh", shell_quoted(hop.name)};
    const std::span<const std::string> words{hop.invocation};
    const Dialect& dialect = newest_dialect();
    auto read = read_invocation(words.subspan(1), dialect, no_long_options);
    auto* const invocation = std::get_if<Invocation>(&read);
    if (invocation == nullptr) return {"ssh", shell_quoted(hop.name)};
    // What is left leads there; what is dropped is asked of the host once it is reached.
    constexpr std::string_view kept = "46BbcFIiJlmoPp";
    std::erase_if(invocation->options, [&](const OptionUse& use) {
        return kept.find(use.letter) == std::string_view::npos;
    });
    invocation->options_before = invocation->options.size();
    invocation->command.clear();
    std::vector<std::string> to = to_words(*invocation, dialect);
    return {"ssh", shell_join(to)};
}

/// What may be put into a wording.
using Parts = std::vector<std::pair<std::string_view, std::string>>;

std::string filled(std::string_view text, const Parts& parts) {
    std::string result;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = text.find('}', std::min(open, text.size()));
        result += text.substr(0, open);
        if (close == std::string_view::npos) break;
        const auto part = std::ranges::find(
            parts, text.substr(open + 1, close - open - 1), &Parts::value_type::first);
        if (part != parts.end()) result += part->second;
        text.remove_prefix(close + 1);
    }
    return result;
}

/// Who dials a hop.
std::string dialler_text(std::size_t hop, const Route& route) {
    const bool is_local = hop == 0 || route.hops[hop].reach == Reach::tcp;
    return is_local ? "this machine" : hop_text(hop - 1, route);
}

/// Begins a command that is run where a hop is dialled.
std::string dialler_command(std::size_t hop, const Route& route) {
    if (hop == 0 || route.hops[hop - 1].invocation.empty()) return "";
    const CommandTo before = command_to(route.hops[hop - 1]);
    return fmt::format("{} {}", before.ssh, before.to);
}

/// What else may be behind it where a hop is not dialled from here.
std::string inside_text(const Message& message, std::size_t hop, const Route& route) {
    if (hop == 0 || !message.reason.empty()) return "";
    const Hop& before = route.hops[hop - 1];
    if (message.kind == K::timed_out) return ", or a hop before it did not";
    if (before.invocation.empty()) {
        return fmt::format(", or {} did not let it through", hop_text(hop - 1, route));
    }
    if (!route.hops[hop].command) return "";
    return fmt::format(", or the command that reaches it through {} ended", account_of(before));
}

/// Lets ssh ask where the configuration says that nobody is there to answer.
std::string asking_option(const Hop& hop) {
    const bool is_batch = hop.resolution && hop.resolution->text(Keyword::batch_mode) == "yes";
    return is_batch ? "-o BatchMode=no " : "";
}

/// What could not be listened at here; not every message says where that is.
std::string listen_text(const Message& message) {
    if (message.host.empty()) return "a port to be forwarded";
    return fmt::format("{} port {}", message.host, message.port);
}

Parts parts_of(const Message& message,
               std::size_t hop,
               const Evidence& evidence,
               const Route& route) {
    const Hop& failed = route.hops[hop];
    const bool is_last = hop + 1 == route.hops.size();
    const CommandTo command = command_to(failed);
    const std::string_view filed_at = evidence.filed_at;
    const std::string_view file = filed_at.substr(0, filed_at.rfind(':'));
    const std::string_view key = message.key.empty() ? failed.host_key_name : message.key;
    return {
        {"reason", std::string{message.reason}},
        {"program", std::string{message.program}},
        {"path", std::string{message.host}},
        {"why", message.reason.empty() ? "" : fmt::format(": {}", message.reason)},
        {"listen", listen_text(message)},
        {"key", std::string{key}},
        {"name", shell_quoted(key)},
        {"host", failed.hostname},
        {"port", message.port.empty() ? std::to_string(failed.port) : std::string{message.port}},
        {"user", failed.user.empty() ? "NAME" : failed.user},
        {"filed", filed_at.empty() ? "" : fmt::format(" in {}", filed_at)},
        {"file", file.empty() ? "" : " -f " + shell_quoted(file)},
        {"from", dialler_text(hop, route)},
        {"before", dialler_command(hop, route)},
        {"inside", inside_text(message, hop, route)},
        {"onward", is_last ? "" : " to " + account_of(route.hops[hop + 1])},
        {"ssh", command.ssh},
        {"asking", asking_option(failed)},
        {"to", command.to},
    };
}

std::vector<std::string> advice_of(const Wording& wording, const Parts& parts) {
    std::vector<std::string> advice;
    std::string_view rest = wording.advice;
    while (!rest.empty()) {
        const std::size_t size = std::min(rest.find('\n'), rest.size());
        std::string line = printable(filled(rest.substr(0, size), parts));
        line.erase(0, line.find_first_not_of(' '));
        advice.push_back(std::move(line));
        rest.remove_prefix(std::min(size + 1, rest.size()));
    }
    return advice;
}

}  // namespace

Failure described_failure(const Message& message,
                          std::optional<std::size_t> hop,
                          const Evidence& evidence,
                          const Route& route) {
    const Wording& wording = wording_of(message.kind);
    Failure failure{.hop = hop, .kind = message.kind};
    const std::size_t told = hop.value_or(route.hops.size() - 1);
    const Parts parts = parts_of(message, told, evidence, route);
    failure.text =
        printable(fmt::format("{} {}", hop_text(told, route), filled(wording.text, parts)));
    failure.advice = advice_of(wording, parts);
    if (!evidence.ignored_key.empty()) {
        failure.advice.insert(failure.advice.begin(),
                              printable("chmod 600 " + shell_quoted(evidence.ignored_key)));
    }
    const Hop& destination = route.hops.back();
    if (!destination.name.empty()) {
        failure.advice.push_back(printable("sshplan preflight " + command_to(destination).to));
    }
    return failure;
}

std::string_view name_of(FailureKind kind) { return wording_of(kind).name; }

}  // namespace sshplan
