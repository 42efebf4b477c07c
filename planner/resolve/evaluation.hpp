#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "planner/resolve/expand.hpp"
#include "planner/resolve/resolve.hpp"
#include "planner/resolve/value.hpp"

/// The parts of resolve() among themselves; nobody else includes this.
namespace sshplan {

/// Whether ssh goes on, has met a bad line (and goes on to the end of the file), or stops.
enum class Flow : std::uint8_t { go_on, bad_line, stop };

/// ProxyJump and ProxyCommand as they are so far: each may be set, or set to none.
struct ProxyState {
    std::optional<JumpList> jump{};
    std::optional<std::string> command{};  // `none` too, and wherever a ProxyJump made it so
    bool jump_is_none = false;
    Origin origin{};

    [[nodiscard]] bool has_jump() const { return jump.has_value() || jump_is_none; }
};

/// The host that lines above say, as long as no line says anything more.
struct HostSoFar {
    int pass = 0;
    std::uint32_t held = 0;  // how many values were obtained then
    std::string text{};
};

/// What is being read, and what is known so far: the state of ssh's readconf.c.
struct Evaluation {
    const Invocation& invocation;
    const Client& client;
    const Surroundings& surroundings;
    Resolution result{};
    int pass = 1;
    bool second_pass_wanted = false;
    std::string match_host{};  // what Host compares
    std::string command{};     // the words of the remote command, or the subsystem
    ProxyState proxy{};
    bool has_typed_user = false;  // ssh believes that the words named a user: a URI always does
    std::optional<std::string> master_command{};                  // of -O
    int verbosity = 0;                                            // how often -v was given
    std::uint32_t held = 0;                                       // how many values were obtained
    std::set<std::pair<const SourceFile*, std::uint32_t>> met{};  // lines that obtained or lost
    HostSoFar host_so_far{};

    [[nodiscard]] World& world() const { return surroundings.world; }
    [[nodiscard]] Conditions& conditions() const { return surroundings.conditions; }
    [[nodiscard]] ValueContext context() const { return {client.dialect, world()}; }
    /// Whether it is said of each block why it applies or does not.
    [[nodiscard]] bool says_why() const { return surroundings.blocks == BlocksRead::all; }
    [[nodiscard]] const Edition& edition() const { return client.dialect.edition; }
    [[nodiscard]] bool has(Difference difference) const { return client.dialect.has(difference); }
};

/// Whether a line counts, and under which outcomes.
struct Activity {
    bool is_active = true;
    bool is_below_inactive = false;    // an include there can never become active (NEVERMATCH)
    std::vector<Guard> guards{};       // at most one: an undecided condition that decides no route
    std::vector<ConditionId> asked{};  // conditions on which it hangs whether the line counts
    bool hangs_on_conditions = false;  // it would count if they had been answered otherwise
    const Directive* heading = nullptr;

    /// Whether nothing around the line makes it count or not.
    [[nodiscard]] bool is_unconditional() const {
        return is_active && !is_below_inactive && guards.empty() && asked.empty() &&
               !hangs_on_conditions;
    }
};

/// The file that a line stands in.
struct Site {
    const SourceFile* file = nullptr;
    Side side = Side::user;
    int depth = 0;
};

/// A line, with all that it needs to know about where it stands.
struct LineAt {
    const Site& site;
    const Directive& directive;

    [[nodiscard]] Place place(Span span) const { return {site.file, span}; }
    /// The line as ssh counts it: the text of an -o is line 0.
    [[nodiscard]] std::uint32_t number() const { return is_option() ? 0 : directive.line; }
    /// "FILE line N: ".
    [[nodiscard]] std::string location() const;
    /// Whether it is the text of an `-o`.
    [[nodiscard]] bool is_option() const { return site.file->is_option(); }
};

// complain.cpp
/// Says something as loudly as ssh would at this moment.
void say(Evaluation& evaluation, Complaint complaint);
/// Notes an error in ssh's own words, placed at `span`.
void complain(Evaluation& evaluation,
              const LineAt& line,
              Span span,
              ComplaintKind kind,
              std::string text,
              std::vector<std::string> help = {});
/// The same behind "FILE line N: "; the line counts as bad, or ssh stops at once
/// (Difference::value_errors_counted).
Flow bad_line(Evaluation& evaluation,
              const LineAt& line,
              Span span,
              ComplaintKind kind,
              std::string_view text);
/// The same without the location.
Flow bad_line_as_said(
    Evaluation& evaluation, const LineAt& line, Span span, ComplaintKind kind, std::string text);
/// ssh stops, with what a line says.
Flow refuse_line(Evaluation& evaluation,
                 const LineAt& line,
                 Span span,
                 ComplaintKind kind,
                 std::string text,
                 std::vector<std::string> help = {});
/// The same, blamed on what said it: a line, if it is one of a file.
Flow refuse_for(Evaluation& evaluation,
                const Origin& origin,
                ComplaintKind kind,
                std::string text,
                std::vector<std::string> help = {});
/// The same for what no line says.
Flow refuse(Evaluation& evaluation, std::string text, std::vector<std::string> help = {});
/// The same for what ssh writes past its log, as of a bad option of the command line.
Flow refuse_option(Evaluation& evaluation, std::string text);
/// ssh only shows its usage; the text is ours.
Flow refuse_with_usage(Evaluation& evaluation, std::string text);
/// The same in our own words: ssh might go on, we do not.
Flow give_up(Evaluation& evaluation, std::string text, std::vector<std::string> help = {});

// read_config.cpp
/// Reads one file to its end (readconf.c read_config_file_depth).
[[nodiscard]] Flow read_config(Evaluation& evaluation,
                               const OpenedFile& file,
                               const Site& site,
                               const Activity& outside);
/// Whether ssh reads this file, or stops because others could have written it.
[[nodiscard]] bool has_good_permissions(Evaluation& evaluation, const OpenedFile& file);

// obey.cpp
/// What there is to say of a line before its value is looked at; `keyword` if it is to be read.
struct Screening {
    Flow flow = Flow::go_on;
    std::optional<KeywordReading> keyword{};
};
[[nodiscard]] Screening screen(Evaluation& evaluation, const LineAt& line);
/// Obeys one line that is no heading (process_config_line_depth).
[[nodiscard]] Flow obey(Evaluation& evaluation, const LineAt& line, const Activity& activity);

// include.cpp
[[nodiscard]] Flow include(Evaluation& evaluation, const LineAt& line, const Activity& activity);

/// What a Host or Match line came to; without an activity, the lines below it go on as before.
struct Heading {
    Flow flow = Flow::go_on;
    std::optional<Activity> activity{};
};

// host.cpp
[[nodiscard]] Heading evaluate_host(Evaluation& evaluation,
                                    const LineAt& line,
                                    const Activity& outside);

// match/match.cpp
/// `directives`: the block below, which shows whether an undecided condition can matter.
[[nodiscard]] Heading evaluate_match(Evaluation& evaluation,
                                     const LineAt& line,
                                     std::span<const Directive> directives,
                                     const Activity& outside);

// obtain.cpp
/// Stores a value by the merge rule of its keyword; or says, in ssh's words, that it is too much.
[[nodiscard]] std::optional<std::string> obtain(Evaluation& evaluation,
                                                Keyword keyword,
                                                const Value& value,
                                                const Origin& origin,
                                                const Activity& activity);
/// Sets a value whatever was there: most options of the command line.
void overwrite(Evaluation& evaluation, Keyword keyword, std::string text, const Origin& origin);
/// Resolution::effective() in the client's edition.
[[nodiscard]] std::string_view effective(const Evaluation& evaluation, Keyword keyword);
/// Whether a keyword has a value, if an empty one.
[[nodiscard]] bool is_settled(const Evaluation& evaluation, Keyword keyword);
/// Adds a value to those that hold.
void hold(Evaluation& evaluation, Keyword keyword, Obtained value, const Activity& activity);
/// Adds a value to those that came too late.
void lose(Evaluation& evaluation, Keyword keyword, Obtained value, const Activity& activity);
/// What there is to do for a value of a line that does not count.
void pass_over(Evaluation& evaluation, Keyword keyword, const Activity& activity);

// rooms.cpp
/// What ssh says of a value for which it has no room; nothing if there is.
[[nodiscard]] std::optional<std::string> excess_of(const Evaluation& evaluation,
                                                   Keyword keyword,
                                                   const Value& value);

// proxy.cpp
/// readconf.c, case oProxyCommand.
void obtain_proxy_command(Evaluation& evaluation,
                          std::string text,
                          const Origin& origin,
                          const Activity& activity);
/// readconf.c parse_jump. `raw`: what follows the keyword. Nothing is stored, and false returned,
/// if it does not parse.
[[nodiscard]] bool obtain_proxy_jump(Evaluation& evaluation,
                                     std::string_view raw,
                                     const Origin& origin,
                                     const Activity& activity);
/// Whether hosts and users of a list given on the command line may be used; if not, it complains.
[[nodiscard]] bool is_valid_jump(Evaluation& evaluation, std::string_view raw);
/// Which of the two is in effect (readconf.c fill_default_options).
void settle_proxy(Evaluation& evaluation);

// tokens.cpp
/// What tokens stand for while files are read (readconf.c match_condition).
[[nodiscard]] TokenValue tokens_so_far(const Evaluation& evaluation);
/// The host that `Match host` compares and %h stands for, before it is lower-cased. Null if
/// Hostname cannot be expanded; then it has complained. Good until a value is obtained.
[[nodiscard]] const std::string* host_so_far(Evaluation& evaluation);

// expansions.cpp
/// Goes on if all was expanded; else ssh stops with the complaints. `origin`: of what was expanded.
[[nodiscard]] Flow accept(Evaluation& evaluation,
                          const ExpandedText& expansion,
                          const Origin& origin);
/// Where a keyword's first value comes from; nothing in particular if there is none.
[[nodiscard]] Origin origin_of_value(const Evaluation& evaluation, Keyword keyword);
/// Expands all that ssh expands before it connects, into the final values (ssh.c main).
[[nodiscard]] Flow expand_values(Evaluation& evaluation);

// forwards.cpp
/// The same for the paths of forwards, which become the lines of ssh -G.
[[nodiscard]] Flow expand_forwards(Evaluation& evaluation);
/// 7.7 stops where somebody else than root forwards a local port below 1024 (readconf.c
/// add_local_forward).
[[nodiscard]] Flow check_low_port(Evaluation& evaluation,
                                  Keyword keyword,
                                  const Value& value,
                                  const Origin& origin);

// defaults.cpp
/// What no line says but another value decides, and lists of algorithms put together; then `none`
/// takes its effect (readconf.c fill_default_options).
[[nodiscard]] Flow fill_defaults(Evaluation& evaluation);

// command_line/
[[nodiscard]] Flow read_command_line(Evaluation& evaluation);
/// The options and the destination alone, as far as they were read.
[[nodiscard]] Flow read_words(Evaluation& evaluation);

// destination.cpp
/// From the first pass's settings to the host that is dialled, if no second pass follows (ssh.c
/// main; resolve_canonicalize).
[[nodiscard]] Flow find_destination(Evaluation& evaluation);

// finish.cpp
/// Defaults, none clean-ups, and the checks after all files (ssh.c main).
[[nodiscard]] Flow finish(Evaluation& evaluation);

}  // namespace sshplan
