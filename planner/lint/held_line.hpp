#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/diagnostic.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {

/// For whom a line is in force.
struct LineReach {
    std::size_t named = 0;  // destinations and jump hosts that some line spells
    /// Hosts that no line spells: none, those that some pattern is about, or any host at all.
    enum class Others : std::uint8_t { none, like, any } others = Others::none;

    [[nodiscard]] bool has_others() const { return others != Others::none; }
    /// An error where any host is concerned, else a warning.
    [[nodiscard]] Severity severity() const {
        return others == Others::any ? Severity::error : Severity::warning;
    }
    /// "in force for 3 named hosts, and for hosts that no line names".
    [[nodiscard]] std::string describe() const;
};

/// A line that is in force in some case.
struct HeldLine {
    const LintedFile* file = nullptr;  // none of them is ever null
    const Directive* directive = nullptr;
    const LineFacts* facts = nullptr;

    [[nodiscard]] Place place() const { return {file->source, directive->span}; }
    /// Its words without the keyword; of a line without any, the line.
    [[nodiscard]] Place value_place() const;
    /// Its first word; empty if there is none.
    [[nodiscard]] std::string_view value() const;
    /// Whether that is yes, as a flag (readconf.c multistate_flag): `yes` or `true`, in any
    /// letters.
    [[nodiscard]] bool says_yes() const;
};

/// The lines of a keyword that are in force in some case, in the order of files and lines.
[[nodiscard]] std::vector<HeldLine> held_lines(const Subject& subject, Keyword keyword);

/// Whether two names of a host are one in other letters, or one address in other numbers.
[[nodiscard]] bool is_respelled(std::string_view a, std::string_view b);

/// Whether a class stands for a named host in another spelling, which only some lines tell apart:
/// what is found for it alone nobody meets.
[[nodiscard]] bool is_other_spelling(const Subject& subject, const InvocationClass& one);

/// For whom a line is in force. A host that some line spells is a named one by whichever of its
/// names it is called: what ssh makes of a short name (CanonicalizeHostname), or a HostName says.
[[nodiscard]] LineReach reach_of(const Subject& subject, const HeldLine& line);

}  // namespace sshplan
