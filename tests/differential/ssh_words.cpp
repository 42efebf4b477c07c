#include "ssh_words.hpp"

#include <unistd.h>

#include <regex>

#include <fmt/format.h>

namespace sshplan::test {

namespace {

/// As in ssh.c, for an ssh that stops at the first word that is no option.
constexpr const char* options =
    "+1246ab:c:e:fgi:kl:m:no:p:qstvxAB:CD:E:F:GI:J:KL:MNO:P:Q:R:S:TVw:W:XYy";

/// Reads the options behind the first word, and leaves what follows them. False for a bad one.
bool take_options(Strings& words, std::optional<std::string>& stdio) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::opterr = 0;
    ::optind = 0;  // glibc's way to begin anew
    const int count = static_cast<int>(words.size());
    for (int letter = 0; (letter = ::getopt(count, pointers.data(), options)) != -1;) {
        if (letter == '?') return false;
        if (letter == 'W') stdio = ::optarg;
    }
    words.erase(words.begin(), words.begin() + ::optind);
    return true;
}

std::optional<Endpoint> matched(const std::string& text, const char* expression) {
    std::smatch match;
    if (!std::regex_search(text, match, std::regex{expression})) return std::nullopt;
    return Endpoint{match[1], match[2]};
}

}  // namespace

std::optional<SshWords> read_ssh_words(const Strings& words) {
    SshWords result;
    Strings rest{"ssh"};
    rest.insert(rest.end(), words.begin(), words.end());
    if (!take_options(rest, result.stdio)) return std::nullopt;
    if (rest.empty()) return result;
    result.destination = rest.front();
    // Options may follow the destination.
    if (!take_options(rest, result.stdio)) return std::nullopt;
    result.command = std::move(rest);
    return result;
}

std::string errand_of(const SshWords& words) {
    if (words.stdio) return "-W " + *words.stdio;
    return fmt::format("{}", fmt::join(words.command, " "));
}

std::optional<Endpoint> dialled_by(const SshWords& words) {
    if (words.stdio) return matched(*words.stdio, R"(^\[?([^\]]*?)\]?:(\d+)$)");
    const std::string command = errand_of(words);
    if (const auto device = matched(command, R"(/dev/tcp/([^/ ]+)/(\d+))")) return device;
    return matched(command, R"(\b(?:nc|ncat|netcat)\b.* ([^ ]+) (\d+)(?: +\d?>.*)?$)");
}

}  // namespace sshplan::test
