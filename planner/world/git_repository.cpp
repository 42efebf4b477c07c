#include "planner/world/git_repository.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace sshplan {
namespace {

using Kind = ProgramAnswer::Kind;

// What stands before every question. A folder that only looks like a repository is none: a change
// could bring it along, to be asked in the place of the real one.
constexpr std::array<std::string_view, 14> always{"--no-pager",
                                                  "--no-optional-locks",
                                                  "--no-replace-objects",
                                                  "-c",
                                                  "core.fsmonitor=false",
                                                  "-c",
                                                  "core.hooksPath=/dev/null",
                                                  "-c",
                                                  "protocol.allow=never",
                                                  "-c",
                                                  "core.untrackedCache=false",
                                                  "-c",
                                                  "safe.bareRepository=explicit",
                                                  "-C"};

struct Variable {
    std::string_view name;
    std::string_view value;
};

// A repository may allow a protocol by its own configuration, and name a remote that lacks objects
// are fetched from: only GIT_ALLOW_PROTOCOL stands above that, and releases before
// GIT_NO_LAZY_FETCH need it.
constexpr std::array<Variable, 6> variables{{{"GIT_CONFIG_NOSYSTEM", "1"},
                                             {"GIT_OPTIONAL_LOCKS", "0"},
                                             {"GIT_TERMINAL_PROMPT", "0"},
                                             {"GIT_NO_LAZY_FETCH", "1"},
                                             {"GIT_ALLOW_PROTOCOL", "none"},
                                             {"LC_ALL", "C"}}};

/// Where git is. A relative path of PATH could lead into the repository in question.
std::optional<std::string> find_program(World& machine) {
    const std::string path = machine.variable("PATH").value_or("");
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find(':', begin), path.size());
        const std::string program = path.substr(begin, end - begin) + "/git";
        if (path[begin] == '/' && machine.is_executable(program)) return program;
        begin = end + 1;
    }
    return std::nullopt;
}

/// The one line that was printed.
std::string line_of(ProgramAnswer answer) {
    if (answer.output.ends_with('\n')) answer.output.pop_back();
    return std::move(answer.output);
}

/// Whether a text is the name of an object: a SHA-1 or SHA-256.
bool is_object_id(std::string_view text) {
    return (text.size() == 40 || text.size() == 64) &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::variant<GitRepository, GitFault> GitRepository::find(World& machine,
                                                          const std::string& folder) {
    auto program = find_program(machine);
    if (!program) return GitFault{"git is in no folder of PATH"};
    GitRepository repository{machine, *std::move(program)};
    repository.top_ = line_of(repository.ask(folder, {"rev-parse", "--show-toplevel"}));
    const std::string real = machine.real_path(folder);
    const std::string& top = repository.top_;
    if (top.empty() || (real != top && !real.starts_with(top + "/"))) {
        return GitFault{
            fmt::format("{} lies in no work tree that git knows. What git says: git -C {} status",
                        folder,
                        folder)};
    }
    return repository;
}

std::variant<GitTree, GitFault> GitRepository::tree_of(const std::string& revision) {
    const std::string id =
        line_of(ask(top_, {"rev-parse", "--verify", "--end-of-options", revision + "^{commit}"}));
    if (!is_object_id(id)) {
        return GitFault{fmt::format(
            "git knows no commit '{}' in {}; a shallow clone lacks most", revision, top_)};
    }
    const ProgramAnswer listing = ask(top_, {"ls-tree", "-r", "-z", "--full-tree", id});
    if (listing.kind == Kind::too_large) {
        return GitFault{fmt::format("'{}' has more files than are looked at", revision)};
    }
    auto tree = GitTree::read(listing.output);
    if (listing.kind == Kind::failed || !tree) {
        return GitFault{fmt::format("git does not list the files of '{}'", revision)};
    }
    return *std::move(tree);
}

FileAnswer GitRepository::blob(const std::string& id, std::size_t most_bytes) {
    using Failure = FileFailure::Kind;
    ProgramAnswer answer = ask(top_, {"cat-file", "blob", id}, most_bytes);
    switch (answer.kind) {
        case Kind::answered:
            break;
        case Kind::failed:
        case Kind::timed_out:
        case Kind::not_secluded:
            return FileFailure{Failure::failed, fmt::format("git does not give the blob {}", id)};
        case Kind::too_large:
            return FileFailure{Failure::too_large, too_large_text(most_bytes)};
    }
    FileContent content{.bytes = std::move(answer.output), .mode = 0644};
    content.owner = content.group = machine_->user_id();
    return content;
}

ProgramAnswer GitRepository::ask(const std::string& folder,
                                 const std::vector<std::string>& words,
                                 std::size_t most_bytes) {
    ProgramQuestion question{.words = {program_}, .most_bytes = most_bytes};
    question.words.insert(question.words.end(), always.begin(), always.end());
    question.words.push_back(folder);
    question.words.insert(question.words.end(), words.begin(), words.end());
    for (const Variable& one : variables) question.environment.emplace(one.name, one.value);
    for (const std::string name : {"PATH", "HOME"}) {
        if (auto value = machine_->variable(name)) question.environment[name] = *std::move(value);
    }
    return machine_->ask_program(question).value_or(ProgramAnswer{});
}

}  // namespace sshplan
