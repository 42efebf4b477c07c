#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "parser/text/diagnostic.hpp"

namespace sshplan {

/// How much ssh says: log.h LogLevel, from -q to -vvv.
enum class LogLevel : std::uint8_t { quiet, fatal, error, info, verbose, debug1, debug2, debug3 };

/// The name of a level as LogLevel takes and ssh -G prints it ("DEBUG" for the first).
[[nodiscard]] LogLevel log_level_of(std::string_view printed);
[[nodiscard]] std::string_view printed_name(LogLevel level);

/// By which way ssh says something: at a level of its log, or past it. `unsaid`: it only shows its
/// usage, and the words are ours.
enum class Voice : std::uint8_t { fatal, error, notice, past_the_log, unsaid };

/// How loudly ssh speaks at some moment, and to whom.
struct Log {
    LogLevel level = LogLevel::info;
    bool is_syslog = false;  // -y: standard error gets nothing of it

    /// Whether something said so is seen on standard error.
    [[nodiscard]] bool shows(Voice voice) const;
};

/// What is wrong, for whoever judges files: a text says it in the words of one release.
enum class ComplaintKind : std::uint8_t {
    other,     // of the command line, the network or the machine: no line of a file is at fault
    ours,      // ssh might go on, we do not
    summary,   // what other complaints come to: "terminating, 2 bad configuration options"
    intended,  // RefuseConnection
    unknown_keyword,
    missing_argument,
    extra_arguments,
    unbalanced_quote,
    bad_value,
    bad_number,  // a time, a port and a size, too
    bad_algorithm,
    bad_match,
    match_all_combined,
    bad_network,         // of Match localnetwork
    bad_token,           // a `%` that cannot be expanded
    undefined_variable,  // a ${VARIABLE} that is not set
    bad_variable,        // one that is never closed, or has no name
    include_depth,
    bad_permissions,
    tilde_in_system_file,
    unreadable_include,
    too_many_entries,
    bad_forward,
    bad_jump,
    none_not_alone,
    unsupported_option,
    empty_pattern,
    jump_loop,
};

/// What ssh says, in its own words, and where. With Severity::error it goes on only to find more
/// errors.
struct Complaint {
    std::string text;
    ComplaintKind kind = ComplaintKind::other;
    Severity severity = Severity::error;
    Voice voice = Voice::error;
    bool is_heard = true;  // ssh prints it at the log level of that moment
    Place where{};
    std::uint32_t line = 0;  // 0: no line says it
    std::vector<std::string> help{};
    bool is_ours = false;  // said by us where ssh might go on, in no words of ssh
};

/// Complaints that were taken already: many lines of one file may say the same to many hops.
class SaidBefore {
public:
    /// Whether the same was not said of the same place; remembers it.
    [[nodiscard]] bool is_new(const Complaint& complaint) {
        const Place& where = complaint.where;
        return said_.emplace(complaint.text, where.file, where.span.begin, where.span.end).second;
    }

private:
    std::set<std::tuple<std::string, const SourceFile*, std::uint32_t, std::uint32_t>> said_;
};

/// The first bytes of a text, as printf's `%.100s` gives them.
[[nodiscard]] constexpr std::string_view shortened(std::string_view text, std::size_t most = 100) {
    return text.substr(0, most);
}

/// How a reading ended: with an answer, with ssh's refusal, or with ours, because a limit was met
/// or a file is of a kind that is not opened.
enum class Ending : std::uint8_t { complete, refused, limit };

}  // namespace sshplan
