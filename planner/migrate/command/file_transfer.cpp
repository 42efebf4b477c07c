#include "planner/migrate/command/file_transfer.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "parser/config/endpoint.hpp"

namespace sshplan {
namespace {

/// The getopt string of a program, sorted by who an option is for.
struct TransferOptions {
    Program program;
    std::string_view scheme;     // of its URIs
    std::string_view ssh_flags;  // which ssh gets as they are
    std::string_view ssh_values;
    std::string_view own_flags;
    std::string_view own_values;
};

// clang-format off
constexpr std::array tables{
    TransferOptions{Program::sftp, "sftp://", "1246Cv", "cFiJoP", "aAfhNpqr", "bBDlRsSX"},
    TransferOptions{Program::scp,  "scp://",  "1246Cqv", "cFiJoP", "3ABdfOpRrstT", "DlMSX"},
};
// clang-format on

bool holds(std::string_view letters, char letter) {
    return letters.find(letter) != std::string_view::npos;
}

using Kind = CommandPiece::Kind;

class Reader {
public:
    Reader(const TransferOptions& table, const GivenCommand& given)
        : table_(table), words_(given.words) {
        command_.program = table.program;
        command_.pieces.push_back({.kind = Kind::word, .text = words_.front()});
    }

    CarrierAnswer read() {
        if (auto fault = read_options()) return *std::move(fault);
        command_.pieces.push_back({.kind = Kind::options});
        for (; at_ < words_.size(); ++at_) {
            if (auto fault = take_operand(words_[at_])) return *std::move(fault);
        }
        if (!found_) return NoConnection{NoConnection::Kind::kept, "it names no other host"};
        if (!port_.empty()) command_.ssh.options.push_back({'p', port_});
        command_.ssh.options_before = command_.ssh.options.size();
        return std::move(command_);
    }

private:
    using Fault = std::optional<NoConnection>;

    static NoConnection unread(std::string reason) { return {.reason = std::move(reason)}; }
    static NoConnection kept(std::string reason) {
        return {NoConnection::Kind::kept, std::move(reason)};
    }

    Fault read_options() {
        for (; at_ < words_.size(); ++at_) {
            const std::string& word = words_[at_];
            if (word.size() < 2 || word[0] != '-') return std::nullopt;
            if (word == "--") {
                command_.pieces.push_back({.kind = Kind::word, .text = word});
                return unread("it ends its options with --; give it without");
            }
            if (auto fault = read_bundle(word)) return fault;
        }
        return std::nullopt;
    }

    Fault read_bundle(const std::string& word) {
        for (std::size_t i = 1; i < word.size(); ++i) {
            const char letter = word[i];
            if (holds(table_.ssh_flags, letter)) {
                command_.ssh.options.push_back({letter, ""});
            } else if (holds(table_.own_flags, letter)) {
                add_word(fmt::format("-{}", letter));
            } else if (holds(table_.ssh_values, letter) || holds(table_.own_values, letter)) {
                return take_value(letter, word.substr(i + 1));
            } else {
                return unread(fmt::format("unknown option -- {}", letter));
            }
        }
        return std::nullopt;
    }

    /// An option's value: the rest of the word, or the next word.
    Fault take_value(char letter, std::string value) {
        if (value.empty()) {
            if (++at_ == words_.size()) {
                return unread(fmt::format("option requires an argument -- {}", letter));
            }
            value = words_[at_];
        }
        if (letter == 'S' || letter == 'D') {
            return kept(fmt::format("-{} puts another program in the place of ssh", letter));
        }
        if (letter == 'P') {
            port_ = value;
        } else if (holds(table_.ssh_values, letter)) {
            command_.ssh.options.push_back({letter, std::move(value)});
        } else {
            add_word(fmt::format("-{}", letter));
            add_word(std::move(value));
        }
        return std::nullopt;
    }

    void add_word(std::string text) {
        command_.pieces.push_back({.kind = Kind::word, .text = std::move(text)});
    }

    /// scheme://[user@]host[:port][/path]; the path begins behind the slash.
    [[nodiscard]] std::optional<RemoteFile> split_uri(const std::string& word) const {
        const std::size_t begin = table_.scheme.size();
        const std::size_t slash = std::min(word.find('/', begin), word.size());
        const auto end = parse_ssh_uri("ssh://" + word.substr(begin, slash - begin));
        if (!end) return std::nullopt;
        RemoteFile file{.port = end->port};
        file.destination.host = end->host;
        file.destination.user = end->user;
        const std::string path = slash < word.size() ? word.substr(slash + 1) : "";
        if (!path.empty() || table_.program == Program::scp) file.path = ":" + path;
        return file;
    }

    [[nodiscard]] std::optional<RemoteFile> split(const std::string& word) const {
        if (word.starts_with(table_.scheme)) return split_uri(word);
        if (auto file = split_remote_file(word)) return file;
        if (table_.program == Program::scp || found_) return std::nullopt;
        auto host = split_remote_file(word + ":");  // sftp HOST
        if (host) host->path.clear();
        return host;
    }

    Fault take_operand(const std::string& word) {
        auto file = split(word);
        if (!file) {
            if (word.starts_with(table_.scheme)) return unread(fmt::format("{} is no URI", word));
            add_word(word);
            return std::nullopt;
        }
        if (file->port) {
            if (!port_.empty() && port_ != *file->port) return kept("it names two ports");
            port_ = *file->port;
        }
        Destination& destination = command_.ssh.destination;
        if (found_ && (destination.host != file->destination.host ||
                       destination.user != file->destination.user)) {
            return kept("it connects to several hosts; give one command for each");
        }
        destination = file->destination;
        destination.typed = destination.host;
        found_ = true;
        command_.pieces.push_back({.kind = Kind::remote, .text = file->path});
        return std::nullopt;
    }

    const TransferOptions& table_;
    const std::vector<std::string>& words_;
    std::size_t at_ = 1;
    CarriedCommand command_;
    std::string port_;
    bool found_ = false;  // a remote file
};

}  // namespace

std::optional<RemoteFile> split_remote_file(const std::string& word) {
    if (word.empty() || word[0] == ':') return std::nullopt;
    std::size_t at = 0;
    bool in_brackets = word[0] == '[';
    for (; at < word.size(); ++at) {
        const char c = word[at];
        if (c == '@' && at + 1 < word.size() && word[at + 1] == '[') in_brackets = true;
        if (c == ']' && in_brackets) in_brackets = false;
        if (c == ':' && !in_brackets) break;
        if (c == '/' && !in_brackets) return std::nullopt;
    }
    if (at == word.size()) return std::nullopt;
    RemoteFile file{.path = word.substr(at)};
    const std::string host = word.substr(0, at);
    const std::size_t sign = host.rfind('@');
    if (sign != std::string::npos) file.destination.user = host.substr(0, sign);
    file.destination.host = sign == std::string::npos ? host : host.substr(sign + 1);
    if (file.destination.host.starts_with('[') && file.destination.host.ends_with(']')) {
        file.destination.host = file.destination.host.substr(1, file.destination.host.size() - 2);
    }
    return file;
}

CarrierAnswer read_file_transfer(Program program, const GivenCommand& given) {
    const auto* const table = std::ranges::find(tables, program, &TransferOptions::program);
    return Reader{*table, given}.read();
}

}  // namespace sshplan
