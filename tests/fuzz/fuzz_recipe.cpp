#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "planner/recipe/recipe.hpp"
#include "planner/shell/read_script.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_spans(const shell::Script& script, std::size_t size) {
    for (const shell::Step& step : script.steps) {
        require(!step.pipeline.commands.empty());
        for (const shell::Command& command : step.pipeline.commands) {
            require(command.span.begin <= command.span.end && command.span.end <= size);
            require(command.body != nullptr || !command.words.empty() ||
                    !command.assignments.empty() || !command.redirections.empty());
            for (const shell::Word& word : command.words) {
                require(word.span.begin < word.span.end && word.span.end <= size);
            }
        }
    }
}

}  // namespace

/// The first byte chooses a shell and a release, the rest is a ProxyCommand.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
    const auto script = shell::read_script(text);
    if (const auto* const read = std::get_if<shell::Script>(&script)) {
        check_spans(*read, text.size());
    }
    ImaginaryWorld world{Imaginary{}};
    const auto dialects = known_dialects();
    const Client client{.dialect = dialects[data[0] % dialects.size()],
                        .home = "/home/ana",
                        .shell = data[0] < 128 ? "/bin/sh" : "/usr/bin/fish"};
    const Recipe recipe = read_proxy_command(text, {world, client});
    require(recipe.status != RouteStatus::ok || recipe.reach != Reach::command);
    (void)read_remote_command(text, {world, client});
    return 0;
}
