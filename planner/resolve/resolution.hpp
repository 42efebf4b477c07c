#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "parser/config/config.hpp"
#include "parser/config/jump.hpp"
#include "parser/config/keyword.hpp"
#include "planner/resolve/complaint.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/resolve/forward.hpp"

namespace sshplan {

struct OpenedFile;

/// A remark with a stable code (docs/reference/notes.md).
struct Note {
    std::string code;
    std::string text;

    friend auto operator<=>(const Note&, const Note&) = default;
};

/// `implied`: what another option of the command line brings along.
enum class OriginKind : std::uint8_t { file, command_line, implied, defaulted };

/// Whose file a line stands in; the text of an -o counts as the user's.
enum class Side : std::uint8_t { user, system };

/// Where a value comes from.
struct Origin {
    OriginKind kind = OriginKind::defaulted;
    Place place{};                       // file: the directive
    std::uint32_t line = 0;              // file: from 1
    const Directive* heading = nullptr;  // the Host or Match line that it stands under
    std::string option{};                // command line: "-J a,b"
    Side side = Side::user;
    int pass = 1;

    friend bool operator==(const Origin&, const Origin&) = default;
};

/// A value that was met, under the outcomes in `guards` (none: under every outcome of this branch).
struct Obtained {
    std::string text;  // as ssh -G prints it before any expansion
    Origin origin{};
    std::vector<Guard> guards{};
    std::vector<std::string> words{};  // of a list: its entries, which may hold blanks
    std::optional<Forward> forward{};  // of the forwarding keywords
    std::uint32_t number = 0;          // of all values that held, in the order of holding

    friend bool operator==(const Obtained&, const Obtained&) = default;
};

/// What all lines together say of one keyword: the values obtained, in order, and those that came
/// too late.
struct Setting {
    std::vector<Obtained> obtained{};
    std::vector<Obtained> lost{};
    std::vector<Obtained> repeated{};  // of a list: that add nothing to it, and take nothing away
    std::vector<Obtained> removing{};  // of SendEnv: that took something out of it

    /// Whether a value holds under every outcome of this branch.
    [[nodiscard]] bool is_settled() const;
    friend bool operator==(const Setting&, const Setting&) = default;
};

/// What is mostly not there, and takes next to no room then: it is as good as a T{}.
template <typename T>
class Rare {
public:
    Rare() = default;
    Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
    Rare& operator=(const Rare& other) {
        value_ = other.value_ ? std::make_unique<T>(*other.value_) : nullptr;
        return *this;
    }
    Rare(Rare&&) noexcept = default;
    Rare& operator=(Rare&&) noexcept = default;
    ~Rare() = default;

    [[nodiscard]] const T& get() const {
        static const T nothing{};
        return value_ ? *value_ : nothing;
    }
    [[nodiscard]] T& make() {
        if (!value_) value_ = std::make_unique<T>();
        return *value_;
    }

private:
    std::unique_ptr<T> value_{};
};

/// Why a block did or did not apply.
struct BlockDecision {
    const SourceFile* file = nullptr;
    const Directive* head = nullptr;
    int pass = 1;
    bool applies = false;
    std::optional<Guard> guard{};      // applies only under this outcome
    std::string reason{};              // "host3 matches host*", "exec C1 fails"
    bool fits = false;                 // would apply, if what it is included below did
    Span missed{};                     // of a Match line: the criterion that failed first
    bool is_below_inactive = false;    // its file is included where a block does not apply ...
    const Directive* outer = nullptr;  // ... and that block's heading
};

/// What ssh knows before it opens a connection, for one invocation under one branch of outcomes:
/// every setting with where it was obtained, every line that lost, and what decides the route.
struct Resolution {
    std::array<Rare<Setting>, keyword_count> settings{};

    std::string host_argument{};                 // as typed, without user@ (%n)
    std::string hostname{};                      // what is dialled (%h)
    std::uint16_t port = 0;                      // what is dialled (%p)
    std::string user{};                          // the login name (%r)
    std::string shown_user{};                    // the same, with ${VARIABLES} as written
    std::string host_key_name{};                 // what is looked up in known_hosts
    std::optional<JumpList> jump{};              // the ProxyJump in effect
    std::optional<std::string> proxy_command{};  // the ProxyCommand in effect, as written
    Origin proxy_origin{};                       // the line behind either
    std::optional<std::string> config_option{};  // the argument of -F
    bool has_stdio_forward = false;              // -W: no session of its own
    bool shows_usage = false;                    // ssh prints its usage behind what it says
    Log log{};                                   // the last that ssh wrote to
    bool is_unrepaired = false;  // a bad list of algorithms stopped ssh from tidying up

    /// What holds in the end where lines and defaults do not say it as it is: computed, expanded,
    /// or cleared (no words). Holds values of variables; only what asks for them may print it.
    std::array<Rare<std::optional<std::vector<std::string>>>, keyword_count> finals{};

    std::vector<Obtained> passed_over{};  // lines in force that IgnoreUnknown makes ssh pass over

    std::vector<const OpenedFile*> files{};  // that were read, in order, as often as they were
    std::vector<BlockDecision> decisions{};
    std::vector<Complaint> complaints{};
    std::vector<Note> notes{};
    std::set<Note> noted{};  // the same, to be looked up
    int passes = 1;
    bool has_read_all = false;  // every file to its end, in every pass
    Ending ending = Ending::complete;

    [[nodiscard]] const Setting& of(Keyword keyword) const {
        return settings[static_cast<std::size_t>(keyword)].get();
    }
    /// The same, to be changed.
    [[nodiscard]] Setting& change(Keyword keyword) {
        return settings[static_cast<std::size_t>(keyword)].make();
    }
    [[nodiscard]] const std::optional<std::vector<std::string>>& final_of(Keyword keyword) const {
        return finals[static_cast<std::size_t>(keyword)].get();
    }
    /// Says what holds of a keyword in the end; no words: it is cleared.
    void settle(Keyword keyword, std::vector<std::string> words) {
        finals[static_cast<std::size_t>(keyword)].make() = std::move(words);
    }
    /// The first value, or null.
    [[nodiscard]] const Obtained* value(Keyword keyword) const;
    /// The first value's text, or what holds if there is none.
    [[nodiscard]] std::string_view text(Keyword keyword, std::string_view otherwise = {}) const;
    /// What holds of a keyword as far as is known: its final value, the first of its lines, or the
    /// default of an edition; empty if there is none of them.
    [[nodiscard]] std::string_view effective(Keyword keyword, const Edition& edition) const;
    /// Adds a note, once.
    void note(std::string code, std::string text);
};

}  // namespace sshplan
