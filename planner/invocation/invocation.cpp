#include "planner/invocation/invocation.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "parser/config/endpoint.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/invocation/option_table.hpp"

namespace sshplan {

namespace {

using Fault = std::optional<UsageFault>;
using Kind = UsageFault::Kind;

/// Whether ssh answers this option by itself, at once.
bool is_question(char letter) { return letter == 'V' || letter == 'Q'; }

/// What `user@host` or a URI says; nothing if ssh prints its usage.
std::optional<Destination> read_destination(const std::string& word, const Dialect& dialect) {
    Destination result;
    result.typed = word;
    if (is_ssh_uri(word)) {
        result.form = Destination::Form::uri;
        const auto endpoint = parse_ssh_uri(word, uri_reading(dialect));
        if (!endpoint) {
            return std::nullopt;
        }
        result.host = endpoint->host;
        result.user = endpoint->user;
        if (endpoint->port) {
            result.port = port_number(*endpoint->port);
            result.service = result.port ? std::nullopt : endpoint->port;
        }
        return result;
    }
    const std::size_t at = word.rfind('@');
    if (at == 0) {
        return std::nullopt;
    }
    if (at != std::string::npos) {
        result.user = word.substr(0, at);
    }
    result.host = at == std::string::npos ? word : word.substr(at + 1);
    return result;
}

/// The loop of ssh.c main around getopt (openbsd-compat/getopt_long.c).
class Reader {
public:
    Reader(std::span<const std::string> words, const Dialect& dialect, const LongOptions& others)
        : words_(words), dialect_(dialect), long_options_(others) {}

    std::variant<Invocation, UsageFault> read() {
        auto answer = read_words();
        if (auto* const fault = std::get_if<UsageFault>(&answer)) {
            if (result_.destination.typed.empty()) {
                result_.options_before = result_.options.size();
            }
            fault->before = std::move(result_);
        }
        return answer;
    }

private:
    std::variant<Invocation, UsageFault> read_words() {
        if (Fault fault = read_options()) {
            return *fault;
        }
        if (done_) {
            return std::move(result_);
        }
        if (at_ == words_.size()) {
            return UsageFault{Kind::no_destination, "no destination is given", at_};
        }
        // As ssh does, also where the last word is an option's argument `--`.
        const bool is_terminated = at_ > 0 && !after_long_option_ && words_[at_ - 1] == "--";
        auto destination = read_destination(words_[at_], dialect_);
        if (!destination) {
            return UsageFault{
                Kind::bad_destination, fmt::format("'{}' is not a destination", words_[at_]), at_};
        }
        result_.destination = std::move(*destination);
        result_.options_before = result_.options.size();
        ++at_;
        if (!is_terminated) {
            if (Fault fault = read_options()) {
                return *fault;
            }
        }
        const auto rest = words_.subspan(at_);
        if (!done_) {
            result_.command.assign(rest.begin(), rest.end());
        }
        return std::move(result_);
    }

    /// Reads options up to the first other word, or past a `--`.
    Fault read_options() {
        while (at_ < words_.size() && !done_) {
            const std::string& word = words_[at_];
            if (word.size() < 2 || word[0] != '-') {
                return std::nullopt;
            }
            after_long_option_ = false;
            if (word == "--") {
                ++at_;
                return std::nullopt;
            }
            if (word[1] == '-') {
                if (Fault fault = read_long_option()) {
                    return fault;
                }
                continue;
            }
            const std::size_t before = at_;
            if (Fault fault = read_bundle(word)) {
                return fault;
            }
            if (at_ == before) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    Fault read_long_option() {
        const auto rest = words_.subspan(at_);
        const std::size_t count = std::min(long_options_(rest), rest.size());
        if (count == 0) {
            return UsageFault{
                Kind::unknown_long_option, fmt::format("unknown option {}", words_[at_]), at_};
        }
        at_ += count;
        after_long_option_ = true;
        return std::nullopt;
    }

    /// Reads the letters of one word, and the next word if the last letter asks for it. Stays at
    /// the word if it ends in '-': getopt takes its letters, and then the whole word for no option.
    Fault read_bundle(const std::string& word) {
        for (std::size_t i = 1; i < word.size(); ++i) {
            const char letter = word[i];
            if (letter == '-' && i + 1 == word.size()) {
                return std::nullopt;
            }
            const OptionInfo* const option = find_option(letter, dialect_);
            if (option == nullptr) {
                return UsageFault{
                    Kind::unknown_option, fmt::format("unknown option -- {}", letter), at_};
            }
            OptionUse use{letter, ""};
            const bool takes_argument = option->takes == OptionInfo::Takes::argument;
            if (takes_argument && i + 1 == word.size()) {
                if (++at_ == words_.size()) {
                    return UsageFault{Kind::argument_missing,
                                      fmt::format("option requires an argument -- {}", letter),
                                      at_};
                }
                use.argument = words_[at_];
            } else if (takes_argument) {
                use.argument = word.substr(i + 1);
            }
            result_.options.push_back(std::move(use));
            done_ = is_question(letter);
            if (takes_argument || done_) {
                break;
            }
        }
        ++at_;
        return std::nullopt;
    }

    std::span<const std::string> words_;
    const Dialect& dialect_;
    const LongOptions& long_options_;
    Invocation result_;
    std::size_t at_ = 0;
    bool after_long_option_ = false;
    bool done_ = false;  // ssh would have answered -V or -Q, and exited
};

void add_options(std::vector<std::string>& words,
                 std::span<const OptionUse> options,
                 const Dialect& dialect) {
    for (const OptionUse& use : options) {
        words.push_back(fmt::format("-{}", use.letter));
        const OptionInfo* const option = find_option(use.letter, dialect);
        if (option == nullptr || option->takes == OptionInfo::Takes::nothing) {
            continue;
        }
        if (use.argument == "--") {
            words.back() += use.argument;  // by itself ssh could take it for the end of the options
        } else {
            words.push_back(use.argument);
        }
    }
}

}  // namespace

std::ptrdiff_t Invocation::count(char letter) const {
    return std::ranges::count(options, letter, &OptionUse::letter);
}

bool Invocation::is_question() const {
    return !options.empty() && sshplan::is_question(options.back().letter);
}

std::size_t no_long_options(std::span<const std::string> /*rest*/) { return 0; }

std::variant<Invocation, UsageFault> read_invocation(std::span<const std::string> words,
                                                     const Dialect& dialect,
                                                     const LongOptions& long_options) {
    return Reader{words, dialect, long_options}.read();
}

namespace {

/// The first of what the options before the destination, it itself, and those behind it say.
std::optional<std::string> first_told(const Invocation& invocation,
                                      char letter,
                                      const std::optional<std::string>& of_destination) {
    for (std::size_t i = 0; i < invocation.options.size(); ++i) {
        if (i == invocation.options_before && of_destination) return of_destination;
        if (invocation.options[i].letter == letter) return invocation.options[i].argument;
    }
    return of_destination;
}

}  // namespace

std::optional<std::string> told_user(const Invocation& invocation) {
    return first_told(invocation, 'l', invocation.destination.user);
}

std::optional<std::string> told_port(const Invocation& invocation) {
    std::optional<std::string> port = invocation.destination.service;
    if (invocation.destination.port) port = std::to_string(*invocation.destination.port);
    return first_told(invocation, 'p', port);
}

std::vector<std::string> to_words(const Invocation& invocation, const Dialect& dialect) {
    const std::span<const OptionUse> options = invocation.options;
    const Destination& destination = invocation.destination;
    const auto looks_like_option = [](const std::string& word) { return word.starts_with('-'); };
    std::vector<std::string> words;
    if (invocation.is_question() && destination.typed.empty()) {
        add_options(words, options, dialect);
        return words;
    }
    // Nothing after `--` is an option, and ssh refuses such a host whatever comes before it.
    const bool is_ended = looks_like_option(destination.typed);
    const std::size_t before = is_ended ? options.size() : invocation.options_before;
    add_options(words, options.first(before), dialect);
    if (is_ended) {
        words.emplace_back("--");
    }
    words.push_back(destination.typed);
    add_options(words, options.subspan(before), dialect);
    const std::vector<std::string>& command = invocation.command;
    if (!is_ended && !command.empty() && looks_like_option(command.front())) {
        words.emplace_back("--");
    }
    words.insert(words.end(), command.begin(), command.end());
    return words;
}

}  // namespace sshplan
