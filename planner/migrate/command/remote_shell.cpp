#include "planner/migrate/command/remote_shell.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "planner/migrate/command/file_transfer.hpp"

namespace sshplan {
namespace {

using Kind = CommandPiece::Kind;

/// Options of rsync whose value is the next word, if it is not glued to them.
constexpr std::string_view letters_with_value = "BfMTe";
constexpr std::array<std::string_view, 34> names_with_value{
    "--backup-dir",    "--suffix",       "--chmod",     "--block-size",   "--rsync-path",
    "--max-delete",    "--max-size",     "--min-size",  "--partial-dir",  "--usermap",
    "--groupmap",      "--chown",        "--timeout",   "--contimeout",   "--modify-window",
    "--temp-dir",      "--compare-dest", "--copy-dest", "--link-dest",    "--compress-level",
    "--skip-compress", "--filter",       "--exclude",   "--exclude-from", "--include",
    "--include-from",  "--files-from",   "--address",   "--port",         "--sockopts",
    "--out-format",    "--log-file",     "--bwlimit",   "--remote-option"};

class Reader {
public:
    Reader(const GivenCommand& given, const Dialect& dialect)
        : words_(given.words), dialect_(dialect) {
        command_.program = Program::rsync;
    }

    CarrierAnswer read() {
        add(words_.front());
        while (++at_ < words_.size()) {
            if (!take_word(words_[at_])) return std::move(fault_);
        }
        if (!shell_) return kept("it says nothing about its ssh (-e)");
        if (!found_) return kept("it names no other host");
        return finished();
    }

private:
    static NoConnection kept(std::string reason) {
        return {NoConnection::Kind::kept, std::move(reason)};
    }
    static NoConnection unread(std::string reason) { return {.reason = std::move(reason)}; }

    void add(const std::string& word) {
        command_.pieces.push_back({.kind = Kind::word, .text = word});
    }

    /// False: `fault_` says why.
    bool take_word(const std::string& word) {
        if (is_ended_ || word.size() < 2 || word[0] != '-') return take_operand(word);
        if (word == "--") {
            is_ended_ = true;
            add(word);
            return true;
        }
        return word[1] == '-' ? take_long(word) : take_bundle(word);
    }

    bool take_long(const std::string& word) {
        if (word.starts_with("--rsh=")) {
            command_.pieces.push_back({.kind = Kind::remote_shell, .text = "--rsh="});
            shell_ = word.substr(6);
            return true;
        }
        add(word);
        if (word == "--rsh") return take_shell();
        if (std::ranges::find(names_with_value, word) == names_with_value.end()) return true;
        return take_value(word);
    }

    bool take_bundle(const std::string& word) {
        const std::size_t at = word.find_first_of(letters_with_value, 1);
        if (at == std::string::npos || word[at] != 'e') {
            add(word);
            return at == std::string::npos || at + 1 < word.size() || take_value(word);
        }
        if (at + 1 == word.size()) {
            add(word);
            return take_shell();
        }
        command_.pieces.push_back({.kind = Kind::remote_shell, .text = word.substr(0, at + 1)});
        shell_ = word.substr(at + 1);
        return true;
    }

    bool take_value(const std::string& option) {
        if (++at_ == words_.size()) {
            fault_ = unread(fmt::format("{} needs a value", option));
            return false;
        }
        add(words_[at_]);
        return true;
    }

    bool take_shell() {
        if (++at_ == words_.size()) {
            fault_ = unread("-e needs a value");
            return false;
        }
        command_.pieces.push_back({.kind = Kind::remote_shell});
        shell_ = words_[at_];
        return true;
    }

    bool take_operand(const std::string& word) {
        const auto file = split_remote_file(word);
        if (!file) {
            add(word);
            return true;
        }
        if (word.starts_with("rsync://") || file->path.starts_with("::")) {
            fault_ = kept("it talks to a daemon of rsync");
            return false;
        }
        Destination& destination = command_.ssh.destination;
        if (found_ && (destination.host != file->destination.host ||
                       destination.user != file->destination.user)) {
            fault_ = kept("it connects to several hosts; give one command for each");
            return false;
        }
        destination = file->destination;
        destination.typed = destination.host;
        found_ = true;
        command_.pieces.push_back({.kind = Kind::remote, .text = file->path});
        return true;
    }

    CarrierAnswer finished() {
        auto words = split_remote_shell(*shell_);
        if (!words || words->empty()) return unread("its -e cannot be cut into words");
        const std::string& name = words->front();
        if (find_program(name.substr(name.rfind('/') + 1)) != Program::ssh) {
            return kept(fmt::format("{} is no ssh", name));
        }
        command_.ssh_name = name;
        words->erase(words->begin());
        words->push_back(command_.ssh.destination.host);  // rsync puts the host behind them
        const auto read = read_invocation(*words, dialect_, no_long_options);
        const auto* const told = std::get_if<Invocation>(&read);
        const bool is_options_only = told != nullptr && told->command.empty() &&
                                     told->destination.typed == command_.ssh.destination.host &&
                                     told->options_before == told->options.size();
        if (!is_options_only) return unread("its -e holds more than ssh with options");
        command_.ssh.options = told->options;
        command_.ssh.options_before = told->options_before;
        return std::move(command_);
    }

    const std::vector<std::string>& words_;
    const Dialect& dialect_;
    std::size_t at_ = 0;
    CarriedCommand command_;
    std::optional<std::string> shell_;
    NoConnection fault_;
    bool found_ = false;  // a remote file
    bool is_ended_ = false;
};

}  // namespace

CarrierAnswer read_rsync(const GivenCommand& given, const Dialect& dialect) {
    return Reader{given, dialect}.read();
}

std::optional<std::vector<std::string>> split_remote_shell(std::string_view text) {
    std::vector<std::string> words;
    char quote = 0;
    bool is_open = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ' ' && quote == 0) {
            is_open = false;
            continue;
        }
        if (!is_open) words.emplace_back();
        is_open = true;
        if ((c == '\'' || c == '"') && quote == 0) {
            quote = c;
        } else if (c == quote && i + 1 < text.size() && text[i + 1] == c) {
            words.back() += c;
            ++i;
        } else if (c == quote) {
            quote = 0;
        } else {
            words.back() += c;
        }
    }
    if (quote != 0) return std::nullopt;
    return words;
}

std::string joined_remote_shell(std::span<const std::string> words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += ' ';
        if (!word.empty() && word.find_first_of(" '\"") == std::string::npos) {
            text += word;
            continue;
        }
        text += '"';
        for (const char c : word) {
            text += c;
            if (c == '"') text += c;
        }
        text += '"';
    }
    return text;
}

}  // namespace sshplan
