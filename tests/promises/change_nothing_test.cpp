// Promise 6: files are changed by --write, by --fix, and by an option with their name, only; beside
// the old file first, and after the proof has been repeated on what was written.
// tests/planner/replacement_calls_test.cpp and real_replacement_test.cpp have every call that may
// fail on the way, and what is kept of a file.

#include <filesystem>
#include <map>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "planner/world/confined_world.hpp"
#include "planner/world/overlaid_world.hpp"
#include "planner/world/real_world.hpp"
#include "tests/promises/breaches.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/faulty_world.hpp"
#include "tests/support/golden_case.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/traced_program.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

const ChangeFailure refused = "this machine is only read";

/// Tries every call that would change something in a folder with a file `config`.
void try_to_change(World& world, const TemporaryFolder& folder) {
    const std::string path = folder.path("config");
    const std::string other = folder.path("other");
    CHECK(world.create_file_like(other, path, "new") == refused);
    CHECK(world.link_file(path, other) == refused);
    CHECK(world.rename_file(path, other) == refused);
    CHECK(world.remove_file(path) == refused);
    CHECK(world.sync_directory(folder.path("")) == refused);
    CHECK(world.hold_signals() == nullptr);
    CHECK(read_bytes(path) == "old");
    CHECK_FALSE(std::filesystem::exists(other));
}

/// A configuration in which lint and migrate have something to change.
constexpr std::string_view changeable =
    "Host a\n    ProxyCommand ssh -W %h:%p gw\n    Compression yes\n    Compression yes\n";

/// The bytes of all files in a folder, by their names.
std::map<std::string, std::string> snapshot(const TemporaryFolder& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder.path("")}) {
        if (entry.is_regular_file()) files[entry.path()] = read_bytes(entry.path());
    }
    return files;
}

/// The names of the files that a command line changes or makes, after some work on copies.
std::string changed_by(CommandWords words) {
    const TemporaryFolder folder;
    folder.write("ssh/config", changeable);
    folder.write("other", "as it was");
    for (std::string& word : words) {
        const std::size_t at = word.find("$DIR");
        if (at != std::string::npos) word.replace(at, 4, folder.path(""));
    }
    words.insert(words.begin(), SSHPLAN_BINARY);
    const auto before = snapshot(folder);
    (void)run_process(words, {{"PATH", "/usr/bin:/bin"}, {"ASAN_OPTIONS", "detect_leaks=0"}});
    std::string changed;
    for (const auto& [path, bytes] : snapshot(folder)) {
        const auto old = before.find(path);
        if (old != before.end() && old->second == bytes) continue;
        changed += path.substr(folder.path("").size()) + " ";
    }
    return changed;
}

/// A machine whose configuration holds something else, for whoever reads it, once it was written.
class SwappedWorld final : public ForwardingWorld {
public:
    SwappedWorld(World& machine, const bool& is_written)
        : ForwardingWorld(machine), is_written_(is_written) {}

    [[nodiscard]] FileAnswer read_file(const std::string& path) override {
        FileAnswer answer = machine().read_file(path);
        auto* const content = std::get_if<FileContent>(&answer);
        if (is_written_ && content != nullptr && path == "ssh/config") {
            content->bytes = "Host *\n    ProxyJump thief\n" + content->bytes;
        }
        return answer;
    }

private:
    const bool& is_written_;
};

}  // namespace

TEST_CASE("no verb changes a file unless --write, --fix or an option with its name says so") {
    for (const CommandWords& words : {CommandWords{"explain", "-F", "$DIR/ssh/config", "a"},
                                      CommandWords{"resolve", "-F", "$DIR/ssh/config", "a"},
                                      CommandWords{"resolve", "-E", "$DIR/log", "a"},
                                      CommandWords{"hosts", "$DIR/ssh"},
                                      CommandWords{"lint", "$DIR/ssh"},
                                      CommandWords{"lint", "--diff", "$DIR/ssh"},
                                      CommandWords{"lint", "--diff", "--check", "$DIR/ssh"},
                                      CommandWords{"migrate", "$DIR/ssh"},
                                      CommandWords{"migrate", "--check", "$DIR/ssh"}}) {
        INFO(words.front());
        CHECK(changed_by(words) == "");
    }
    const std::vector<std::pair<CommandWords, std::string>> writing{
        {{"migrate", "--write", "$DIR/ssh"}, "ssh/config "},
        {{"lint", "--fix", "--select=ALL", "$DIR/ssh"}, "ssh/config "},
        {{"lint", "--write-baseline", "$DIR/known", "$DIR/ssh"}, "known "},
        {{"migrate", "--certificate", "$DIR/proof", "$DIR/ssh"}, "proof "},
        {{"explain", "--out", "$DIR/plan", "-F", "$DIR/ssh/config", "b"}, "plan "}};
    for (const auto& [words, files] : writing) {
        INFO(words.front() << words[1]);
        CHECK(changed_by(words) == files);
    }
}

TEST_CASE("a file is written beside and renamed into its place, never written into") {
    for (const CommandWords& verb :
         {CommandWords{"migrate", "--write"}, CommandWords{"lint", "--fix", "--select=ALL"}}) {
        const TemporaryFolder folder;
        const std::string path = folder.write("ssh/config", changeable);
        CommandWords words{SSHPLAN_BINARY};
        words.insert(words.end(), verb.begin(), verb.end());
        words.push_back(folder.path("ssh"));
        const Trace trace = trace_program(words, {{"ASAN_OPTIONS", "detect_leaks=0"}});
        INFO(trace.out << trace.err);
        CHECK(read_bytes(path) != changeable);
        bool is_renamed = false;
        for (const std::string& raw : trace.changed) {
            const std::string call = without_escapes(raw);
            CAPTURE(call);
            is_renamed = is_renamed || (call.starts_with("rename") &&
                                        call.find("\"" + path + "\")") != std::string::npos);
            const bool is_opened_there =
                call.starts_with("open") && call.find("\"" + path + "\"") != std::string::npos;
            CHECK_FALSE(is_opened_there);
        }
        CHECK(is_renamed);
        CHECK(runs_or_talks(trace) == "");
    }
}

TEST_CASE("what --write has written is proved again on the bytes that were written") {
    Imaginary laptop = laptop_of_ana();
    laptop.files["ssh/config"] = {.bytes = std::string{changeable}, .owner = 1000};
    for (const bool is_swapped : {false, true}) {
        ImaginaryWorld machine{laptop};
        bool is_written = false;
        FaultyWorld acting{machine, [&](const CallMoment& moment) -> ChangeFailure {
                               const bool is_last = moment.name == "rename" && moment.is_done;
                               is_written = is_written || (is_last && is_swapped);
                               return std::nullopt;
                           }};
        SwappedWorld reading{machine, is_written};
        std::ostringstream out;
        const std::vector<std::string> words{"migrate", "--write", "ssh/config"};
        const int status = cli::run(words, reading, acting, {.out = {out}, .err = {out}});
        INFO(out.str());
        CHECK(status == (is_swapped ? 4 : 0));
        const bool is_old = machine.files().at("ssh/config").bytes == changeable;
        CHECK(is_old == is_swapped);
    }
}

TEST_CASE("no world of a verb that only answers changes a file") {
    const TemporaryFolder folder;
    folder.write("config", "old");
    RealWorld reading{RealWorld::Powers::only_reads};
    try_to_change(reading, folder);
    // Those that verbs put in front of a machine pass nothing on to it, even one that acts.
    RealWorld acting{RealWorld::Powers::acts};
    ConfinedWorld confined{acting, {.root = folder.path(""), .ssh_dir = folder.path("")}};
    try_to_change(confined, folder);
    OverlaidWorld overlaid{acting, std::map<std::string, std::string>{}};
    try_to_change(overlaid, folder);
}

TEST_CASE("the calls that are refused would change something") {
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "old");
    RealWorld acting{RealWorld::Powers::acts};
    CHECK(acting.create_file_like(folder.path("new"), path, "new") == std::nullopt);
    CHECK(acting.link_file(path, folder.path("second")) == std::nullopt);
    CHECK(acting.rename_file(folder.path("new"), path) == std::nullopt);
    CHECK(acting.sync_directory(folder.path("")) == std::nullopt);
    CHECK(read_bytes(path) == "new");
    CHECK(read_bytes(folder.path("second")) == "old");
    CHECK(acting.remove_file(path) == std::nullopt);
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK(acting.hold_signals() != nullptr);
}

}  // namespace sshplan::test
