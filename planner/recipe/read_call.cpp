#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/config/pattern.hpp"
#include "planner/invocation/quote.hpp"
#include "planner/recipe/call.hpp"

namespace sshplan::recipe {
namespace {

/// A program by the name of its file, and who reads its words.
struct Known {
    std::string_view program;
    Reader reader;
};

constexpr std::array known{
    Known{"ssh", read_ssh},
    Known{"nc", read_netcat},
    Known{"netcat", read_netcat},
    Known{"nc.openbsd", read_netcat},
    Known{"nc.traditional", read_netcat},
    Known{"ncat", read_ncat},
    Known{"socat", read_socat},
    Known{"connect", read_connect},
    Known{"connect-proxy", read_connect},
    Known{"corkscrew", read_corkscrew},
    Known{"proxytunnel", read_proxytunnel},
    Known{"sh", read_shell},
    Known{"dash", read_shell},
    Known{"bash", read_shell},
    Known{"ksh", read_shell},
    Known{"zsh", read_shell},
};

Recipe read_program(const Call& call) {
    const std::string program = call.program();
    for (const Known& row : known) {
        if (row.program != program) continue;
        if (auto recipe = row.reader(call)) return *std::move(recipe);
    }
    if (auto recipe = read_vendor(call)) return *std::move(recipe);
    return opaque(fmt::format("what {} does is not known", call.words.front()));
}

}  // namespace

std::string Call::program() const {
    const std::string_view path = words.front();
    const std::string name{path.substr(path.find_last_of("/\\") + 1)};
    const std::string lower = lower_case(name);
    return lower.ends_with(".exe") ? lower.substr(0, lower.size() - 4) : name;
}

Recipe read_call(const Call& call) {
    const std::size_t length = prefix_length(call.words);
    // The shell's own exec starts nothing.
    const std::ptrdiff_t first = length > 0 && call.words.front() == "exec" ? 1 : 0;
    const auto split = call.words.begin() + static_cast<std::ptrdiff_t>(length);
    Call rest{.words = {split, call.words.end()},
              .where = call.where,
              .context = call.context,
              .depth = call.depth};
    if (!shell::is_known(rest.words.front())) return opaque("which program is run is not known");
    Recipe recipe = read_program(rest);
    if (split - call.words.begin() == first) return recipe;
    const bool is_own_ssh = recipe.ssh.has_value() || !recipe.between.empty();
    if (is_own_ssh && changes_user(call.words, length)) {
        return opaque(fmt::format("{} runs ssh as another user, whose files are not known",
                                  call.words.front()));
    }
    const std::string words = fmt::format("{}", fmt::join(call.words.begin() + first, split, " "));
    recipe.prefix = recipe.prefix.empty() ? words : words + " " + recipe.prefix;
    return recipe;
}

}  // namespace sshplan::recipe
