#include "planner/verify/asked_ssh.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "planner/resolve/address.hpp"

namespace sshplan {
namespace {

constexpr double most_seconds = 10;
constexpr std::size_t most_bytes = std::size_t{64} << 20;

/// What ssh is given otherwise than it would have it.
constexpr std::array<std::string_view, 2> own_variables{"SHELL", "LC_ALL"};

/// How ssh.c main() ends for a user whom passwd(5) does not have.
constexpr std::string_view no_user = "No user exists for uid ";

/// Where ssh looks for names of hosts (nsswitch.conf(5)); what is not there is nothing to hide.
constexpr std::string_view hosts_path = "/etc/hosts";
constexpr std::string_view sources_path = "/etc/nsswitch.conf";
constexpr std::string_view cache_path = "/var/run/nscd/socket";

/// Which databases are asked in which order, but for names of hosts, which only the file has.
std::string with_names_in_file(std::string_view sources) {
    std::string text;
    while (!sources.empty()) {
        const std::size_t end = std::min(sources.find('\n'), sources.size());
        const std::string_view line = sources.substr(0, end);
        sources.remove_prefix(std::min(end + 1, sources.size()));
        if (!line.starts_with("hosts:")) text.append(line).append("\n");
    }
    return text + "hosts: files\n";
}

/// Lines of /etc/hosts by which these names are found, in either family, with and without a dot at
/// their ends, and the others are not.
std::string host_lines(std::span<const MetCondition> conditions) {
    constexpr std::size_t addresses = 250;
    std::string lines;
    std::size_t number = 0;
    for (const MetCondition& condition : conditions) {
        if (condition.kind != ConditionKind::dns || !condition.outcome) continue;
        const std::string& first =
            condition.canonical.empty() ? condition.text : condition.canonical;
        const std::size_t host = number++ % addresses + 1;
        for (const std::string& address :
             {fmt::format("192.0.2.{}", host), fmt::format("2001:db8::{:x}", host)}) {
            lines += fmt::format("{} {} {} {}.\n", address, first, condition.text, condition.text);
        }
    }
    return lines;
}

}  // namespace

AskedSsh::AskedSsh(SshToAsk ssh, World& reading, World& acting)
    : ssh_(std::move(ssh)), reading_(reading), acting_(acting), shell_(acting, ssh_.folder) {
    const FileAnswer answer = reading.read_file(std::string{sources_path});
    const auto* const sources = std::get_if<FileContent>(&answer);
    (void)acting.create_private_file(ssh_.folder + "/sources",
                                     with_names_in_file(sources ? sources->bytes : ""));
    (void)acting.create_private_file(ssh_.folder + "/names", "");
    (void)acting.create_private_file(ssh_.folder + "/nobody", "");
}

std::variant<SshHeard, SshUnheard> AskedSsh::ask(const std::vector<std::string>& words,
                                                 std::span<const MetCondition> conditions) {
    if (silence_) return SshUnheard{*silence_};
    if (auto why = obstacle(conditions)) return SshUnheard{*std::move(why)};
    auto failure = shell_.answer(conditions);
    if (!failure) failure = write_names(conditions);
    if (failure) return SshUnheard{fmt::format("{}: {}", ssh_.folder, *failure)};
    ProgramQuestion question{.words = {ssh_.path},
                             .environment = {{"SHELL", shell_.path()}, {"LC_ALL", "C"}},
                             .most_bytes = most_bytes,
                             .errors = ProgramQuestion::Errors::kept,
                             .limit = most_seconds};
    question.words.insert(question.words.end(), words.begin(), words.end());
    for (const std::string& name : variables_) {
        if (auto value = reading_.variable(name)) question.environment.try_emplace(name, *value);
    }
    const bool was_cut_off = network_ == Network::cut_off;
    ProgramAnswer answer = put(std::move(question));
    if (was_cut_off && network_ != Network::cut_off) return ask(words, conditions);
    if (answer.kind == ProgramAnswer::Kind::timed_out) {
        silence_ = fmt::format("{} did not answer within {} seconds", ssh_.path, most_seconds);
        return SshUnheard{*silence_};
    }
    if (answer.errors.starts_with(no_user)) {
        return SshUnheard{
            "ssh finds no user of this number, whom sshplan names from USER and HOME"};
    }
    constexpr int refusal = 255;
    if (answer.status != 0 && answer.status != refusal) {
        return SshUnheard{fmt::format("{} cannot be run, or does not end as ssh does", ssh_.path)};
    }
    return SshHeard{
        *answer.status, std::move(answer.output), std::move(answer.errors), shell_.asked()};
}

/// Puts a question; notes if the network cannot be cut off.
ProgramAnswer AskedSsh::put(ProgramQuestion question) {
    if (network_ == Network::cut_off) question.seclusion = seclusion();
    ProgramAnswer answer = acting_.ask_program(question).value_or(ProgramAnswer{});
    if (answer.kind == ProgramAnswer::Kind::not_secluded) network_ = Network::of_this_machine;
    return answer;
}

Seclusion AskedSsh::seclusion() const {
    Seclusion seclusion;
    for (const auto& [path, name] : {std::pair{hosts_path, "names"},
                                     std::pair{sources_path, "sources"},
                                     std::pair{cache_path, "nobody"}}) {
        const std::string place = reading_.real_path(std::string{path});
        if (reading_.exists(place)) {
            seclusion.in_place.emplace(place, fmt::format("{}/{}", ssh_.folder, name));
        }
    }
    return seclusion;
}

ChangeFailure AskedSsh::write_names(std::span<const MetCondition> conditions) {
    std::string names = host_lines(conditions);
    if (names == names_) return std::nullopt;
    const std::string path = ssh_.folder + "/names";
    if (auto failure = acting_.remove_file(path)) return failure;
    if (auto failure = acting_.create_private_file(path, names)) return failure;
    names_ = std::move(names);
    return std::nullopt;
}

/// Why it cannot be asked under these answers.
std::optional<std::string> AskedSsh::obstacle(std::span<const MetCondition> conditions) {
    for (const std::string_view name : own_variables) {
        if (variables_.contains(std::string{name})) {
            return fmt::format("the configuration names ${{{}}}, which is set to ask ssh", name);
        }
    }
    for (const MetCondition& condition : conditions) {
        if (auto why = network_obstacle(condition)) return why;
    }
    return std::nullopt;
}

std::optional<std::string> AskedSsh::network_obstacle(const MetCondition& condition) {
    if (network_ == Network::cut_off) {
        const bool is_in = condition.kind == ConditionKind::local_network && condition.outcome;
        if (is_in) return "ssh is asked without a network, so that no localnetwork matches";
        return std::nullopt;
    }
    switch (condition.kind) {
        case ConditionKind::exec:
            return std::nullopt;
        case ConditionKind::dns:
            return "ssh would look names up, and cannot be kept from the network here";
        case ConditionKind::local_network:
            break;
    }
    const auto own = acting_.local_addresses().value_or(std::vector<std::string>{});
    const bool is_in = std::ranges::any_of(
        own, [&](const std::string& address) { return address_within(address, condition.text); });
    if (is_in == condition.outcome) return std::nullopt;
    return fmt::format("this machine is {}in {}", is_in ? "" : "not ", condition.text);
}

}  // namespace sshplan
