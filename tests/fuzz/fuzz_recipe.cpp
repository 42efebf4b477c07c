#include <cstddef>
#include <cstdint>
#include <string>

#include "planner/recipe/recipe.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/fuzz/support/input.hpp"
#include "tests/fuzz/support/laptop.hpp"
#include "tests/fuzz/support/require.hpp"

using namespace sshplan;
using fuzz::require;

/// Text: a ProxyCommand, and the same as a remote command. Choices: the shell; the release.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input{data, size};
    const bool is_posix = input.choose(2) == 0;
    const auto dialects = known_dialects();
    Client client = fuzz::client_on_laptop(dialects[input.choose(dialects.size())]);
    client.shell = is_posix ? "/bin/sh" : "/usr/bin/fish";
    ImaginaryWorld world{fuzz::laptop("", "")};
    const std::string text = input.take_text();
    const Recipe recipe = read_proxy_command(text, {world, client});
    require(recipe.status != RouteStatus::ok || recipe.reach != Reach::command,
            "a way that is known ends in a command that is not");
    require(recipe.status != RouteStatus::broken || recipe.flaw, "what is broken has no flaw");
    require(!recipe.flaw || !recipe.flaw->reason.empty(), "a flaw without a reason");
    (void)read_remote_command(text, {world, client});
    return 0;
}
