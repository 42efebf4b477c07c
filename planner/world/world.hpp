#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planner/world/limits.hpp"
#include "planner/world/program_question.hpp"
#include "planner/world/protection.hpp"

namespace sshplan {

/// A file's bytes and what ssh's permission check asks about it (readconf.c
/// read_config_file_depth).
struct FileContent {
    std::string bytes;
    std::uint32_t owner = 0;    // user id
    std::uint32_t group = 0;    // group id
    std::uint32_t mode = 0;     // permission bits
    bool is_directory = false;  // reads as empty, as under ssh
};

/// Why a file could not be read. `missing` is ENOENT, `failed` any other errno.
struct FileFailure {
    enum class Kind { missing, failed, not_regular, too_large };
    Kind kind = Kind::missing;
    std::string reason;  // strerror() text, or the kind of file that it is ("a FIFO")
};

using FileAnswer = std::variant<FileContent, FileFailure>;

/// The one device that is read as a configuration, by this name: it is known to be empty.
inline constexpr std::string_view null_device = "/dev/null";

/// What is read from it.
[[nodiscard]] inline FileContent null_content() { return {"", 0, 0, 0666, false}; }

/// How a command that was really run ended.
struct CommandEnd {
    /// `timed_out`: it exceeded its limit, and was ended. `interrupted`: a signal asked this
    /// process to end meanwhile.
    enum class Kind { exited, killed, no_shell, lost, timed_out, interrupted };
    Kind kind = Kind::exited;
    int status = 0;      // exit status, or signal number
    std::string reason;  // no_shell, lost (nobody tells how it ended): strerror() text
    double seconds = 0;  // how long it took
};

/// How long a command is waited for, and who is told that it still runs.
struct Patience {
    std::optional<double> limit{};  // seconds; then it is ended with all that it started
    std::function<void(double seconds)> still_runs{};  // called every second
};

/// A program that comes to the front in the place of this one: it has the standard streams, the
/// terminal and the process group.
struct FrontProgram {
    /// `overheard`: what it says on standard error is passed on byte by byte, and remembered.
    enum class Errors : std::uint8_t { passed, overheard };

    std::string path{};
    std::vector<std::string> words{};  // its arguments, what it is called first
    Errors errors = Errors::passed;
};

/// How it ended, and the last that it said (at most 64 KiB).
struct FrontEnd {
    CommandEnd end{};
    std::string overheard{};
};

/// A socket in the file system, as a client of it finds it.
struct SocketAnswer {
    enum class Kind : std::uint8_t { answers, missing, stale, failed };

    Kind kind = Kind::missing;
    std::string reason{};  // failed: strerror() text
    double seconds = 0;    // answers: since it was made
};

/// Whether somebody takes connections at an address and port.
struct PortAnswer {
    bool answers = false;
    std::string reason{};  // why not: strerror() or gai_strerror() text, "timed out"
    double seconds = 0;
};

/// What an agent holds.
struct AgentAnswer {
    std::optional<std::size_t> keys{};  // how many; nothing: it did not say
    std::string reason{};               // why not
};

/// The addresses that AddressFamily, -4 or -6 leave.
enum class AddressFamily : std::uint8_t { any, inet, inet6 };

/// What is asked of the resolver, as ssh asks (ssh.c resolve_host): a dot at the name's end keeps
/// search domains away.
struct NameQuestion {
    std::string name;
    AddressFamily family = AddressFamily::any;
};

/// What the resolver says of a name.
struct NameAnswer {
    bool is_found = false;
    std::string canonical{};  // the name behind it, if it says
    std::string failure{};    // gai_strerror(3) text
    bool is_unknown = false;  // there is no such name, or it has no address; else something failed
};

/// What a name in a directory stands for, links not followed, and who may change it.
struct FileStatus {
    enum class Kind : std::uint8_t { regular, link, other };
    Kind kind = Kind::other;
    std::uint64_t device = 0;  // with `number` the same for all names of one file, and no other
    std::uint64_t number = 0;
    std::uint64_t names = 1;  // hard links
    std::uint32_t owner = 0;
    std::uint32_t group = 0;
    std::uint32_t mode = 0;                      // permission bits
    std::optional<std::string> write_failure{};  // why this user may not write it
};

using FileStatusAnswer = std::variant<FileStatus, FileFailure>;

/// Why nothing was changed, in strerror(3)'s words; nothing if it was.
using ChangeFailure = std::optional<std::string>;

/// While this lives, signals that ask this process to end wait; then they take effect. One may be
/// held inside another.
class HeldSignals {
public:
    HeldSignals() = default;
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
    virtual ~HeldSignals() = default;

    /// Whether one waits.
    [[nodiscard]] virtual bool has_pending() const = 0;
};

/// Everything that sshplan may do with the machine it runs on. Nothing else reads a file, a
/// variable, a user or a clock, so a test is a World built from a map. A World only answers, unless
/// it says otherwise: it starts a process or asks the network only where a function says so, and
/// the functions that change files refuse.
class World {
public:
    World() = default;
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    virtual ~World() = default;

    /// The whole file, or why not. Opens without blocking; only regular files, directories, and the
    /// null device by its name.
    [[nodiscard]] virtual FileAnswer read_file(const std::string& path) = 0;

    /// The same for what stands at `rest` below a folder without links: what has become a link that
    /// could lead out of the folder is `missing`.
    [[nodiscard]] virtual FileAnswer read_file_below(const std::string& folder,
                                                     const std::string& rest);

    /// Some bytes of what read_file() reads: `size` from `offset` on, fewer where it ends; nothing
    /// if it cannot be read. For whoever looks into a large file for a little.
    [[nodiscard]] virtual std::optional<std::string> read_part(const std::string& path,
                                                               std::size_t offset,
                                                               std::size_t size);

    /// All of standard input: a regular file or a pipe, never a terminal.
    [[nodiscard]] virtual FileAnswer read_standard_input() = 0;

    /// isatty(3) of standard input.
    [[nodiscard]] virtual bool stdin_is_terminal() = 0;

    /// Whether there is something at a path, if only a link to nothing (lstat(2)).
    [[nodiscard]] virtual bool exists(const std::string& path) = 0;

    /// Why stat(2) cannot reach a path, in strerror(3)'s words; nothing if it can.
    [[nodiscard]] virtual std::optional<std::string> stat_failure(const std::string& path) = 0;

    /// Whether a path is a regular file that this user may execute.
    [[nodiscard]] virtual bool is_executable(const std::string& path) = 0;

    /// The path with its links followed, or the path itself where that fails.
    [[nodiscard]] virtual std::string real_path(const std::string& path) = 0;

    /// The names in a directory, sorted bytewise, without `.` and `..`; empty if it cannot be read.
    [[nodiscard]] virtual std::vector<std::string> list_directory(const std::string& path) = 0;

    /// An environment variable; set but empty is a value.
    [[nodiscard]] virtual std::optional<std::string> variable(std::string_view name) = 0;

    /// getuid(2).
    [[nodiscard]] virtual std::uint32_t user_id() = 0;

    /// gethostname(2).
    [[nodiscard]] virtual std::string host_name() = 0;

    /// The day in UTC, as 2026-11-27. Only comments of a configuration that hold until some day
    /// hang on it.
    [[nodiscard]] virtual std::string today() = 0;

    /// Runs `SHELL -c COMMAND` as ssh runs a Match exec (readconf.c execute_in_shell), or nothing
    /// if this World does not run commands.
    [[nodiscard]] virtual std::optional<CommandEnd> run_shell(const std::string& shell,
                                                              const std::string& command,
                                                              const Patience& patience) = 0;

    /// Runs a program with the standard streams of this one, and waits for it; the first word is
    /// its path. Nothing if this World does not run any.
    [[nodiscard]] virtual std::optional<CommandEnd> run_program(
        const std::vector<std::string>& words) = 0;

    /// getaddrinfo(3), or nothing if this World asks no resolver.
    [[nodiscard]] virtual std::optional<NameAnswer> look_up(const NameQuestion& question) = 0;

    /// The numeric addresses of the interfaces that are up (readconf.c check_match_ifaddrs), or
    /// nothing if this World does not ask for them.
    [[nodiscard]] virtual std::optional<std::vector<std::string>> local_addresses() = 0;

    /// What stands at a path itself (lstat(2)). It changes nothing, but only who changes files
    /// asks.
    [[nodiscard]] virtual FileStatusAnswer file_status(const std::string& /*path*/) {
        return FileFailure{FileFailure::Kind::failed, *only_read()};
    }

    /// Makes a new file with these bytes on disk, and with the owner, group, mode, access control
    /// list and other extended attributes of `model`; until it has them nobody but its owner may
    /// read it. Fails if there is anything at `path`. After a failure there is nothing at `path`
    /// that was not there before, or the failure says so.
    [[nodiscard]] virtual ChangeFailure create_file_like(const std::string& /*path*/,
                                                         const std::string& /*model*/,
                                                         std::string_view /*bytes*/) {
        return only_read();
    }

    /// A second name for a file (link(2)); never in the place of another.
    [[nodiscard]] virtual ChangeFailure link_file(const std::string& /*path*/,
                                                  const std::string& /*second*/) {
        return only_read();
    }

    /// Another name for a file, in the place of whatever had it, in one step (rename(2)).
    [[nodiscard]] virtual ChangeFailure rename_file(const std::string& /*from*/,
                                                    const std::string& /*to*/) {
        return only_read();
    }

    /// unlink(2).
    [[nodiscard]] virtual ChangeFailure remove_file(const std::string& /*path*/) {
        return only_read();
    }

    /// Waits until the names in a directory are on disk, where its file system can tell.
    [[nodiscard]] virtual ChangeFailure sync_directory(const std::string& /*path*/) {
        return only_read();
    }

    /// Holds signals; null where nothing can be changed either.
    [[nodiscard]] virtual std::unique_ptr<HeldSignals> hold_signals() { return nullptr; }

    /// Gives up for good, and for the whole process, what it does not need: to act is to start
    /// programs, to open sockets, to load code. Returns what of the system holds it to that; a
    /// World that is not the machine has nothing to give up.
    virtual Protections give_up(GivenUp /*what*/) { return {}; }

    /// From now on a reader that is gone makes writing fail, and ends nobody: as in ssh (ssh.c
    /// main).
    virtual void ignore_broken_pipes() {}

    /// Runs a program in front and waits for it. Signals that are sent to this process alone reach
    /// it; when it stops, this process stops, and goes on with it. Nothing if this World does not
    /// run any.
    [[nodiscard]] virtual std::optional<FrontEnd> run_in_front(const FrontProgram& /*program*/) {
        return std::nullopt;
    }

    /// Ends this process by a signal, as if nothing handled it; returns where that is not possible.
    virtual void end_by_signal(int /*signal*/) {}

    /// Makes a folder that only this user can look into, where there is room for it
    /// ($XDG_RUNTIME_DIR, $TMPDIR, /tmp, /dev/shm, /var/tmp); its path holds only letters, digits
    /// and `/._-`.
    [[nodiscard]] virtual std::variant<std::string, FileFailure> make_private_folder() {
        return FileFailure{FileFailure::Kind::failed, *only_read()};
    }

    /// Makes a new file that only this user can read; fails if there is anything at `path`.
    [[nodiscard]] virtual ChangeFailure create_private_file(const std::string& /*path*/,
                                                            std::string_view /*bytes*/) {
        return only_read();
    }

    /// Removes a folder and the files in it, but no folder in it.
    [[nodiscard]] virtual ChangeFailure remove_folder(const std::string& /*path*/) {
        return only_read();
    }

    /// Connects to a socket of the file system and hangs up; nothing if this World does not.
    [[nodiscard]] virtual std::optional<SocketAnswer> ask_socket(const std::string& /*path*/) {
        return std::nullopt;
    }

    /// Connects to a port and hangs up; nothing if this World does not.
    [[nodiscard]] virtual std::optional<PortAnswer> try_port(const std::string& /*host*/,
                                                             std::uint16_t /*port*/,
                                                             AddressFamily /*family*/,
                                                             double /*seconds*/) {
        return std::nullopt;
    }

    /// Asks an agent for the number of its keys (SSH_AGENTC_REQUEST_IDENTITIES); nothing if this
    /// World does not.
    [[nodiscard]] virtual std::optional<AgentAnswer> ask_agent(const std::string& /*socket*/) {
        return std::nullopt;
    }

    /// Asks whoever sits at the controlling terminal, and returns the line that is typed. Nothing
    /// if there is no terminal, or this World does not ask.
    [[nodiscard]] virtual std::optional<std::string> ask_person(const std::string& /*question*/) {
        return std::nullopt;
    }

    /// Runs a program that only answers, without a shell, and waits for it; nothing if this World
    /// does not run any.
    [[nodiscard]] virtual std::optional<ProgramAnswer> ask_program(
        const ProgramQuestion& /*question*/) {
        return std::nullopt;
    }

    /// How much is read of this machine, and how far what is made of that goes.
    [[nodiscard]] virtual const Limits& limits() const { return limits_; }

    /// From now on. A World in front of another one has that one's limits.
    void set_limits(const Limits& limits) { limits_ = limits; }

    /// As create_private_file(), of a script or a program, which this user can also run.
    [[nodiscard]] virtual ChangeFailure create_private_program(const std::string& /*path*/,
                                                               std::string_view /*bytes*/) {
        return only_read();
    }

private:
    static ChangeFailure only_read() { return "this machine is only read"; }

    Limits limits_{};
};

}  // namespace sshplan
