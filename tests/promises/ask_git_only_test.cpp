#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/case_lines.hpp"
#include "tests/support/git_folder.hpp"
#include "tests/support/process.hpp"
#include "tests/support/traced_program.hpp"

namespace sshplan::test {
namespace {

namespace fs = std::filesystem;

/// Keys of a repository's own configuration by which git runs a program.
constexpr std::array<std::string_view, 21> traps{"core.fsmonitor",
                                                 "core.sshCommand",
                                                 "core.gitProxy",
                                                 "core.askPass",
                                                 "core.editor",
                                                 "core.pager",
                                                 "pager.cat-file",
                                                 "pager.ls-tree",
                                                 "pager.rev-parse",
                                                 "filter.trap.smudge",
                                                 "filter.trap.clean",
                                                 "filter.trap.process",
                                                 "diff.external",
                                                 "diff.trap.textconv",
                                                 "diff.trap.command",
                                                 "merge.trap.driver",
                                                 "credential.helper",
                                                 "gpg.program",
                                                 "sequence.editor",
                                                 "core.alternateRefsCommand",
                                                 "uploadpack.packObjectsHook"};

constexpr std::array<std::string_view, 7> hooks{"post-index-change",
                                                "reference-transaction",
                                                "post-checkout",
                                                "pre-auto-gc",
                                                "fsmonitor-watchman",
                                                "post-rewrite",
                                                "pre-commit"};

/// A work tree whose repository runs a program wherever git can be told to. A file of HEAD is not
/// in it, and is to be fetched by that program.
class HostileRepository {
public:
    HostileRepository() {
        folder_.write("ssh/config", "Include parts/*\nHost old\n    StrictHostKeyChecking no\n");
        folder_.write("ssh/parts/lost", "Host lost\n    StrictHostKeyChecking no\n");
        folder_.write(".gitattributes", "* filter=trap diff=trap merge=trap ident\n");
        folder_.write(".gitmodules",
                      "[submodule \"sub\"]\n\tpath = sub\n\turl = ext::x\n\tupdate = !x\n");
        folder_.commit();
        replace_config();
        lose("ssh/parts/lost");
        set_traps();
    }

    [[nodiscard]] const GitFolder& folder() const { return folder_; }
    [[nodiscard]] bool has_run() const { return fs::exists(mark_); }
    void forget() const { fs::remove(mark_); }

    [[nodiscard]] std::string lost_blob() const { return lost_; }

private:
    /// The object of the configuration gets a replacement in which nothing is found.
    void replace_config() {
        const std::string old = word(folder_.git({"rev-parse", "HEAD:ssh/config"}));
        const std::string other = folder_.around().write("other", "# nothing\n");
        folder_.git({"replace", old, word(folder_.git({"hash-object", "-w", other}))});
    }

    void lose(const std::string& name) {
        lost_ = word(folder_.git({"rev-parse", "HEAD:" + name}));
        fs::remove(folder_.path(".git/objects/" + lost_.substr(0, 2) + "/" + lost_.substr(2)));
    }

    void set_traps() {
        const std::string program =
            folder_.around().write("trap", "#!/bin/sh\n: >" + mark_ + "\n", true);
        const auto set = [&](std::string_view key, const std::string& value) {
            folder_.git({"config", std::string{key}, value});
        };
        for (const std::string_view hook : hooks) {
            folder_.around().write("hooks/" + std::string{hook}, read_bytes(program), true);
        }
        set("core.repositoryFormatVersion", "1");
        set("extensions.partialClone", "origin");
        set("remote.origin.promisor", "true");
        set("remote.origin.url", "ext::" + program);
        set("protocol.ext.allow", "always");
        set("core.hooksPath", folder_.around().path("hooks"));
        for (const std::string command : {"cat-file", "ls-tree", "rev-parse"}) {
            set("alias." + command, "!" + program);
        }
        for (const std::string_view key : traps) set(key, program);
        const std::string objects = folder_.around().path("elsewhere");
        folder_.write(".git/objects/info/alternates", objects + "\n");
    }

    static std::string word(std::string line) {
        line.erase(line.find_last_not_of('\n') + 1);
        return line;
    }

    GitFolder folder_;
    std::string mark_ = folder_.around().path("mark");
    std::string lost_;
};

/// The program of a call that strace(1) prints, with all that is in quotes as \xNN.
std::string program_of(std::string_view call) {
    const std::size_t begin = call.find('"') + 1;
    return without_escapes(call.substr(begin, call.find('"', begin) - begin));
}

}  // namespace

TEST_CASE("a hostile repository makes lint --since run git and nothing else") {
    if (!has_git()) return;
    const HostileRepository repository;
    const GitFolder& folder = repository.folder();
    auto environment = folder.environment();
    environment["GIT_EXTERNAL_DIFF"] = environment["GIT_SSH_COMMAND"] = environment["GIT_PAGER"] =
        environment["GIT_ASKPASS"] = folder.around().path("trap");
    const Trace trace = trace_program(
        {SSHPLAN_BINARY, "lint", "--select", "SEC", "--since", "HEAD", folder.path("ssh")},
        environment);
    INFO(trace.out << trace.err);
    CHECK_FALSE(repository.has_run());
    std::size_t programs = 0;
    for (const std::string& call : trace.started) {
        if (!call.starts_with("execve")) continue;
        const std::string program = program_of(call);
        CAPTURE(program);
        const bool is_own = program == SSHPLAN_BINARY;
        CHECK((is_own || program.ends_with("/git")));
        programs += is_own ? 0 : 1;
    }
    CHECK(programs > 2);
    CHECK(trace.talked.empty());
    // What was lost is news; what has a replacement is read as it was committed.
    CHECK(trace.status == 1);
    CHECK(trace.out.find("parts/lost:2") != std::string::npos);
    CHECK(trace.out.find("config:3") == std::string::npos);
    CHECK(trace.out.find("1 set aside") != std::string::npos);
}

TEST_CASE("the traps of a hostile repository catch whoever asks git without care") {
    // Else they would prove nothing.
    if (!has_git()) return;
    const HostileRepository repository;
    const GitFolder& folder = repository.folder();
    const auto run = [&](const std::vector<std::string>& words) {
        repository.forget();
        std::vector<std::string> command{"/usr/bin/env", "git", "-C", folder.path("")};
        command.insert(command.end(), words.begin(), words.end());
        (void)run_process(command, folder.environment());
        return repository.has_run();
    };
    CHECK(run({"status"}));
    CHECK(run({"-c", "core.fsmonitor=false", "cat-file", "--textconv", "HEAD:ssh/config"}));
    CHECK(run({"-c", "core.fsmonitor=false", "cat-file", "blob", repository.lost_blob()}));
    CHECK(run({"-c", "core.fsmonitor=false", "update-ref", "refs/heads/x", "HEAD"}));
}

}  // namespace sshplan::test
