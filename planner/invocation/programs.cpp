#include "planner/invocation/programs.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace sshplan {
namespace {

/// An option that a program adds, and since when.
struct AddedOption {
    Program program;
    enum class Place : std::uint8_t { before, after } place;  // of the options that it was given
    OptionUse use;
    Lifetime lives{};
};

const std::vector<AddedOption>& added_options() {
    using enum Program;
    using enum AddedOption::Place;
    static const std::vector<AddedOption> table{
        {sftp, before, {'o', "ForwardX11 no"}},
        {sftp, before, {'o', "ForwardAgent no"}, {.until = {8, 4}}},
        {sftp, before, {'o', "PermitLocalCommand no"}},
        {sftp, before, {'o', "ClearAllForwardings yes"}},
        {sftp, before, {'o', "ControlMaster no"}, {.since = {10, 0}}},
        {sftp, after, {'o', "ForwardAgent no"}, {.since = {8, 4}}},
        {scp, before, {'x', ""}},
        {scp, before, {'o', "ForwardAgent=no"}, {.until = {8, 4}}},
        {scp, before, {'o', "PermitLocalCommand=no"}},
        {scp, before, {'o', "ClearAllForwardings=yes"}},
        {scp, before, {'o', "RemoteCommand=none"}},
        {scp, before, {'o', "RequestTTY=no"}},
        {scp, before, {'o', "ControlMaster=no"}, {.since = {10, 0}}},
        {scp, after, {'o', "ForwardAgent=no"}, {.since = {8, 4}}},
        {git, before, {'o', "SendEnv=GIT_PROTOCOL"}},
    };
    return table;
}

/// What a program asks the other host for.
struct Request {
    Program program;
    std::vector<std::string> command;
    enum class Kind : std::uint8_t { command, subsystem } kind = Kind::command;
    Lifetime lives{};
};

const Request* request_of(Program program, const Dialect& dialect) {
    using enum Request::Kind;
    static const std::vector<Request> table{
        {Program::sftp, {"sftp"}, subsystem},
        {Program::scp, {"scp", "-f", "."}, command, {.until = {9, 0}}},
        {Program::scp, {"sftp"}, subsystem, {.since = {9, 0}}},
        {Program::rsync, {"rsync", "--server", "--sender", ".", "."}},
        {Program::git, {"git-upload-pack", "."}},
    };
    const auto found = std::ranges::find_if(table, [&](const Request& request) {
        return request.program == program && request.lives.holds_in(dialect.edition);
    });
    return found == table.end() ? nullptr : &*found;
}

/// The host of HOST[:PATH], as it stands; brackets around it are taken off.
std::string host_of(const std::string& text) {
    if (text.starts_with('[')) {
        const std::size_t bracket = text.find(']');
        if (bracket != std::string::npos) return text.substr(1, bracket - 1);
    }
    return text.substr(0, text.find(':'));
}

}  // namespace

std::optional<Program> find_program(std::string_view name) {
    constexpr std::array names{std::pair{std::string_view{"ssh"}, Program::ssh},
                               std::pair{std::string_view{"sftp"}, Program::sftp},
                               std::pair{std::string_view{"scp"}, Program::scp},
                               std::pair{std::string_view{"rsync"}, Program::rsync},
                               std::pair{std::string_view{"git"}, Program::git}};
    for (const auto& [known, program] : names) {
        if (known == name) return program;
    }
    return std::nullopt;
}

Invocation started_by(Program program, Invocation typed, const Dialect& dialect) {
    if (program == Program::ssh) return typed;
    Invocation started;
    const auto add = [&](AddedOption::Place place) {
        for (const AddedOption& added : added_options()) {
            const bool is_meant = added.program == program && added.place == place;
            if (is_meant && added.lives.holds_in(dialect.edition)) {
                started.options.push_back(added.use);
            }
        }
    };
    add(AddedOption::Place::before);
    started.options.insert(started.options.end(), typed.options.begin(), typed.options.end());
    add(AddedOption::Place::after);
    Destination& destination = started.destination;
    destination = typed.destination;
    if (destination.form == Destination::Form::plain) {
        destination.host = host_of(destination.host);
        destination.typed = destination.host;
    }
    if (destination.form == Destination::Form::plain && destination.user) {
        started.options.push_back({'l', *std::exchange(destination.user, std::nullopt)});
    }
    if (const Request* const request = request_of(program, dialect)) {
        if (request->kind == Request::Kind::subsystem) started.options.push_back({'s', ""});
        started.command = request->command;
    }
    started.options_before = started.options.size();
    return started;
}

}  // namespace sshplan
