#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "planner/classes/classes_beside.hpp"
#include "planner/lint/subject.hpp"
#include "planner/resolve/resolve.hpp"

namespace sshplan {

/// A block of which no case shows that it applies; or a line of it, that it is in force.
struct Sought {
    const SourceFile* file = nullptr;
    const Directive* heading = nullptr;  // null: the line stands above all headings
    const Directive* line = nullptr;     // null: the block itself
};

/// What a search came to.
struct SearchResult {
    enum class End : std::uint8_t {
        found,  // by `by`
        never,  // no invocation does it, whatever other blocks there are
        unknown,
    } end = End::unknown;
    /// An invocation that does it; or, where none does, one by which the line comes too late.
    std::optional<InvocationClass> by{};
    std::size_t tries = 0;  // how many invocations were looked at
};

/// Looks for an invocation by which a block applies, or a line is in force that obtains a value if
/// it is the first. Begins with what its heading tells apart; and whatever block forestalls it
/// there is looked at as well, until it is found, or those headings show by themselves that one of
/// them always fits.
class WitnessSearch {
public:
    /// All must outlive this.
    WitnessSearch(const Client& client, const Surroundings& surroundings)
        : client_(client), surroundings_(surroundings) {}

    [[nodiscard]] SearchResult search(const Sought& sought) const;

private:
    struct Round;
    void look(const InvocationClass& one, const Sought& sought, Round& round) const;
    static void look_at_line(const InvocationClass& one,
                             const Resolution& resolution,
                             const Sought& sought,
                             Round& round);

    const Client& client_;
    const Surroundings& surroundings_;
};

}  // namespace sshplan
