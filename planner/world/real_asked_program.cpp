#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <limits>
#include <span>

#include "planner/world/above_standard.hpp"
#include "planner/world/asked_child.hpp"
#include "planner/world/caught_signals.hpp"
#include "planner/world/deadline.hpp"
#include "planner/world/descriptor.hpp"
#include "planner/world/real_world.hpp"

namespace sshplan {
namespace {

using Kind = ProgramAnswer::Kind;

/// A pipe, neither end of which is a standard stream.
struct Pipe {
    Pipe() {
        std::array<int, 2> ends{-1, -1};
        (void)!::pipe2(ends.data(), O_CLOEXEC);
        reading.emplace(above_standard(ends[0]));
        writing.emplace(above_standard(ends[1]));
    }
    [[nodiscard]] bool is_there() const { return reading->number() >= 0 && writing->number() >= 0; }

    std::optional<Descriptor> reading{};
    std::optional<Descriptor> writing{};
};

/// A stream of the program, and what was read of it.
struct Heard {
    int pipe = -1;
    std::string& text;
    bool has_ended = false;
};

/// Reads what is there; what is wrong, if something is.
std::optional<Kind> read_some(Heard& heard, std::size_t most) {
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(heard.pipe, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) return std::nullopt;
    if (count < 0) return Kind::failed;
    heard.has_ended = count == 0;
    heard.text.append(buffer.data(), static_cast<std::size_t>(count));
    return heard.text.size() > most ? std::optional{Kind::too_large} : std::nullopt;
}

int milliseconds_left(const Deadline& deadline) {
    constexpr double most = 60'000;
    return static_cast<int>(std::min(std::ceil(deadline.left() * 1000), most));
}

/// Reads all streams to their ends, or until there is a reason to stop.
Kind hear(std::span<Heard> streams, std::size_t most, const Deadline& deadline) {
    const auto is_open = [](const Heard& heard) { return !heard.has_ended; };
    while (std::ranges::any_of(streams, is_open)) {
        std::vector<pollfd> watched;
        for (const Heard& heard : streams) {
            watched.push_back({heard.has_ended ? -1 : heard.pipe, POLLIN, 0});
        }
        const int count = ::poll(watched.data(), watched.size(), milliseconds_left(deadline));
        if (count < 0 && errno != EINTR) return Kind::failed;
        if (count == 0 && deadline.left() <= 0) return Kind::timed_out;
        for (std::size_t i = 0; count > 0 && i < streams.size(); ++i) {
            if (watched[i].revents == 0) continue;
            if (const auto wrong = read_some(streams[i], most)) return *wrong;
        }
    }
    return Kind::answered;
}

/// Waits for its end, and kills it at the deadline; its exit status, if it came to one.
std::optional<int> reap(pid_t child, CaughtSignals& signals, const Deadline& deadline, Kind& kind) {
    int status = 0;
    while (true) {
        const pid_t ended = ::waitpid(child, &status, WNOHANG);
        if (ended < 0 && errno != EINTR) return std::nullopt;
        if (ended == child) break;
        if (ended == 0 && !deadline.wait_for(signals.descriptor(), POLLIN)) {
            kind = Kind::timed_out;
            ::kill(-child, SIGKILL);
            while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
            }
            return std::nullopt;
        }
        while (signals.next()) {
        }
    }
    return WIFEXITED(status) ? std::optional{WEXITSTATUS(status)} : std::nullopt;
}

/// Fills in what the program comes to that was started.
void hear_out(pid_t child,
              std::span<Heard> streams,
              const ProgramQuestion& question,
              CaughtSignals& signals,
              ProgramAnswer& answer) {
    const Deadline deadline{question.limit.value_or(std::numeric_limits<double>::infinity())};
    answer.kind = hear(streams, question.most_bytes, deadline);
    if (answer.kind != Kind::answered) ::kill(-child, SIGKILL);
    answer.status = reap(child, signals, deadline, answer.kind);
    if (answer.kind == Kind::answered && answer.status != 0) answer.kind = Kind::failed;
    if (answer.kind != Kind::answered) answer.output.clear();
    if (answer.kind != Kind::answered && answer.kind != Kind::failed) answer.errors.clear();
}

}  // namespace

std::optional<ProgramAnswer> RealWorld::ask_program(const ProgramQuestion& question) {
    if (powers_ != Powers::acts) return std::nullopt;
    Pipe output;
    Pipe errors;
    Pipe report;
    if (!output.is_there() || !errors.is_there() || !report.is_there()) return ProgramAnswer{};
    const bool keeps_errors = question.errors == ProgramQuestion::Errors::kept;
    // It can be waited for even where SIGCHLD is ignored.
    CaughtSignals waited{std::span<const int>{}};
    const pid_t child = start_asked(question,
                                    {.output = output.writing->number(),
                                     .errors = keeps_errors ? errors.writing->number() : -1,
                                     .report = report.writing->number(),
                                     .mask = mask_,
                                     .child_action = waited.child_action()});
    for (Pipe* const pipe : {&output, &errors, &report}) pipe->writing.reset();
    if (child < 0) return ProgramAnswer{};
    ProgramAnswer answer;
    std::string reported;
    std::array streams{Heard{output.reading->number(), answer.output},
                       Heard{errors.reading->number(), answer.errors},
                       Heard{report.reading->number(), reported}};
    hear_out(child, streams, question, waited, answer);
    if (reported.empty()) return answer;
    const bool is_place = reported.front() == static_cast<char>(AskedStart::Report::not_secluded);
    return ProgramAnswer{.kind = is_place ? Kind::not_secluded : Kind::failed};
}

}  // namespace sshplan
