#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/migrate/explained_change.hpp"
#include "planner/migrate/recipe_site.hpp"
#include "planner/recipe/inner_options.hpp"

namespace sshplan {

/// What a rewrite of a command changes.
struct CommandDifference {
    std::string id{};      // of a KnownDifference
    std::string jump{};    // the hop that it is about; empty: the destination, or all
    std::string detail{};  // what exactly: "machine1 is now machine2"

    friend bool operator==(const CommandDifference&, const CommandDifference&) = default;
};

/// A way to say a command by -J, which may or may not be true to it: the proof decides.
struct CommandWay {
    /// Whether the host key may be looked up under another name.
    enum class KeyName : std::uint8_t { kept, may_change };
    /// What of the forwards is said otherwise: nothing, or those of several ssh's by one.
    enum class Forwards : std::uint8_t { kept, joined };

    Invocation after{};
    KeyName key_name = KeyName::kept;
    Forwards forwards = Forwards::kept;
    std::vector<CommandDifference> differences{};  // what no comparison of routes can show
};

/// A Host block that a person would have to write before the command can be said by -J.
struct NeededBlock {
    std::string host{};
    std::vector<ConfigLine> lines{};
    std::optional<Invocation> then{};  // what could be called with it; nobody has compared that
};

/// The ways to rewrite a command, the best first; or why none is tried.
struct CommandRewrites {
    std::optional<RecipeKind> kind{};  // nothing: there is no recipe in it
    std::vector<CommandWay> ways{};
    std::string kept{};
    std::string refused{};
    std::optional<NeededBlock> block{};
    RecipesInUse recipes{};
};

}  // namespace sshplan
