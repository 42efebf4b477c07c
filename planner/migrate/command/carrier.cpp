#include "planner/migrate/command/carrier.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "planner/invocation/option_table.hpp"
#include "planner/migrate/command/file_transfer.hpp"
#include "planner/migrate/command/remote_shell.hpp"

namespace sshplan {
namespace {

bool is_flag(char letter, const Dialect& dialect) {
    const OptionInfo* const option = find_option(letter, dialect);
    return option != nullptr && option->takes == OptionInfo::Takes::nothing;
}

/// The letter by which a program takes an option of ssh.
char letter_for(Program program, char letter) {
    const bool is_transfer = program == Program::sftp || program == Program::scp;
    return is_transfer && letter == 'p' ? 'P' : letter;
}

std::vector<std::string> option_words(std::span<const OptionUse> options,
                                      Program program,
                                      const Dialect& dialect) {
    std::vector<std::string> words;
    char last = 0;  // a flag that the last word ends in
    for (const OptionUse& use : options) {
        const char letter = letter_for(program, use.letter);
        if (is_flag(use.letter, dialect)) {
            if (last == use.letter) {
                words.back() += letter;
            } else {
                words.push_back(fmt::format("-{}", letter));
            }
            last = use.letter;
            continue;
        }
        last = 0;
        words.push_back(fmt::format("-{}", letter));
        if (use.argument == "--") {
            words.back() += use.argument;  // by itself it could be the end of the options
        } else {
            words.push_back(use.argument);
        }
    }
    return words;
}

/// [user@]host as a word that may have a path behind it.
std::string endpoint(const Destination& destination) {
    const bool is_bare_ipv6 =
        destination.host.find(':') != std::string::npos && !destination.host.starts_with('[');
    const std::string user = destination.user ? *destination.user + "@" : "";
    return user + (is_bare_ipv6 ? fmt::format("[{}]", destination.host) : destination.host);
}

CarrierAnswer read_ssh_command(const GivenCommand& given, const Dialect& dialect) {
    const std::span<const std::string> words{given.words.begin() + 1, given.words.end()};
    auto read = read_invocation(words, dialect, no_long_options);
    if (const auto* const fault = std::get_if<UsageFault>(&read)) {
        return NoConnection{.reason = fmt::format("ssh prints its usage: {}", fault->message)};
    }
    CarriedCommand command{
        .ssh_name = given.words.front(),
        .ssh = std::get<Invocation>(std::move(read)),
        .pieces = {{.kind = CommandPiece::Kind::word, .text = given.words.front()},
                   {.kind = CommandPiece::Kind::invocation}}};
    using Kind = NoConnection::Kind;
    if (command.ssh.is_question() || command.ssh.has('G') || command.ssh.has('O')) {
        return NoConnection{Kind::kept, "it asks ssh a question, and connects nothing"};
    }
    return command;
}

}  // namespace

Invocation CarriedCommand::started(Invocation told, const Dialect& dialect) const {
    std::string& host = told.destination.host;
    const bool is_bare_ipv6 = host.find(':') != std::string::npos && !host.starts_with('[');
    if (program != Program::ssh && is_bare_ipv6) host = fmt::format("[{}]", host);
    return started_by(program, std::move(told), dialect);
}

std::vector<std::string> ssh_words(const Invocation& told, const Dialect& dialect) {
    const std::span<const OptionUse> options = told.options;
    const auto looks_like_option = [](const std::string& word) { return word.starts_with('-'); };
    const bool is_ended = looks_like_option(told.destination.typed);
    const std::size_t before = is_ended ? options.size() : told.options_before;
    std::vector<std::string> words = option_words(options.first(before), Program::ssh, dialect);
    if (is_ended) words.emplace_back("--");
    words.push_back(told.destination.typed);
    const auto behind = option_words(options.subspan(before), Program::ssh, dialect);
    words.insert(words.end(), behind.begin(), behind.end());
    const bool needs_end = !told.command.empty() && looks_like_option(told.command.front());
    if (needs_end && !is_ended) words.emplace_back("--");
    words.insert(words.end(), told.command.begin(), told.command.end());
    return words;
}

CarrierAnswer read_carrier(const GivenCommand& given, const Dialect& dialect) {
    const std::string& name = given.words.front();
    const auto program = find_program(name.substr(name.rfind('/') + 1));
    if (program == Program::ssh) return read_ssh_command(given, dialect);
    if (program == Program::sftp || program == Program::scp) {
        return read_file_transfer(*program, given);
    }
    if (program == Program::rsync) return read_rsync(given, dialect);
    return NoConnection{.reason = fmt::format("{} is none of ssh, sftp, scp and rsync", name)};
}

std::vector<std::string> carried_words(const CarriedCommand& command,
                                       const Invocation& told,
                                       const Dialect& dialect) {
    using Kind = CommandPiece::Kind;
    std::vector<std::string> words;
    const auto add = [&](const std::vector<std::string>& more) {
        words.insert(words.end(), more.begin(), more.end());
    };
    for (const CommandPiece& piece : command.pieces) {
        switch (piece.kind) {
            case Kind::word:
                words.push_back(piece.text);
                break;
            case Kind::options:
                add(option_words(told.options, command.program, dialect));
                break;
            case Kind::invocation:
                add(ssh_words(told, dialect));
                break;
            case Kind::remote:
                words.push_back(endpoint(told.destination) + piece.text);
                break;
            case Kind::remote_shell: {
                std::vector<std::string> shell{command.ssh_name};
                const auto options = option_words(told.options, Program::rsync, dialect);
                shell.insert(shell.end(), options.begin(), options.end());
                words.push_back(piece.text + joined_remote_shell(shell));
                break;
            }
        }
    }
    return words;
}

}  // namespace sshplan
