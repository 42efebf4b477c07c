#include "chain.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <ranges>

#include <fmt/format.h>

#include "ssh_words.hpp"

namespace sshplan::test {

namespace {

constexpr std::array<std::string_view, 4> first_names{"is dialled from here",
                                                      "is reached by another program",
                                                      "is reached by an ssh that stops",
                                                      "is reached by itself, for ever"};

std::string value_of(const Answer& answer, const std::string& keyword) {
    const Strings found = values(answer, keyword);
    return found.empty() ? "" : found.front();
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::string key_of(const Answer& answer) {
    const std::string alias = value_of(answer, "hostkeyalias");
    const std::string port = value_of(answer, "port");
    if (!alias.empty() && alias != "none") return lower(alias);
    const std::string host = lower(value_of(answer, "hostname"));
    return port == "22" ? host : fmt::format("[{}]:{}", host, port);
}

/// Where a program leads that an ssh uses as its proxy.
std::optional<Endpoint> dialled_by(const Strings& program) {
    if (program.front() == "ssh") {
        const auto words = read_ssh_words({program.begin() + 1, program.end()});
        return words ? dialled_by(*words) : std::nullopt;
    }
    return program.front() == "command" ? std::nullopt : dialled_by(SshWords{.command = program});
}

/// What an ssh process comes to, as far as `ssh -G` knows.
struct Process {
    Link link;
    bool has_proxy = false;  // so it does not dial
};

/// What an ssh process is, whose proxy is `next`; nothing if it stops.
std::optional<Process> process_of(const Strings& program, const Strings* next) {
    const Strings arguments{program.begin() + 1, program.end()};
    const auto words = read_ssh_words(arguments);
    if (!words || words->destination.empty()) return std::nullopt;
    const Answer answer = ask_ssh(arguments);
    if (answer.status != 0) return std::nullopt;
    const std::string& destination = words->destination;
    Process process{.link = {.name = destination.substr(destination.rfind('@') + 1)}};
    process.link.user = value_of(answer, "user");
    process.link.key = key_of(answer);
    process.link.errand = errand_of(*words);
    process.has_proxy =
        !values(answer, "proxycommand").empty() || !values(answer, "proxyjump").empty();
    if (!process.has_proxy) {
        process.link.hostname = value_of(answer, "hostname");
        process.link.port = value_of(answer, "port");
    } else if (const auto endpoint = next == nullptr ? std::nullopt : dialled_by(*next)) {
        process.link.hostname = endpoint->host;
        process.link.port = endpoint->port;
    }
    return process;
}

/// A shell is not what it starts.
void drop_shells(std::vector<Strings>& started) {
    for (std::size_t i = started.size(); i-- > 1;) {
        if (started[i - 1].front() != "command") continue;
        started.erase(started.begin() + static_cast<std::ptrdiff_t>(i) - 1);
    }
}

std::string described(const Link& link) {
    return fmt::format("{} = {}@{}:{} key {}{}{}",
                       link.name,
                       link.user,
                       link.hostname,
                       link.port,
                       link.key,
                       link.errand.empty() ? "" : " runs ",
                       link.errand);
}

/// Whether a link is as recorded, where the recording knows.
bool agrees(const Link& recorded, const Link& explained) {
    const auto same = [](const std::string& known, const std::string& said) {
        return known == "?" || known == said;
    };
    return recorded.name == explained.name && recorded.errand == explained.errand &&
           same(recorded.user, explained.user) && same(recorded.hostname, explained.hostname) &&
           same(recorded.port, explained.port) && same(recorded.key, explained.key);
}

bool agrees(First first, const Explained& explained) {
    switch (first) {
        case First::is_again:
            return explained.status == "loop";
        case First::stops:
            return explained.status == "refused" || explained.status == "broken";
        case First::dials:
        case First::runs:
            return explained.chain.first == first && explained.status != "loop" &&
                   explained.status != "refused";
    }
    return false;
}

/// Whether the links agree, counted from the destination. An explained loop may be shorter, and a
/// process that stops may be among the explained.
bool agrees(const Chain& recorded, const std::vector<Link>& explained) {
    const std::size_t had = recorded.links.size();
    const std::size_t said = explained.size();
    const bool as_many = recorded.first == First::is_again ? said > 0 && said <= had
                         : recorded.first == First::stops  ? said == had || said == had + 1
                                                           : said == had;
    if (!as_many) return false;
    for (std::size_t i = 1; i <= std::min(had, said); ++i) {
        if (!agrees(recorded.links[had - i], explained[said - i])) return false;
    }
    return true;
}

/// Whether a name was to be printed by a program that the recording has not.
bool is_uncomputed(const Chain& recorded) {
    return std::ranges::any_of(recorded.links,
                               [](const Link& link) { return link.hostname.empty(); });
}

/// Whether what is dialled for the destination is left open.
bool leaves_open(const Explained& explained, const Link& destination) {
    const std::vector<Link>& links = explained.chain.links;
    return !links.empty() && links.back().name == destination.name &&
           links.back().hostname == "null";
}

}  // namespace

std::string Chain::described() const {
    constexpr std::size_t most = 6;  // of a loop the end tells it all
    const std::size_t left_out = links.size() > most ? links.size() - most : 0;
    std::string text =
        fmt::format("    the first {}\n", first_names[static_cast<std::size_t>(first)]);
    if (left_out > 0) text += fmt::format("    ... {} more\n", left_out);
    for (const Link& link : links | std::views::drop(left_out)) {
        text += fmt::format("    {}\n", test::described(link));
    }
    return text;
}

Chain chain_of(std::vector<Strings> started) {
    drop_shells(started);
    Chain chain;
    for (std::size_t i = 0; i < started.size(); ++i) {
        if (started[i].front() != "ssh") {
            chain.first = First::runs;
            break;
        }
        const Strings* const next = i + 1 < started.size() ? &started[i + 1] : nullptr;
        auto process = process_of(started[i], next);
        const bool starts_nothing = process && process->has_proxy && next == nullptr;
        if (process) chain.links.push_back(std::move(process->link));
        if (!process || starts_nothing) {
            chain.first = First::stops;
            break;
        }
    }
    if (started.size() == Recorder::most) chain.first = First::is_again;
    std::ranges::reverse(chain.links);
    return chain;
}

std::string disagreement(const Chain& recorded, const Explained& explained) {
    const bool is_right = is_uncomputed(recorded) ? leaves_open(explained, recorded.links.back())
                                                  : agrees(recorded.first, explained) &&
                                                        agrees(recorded, explained.chain.links);
    if (is_right) return "";
    return fmt::format("  ssh starts, from the first hop:\n{}  sshplan says ({}):\n{}{}",
                       recorded.described(),
                       explained.status,
                       explained.chain.described(),
                       explained.errors);
}

}  // namespace sshplan::test
