#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "parser/text/source.hpp"
#include "planner/resolve/name_table.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// What kind of question the World cannot answer from files alone.
enum class ConditionKind : std::uint8_t { exec, local_network, dns };

/// "exec", "localnetwork", "dns".
[[nodiscard]] std::string_view name_of(ConditionKind kind);

/// One occasion on which ssh would ask.
struct Asking {
    Place place;             // the criterion with its argument; no file for what no line asks
    std::uint32_t line = 0;  // from 1
    bool negated = false;
    std::string written;  // before expansion
    std::string hop;      // the destination argument of the ssh process that asks
    int pass = 1;
    int turn = 1;  // of a line that is read more than once: which time

    friend bool operator==(const Asking&, const Asking&) = default;
};

enum class ConditionStatus : std::uint8_t { undecided, assumed, ran };

/// A question that decides, or may decide, what happens. The same text asked twice is one
/// condition.
struct Condition {
    ConditionKind kind = ConditionKind::exec;
    std::string text{};           // expanded: what the shell would get
    std::vector<Asking> asked{};  // in the order in which ssh asks
    ConditionStatus status = ConditionStatus::undecided;
    std::optional<bool> outcome{};     // true: exits 0, or the question is answered yes
    std::optional<CommandEnd> end{};   // of a command that was run
    std::optional<NameAnswer> name{};  // of a name that was looked up, or is in a table
    bool effect = false;               // some line obtains something by it
};

/// Names a condition of `Conditions`: its position there.
using ConditionId = std::size_t;

/// "C1" for the first condition.
[[nodiscard]] std::string condition_name(ConditionId id);

/// A condition and the outcome under which something holds.
struct Guard {
    ConditionId condition = 0;
    bool outcome = true;

    friend auto operator<=>(const Guard&, const Guard&) = default;
};

/// An answer given beforehand: `--assume WHAT=ANSWER`.
struct Assumption {
    /// `net:`: an address of this machine, which decides every localnetwork condition.
    enum class Form : std::uint8_t { of_condition, own_address };

    std::string written;                // as given, for messages
    std::optional<ConditionKind> kind;  // `localnetwork:` and `dns:`; none: an id or an exec glob
    std::string what;                   // id, glob over the expanded text, CIDR, name or address
    bool outcome = true;                // true: status 0, or yes
    bool matched = false;               // some condition was decided by it
    Form form = Form::of_condition;
};

/// Reads `WHAT=ANSWER`, split at the last '='. Empty optional: no '=' or no such answer.
[[nodiscard]] std::optional<Assumption> read_assumption(std::string_view written);

/// How commands are waited for, and who is told of those that take long.
struct CommandWatch {
    std::optional<double> limit{};  // seconds; one that exceeds it is ended, and stays undecided
    std::function<void(const Condition&, double seconds)> still_runs{};
};

/// Whom questions are put to that no assumption answers. A World that does not answer questions of
/// a kind leaves them open.
struct ConditionSources {
    World& commands;
    World& names;
    World& networks;
    std::string shell;  // what runs commands
    NameTable table{};  // before `names` is asked
    CommandWatch watch{};
};

/// All that an exploration has been asked so far, and the outcomes of its present branch.
///
/// The evaluator asks; what no assumption, no source and no earlier answer decides is decided by
/// the branch: first `yes`, and `no` when the exploration comes back.
class Conditions {
public:
    Conditions(ConditionSources sources, std::vector<Assumption> assumptions);

    /// Notes that ssh asks, and returns which condition it is. May run the command.
    ConditionId ask(ConditionKind kind, std::string text, Asking asking);

    /// The same for a name, which may be looked up. The text of the condition has no dot at its
    /// end; a name with one and a name without are two conditions all the same, and so is a name
    /// that is asked for in another address family.
    ConditionId ask_name(const NameQuestion& question, Asking asking);

    /// The outcome if it is decided: assumed, run, implied by other answers, or chosen before.
    [[nodiscard]] std::optional<bool> known(ConditionId id) const;

    /// The outcome under the present branch; opens a branch if nothing decides it yet.
    bool decide(ConditionId id);

    /// Marks that an outcome changes something.
    void mark_effect(ConditionId id) { all_[id].effect = true; }

    /// The choices of the present branch, in the order in which they were made.
    [[nodiscard]] const std::vector<Guard>& trail() const { return trail_; }

    /// Forgets all choices but those of the next branch, depth first. False: there is none.
    [[nodiscard]] bool next_branch();

    /// Forgets all choices, for whoever stops before the last branch.
    void forget_choices();

    /// Others with the answers so far, who put no further question to anybody but `silent`.
    [[nodiscard]] Conditions asking_only(World& silent) const;

    [[nodiscard]] const std::vector<Condition>& all() const { return all_; }
    [[nodiscard]] const std::vector<Assumption>& assumptions() const { return assumptions_; }

private:
    ConditionId ask_as(ConditionKind kind, std::string text, std::string_view key, Asking asking);
    [[nodiscard]] bool settle_by_assumption(Condition& condition, ConditionId id);
    void settle_by_command(Condition& condition);
    void settle_by_addresses(Condition& condition);
    void settle_by_name(Condition& condition, const NameQuestion& question);
    [[nodiscard]] std::optional<bool> implied(ConditionId id) const;
    void relate_networks(ConditionId id);
    void forget_turns();

    /// Where and when something is asked, and how often in this branch and in any.
    using Occasion = std::tuple<const SourceFile*, std::uint32_t, int, std::string>;
    struct Turns {
        int now = 0;
        int ever = 0;
    };
    /// Conditions whose networks lie within this one's, or around them.
    struct Related {
        std::vector<ConditionId> within;
        std::vector<ConditionId> around;
    };

    ConditionSources sources_;
    std::vector<Assumption> assumptions_;
    std::vector<Condition> all_;
    std::unordered_map<std::string, ConditionId> ids_;  // by kind and what exactly was asked
    std::vector<Guard> trail_;                          // choices of this branch
    std::vector<std::optional<bool>> chosen_;           // the same, by condition
    std::vector<std::map<Occasion, Turns>> turns_;      // by condition
    std::vector<Turns*> counted_;                       // those of this branch
    std::vector<Related> related_;                      // by condition
};

}  // namespace sshplan
