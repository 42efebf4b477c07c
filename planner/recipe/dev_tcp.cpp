#include <algorithm>
#include <array>
#include <vector>

#include "planner/recipe/call.hpp"
#include "planner/shell/script.hpp"

namespace sshplan::recipe {
namespace {

/// HOST and PORT of a redirection's file; nothing if it is another file.
std::optional<HostAndPort> pseudo_device(const shell::Redirection& redirection,
                                         const shell::Scope& scope) {
    constexpr std::string_view device = "/dev/tcp/";
    const std::string file = shell::expand_unsplit(redirection.target, scope).all.front().text;
    if (!file.starts_with(device)) return std::nullopt;
    const std::size_t slash = file.find('/', device.size());
    if (slash == std::string::npos) return std::nullopt;
    return HostAndPort{file.substr(device.size(), slash - device.size()), file.substr(slash + 1)};
}

/// What the commands of a script do with the device.
struct Use {
    std::vector<HostAndPort> opened{};
    bool is_kept = false;    // by exec, in both directions
    bool is_read = false;    // cat <&N
    bool is_filled = false;  // cat >&N
    bool is_pure = true;     // nothing else is run
};

Use use_of(const shell::Script& script, const shell::Scope& scope) {
    constexpr std::array<std::string_view, 5> bystanders{"exec", "cat", "kill", "wait", "exit"};
    Use use;
    for (const shell::Step& step : script.steps) {
        for (const shell::Command& command : step.pipeline.commands) {
            const shell::Arguments words = shell::expand_words(command.words, scope);
            const std::string program = words.all.empty() ? "" : words.all.front().text;
            const bool is_known = std::ranges::find(bystanders, program) != bystanders.end();
            use.is_pure = use.is_pure && is_known && (program != "exec" || words.all.size() == 1);
            for (const shell::Redirection& redirection : command.redirections) {
                const auto device = pseudo_device(redirection, scope);
                if (device) use.opened.push_back(*device);
                use.is_kept =
                    use.is_kept || (device && program == "exec" && redirection.operation == "<>");
                use.is_read = use.is_read || (program == "cat" && redirection.operation == "<&");
                use.is_filled =
                    use.is_filled || (program == "cat" && redirection.operation == ">&");
            }
        }
    }
    return use;
}

}  // namespace

std::optional<Recipe> read_dev_tcp(const shell::Script& script,
                                   const shell::Scope& scope,
                                   const Call& shell_call) {
    const Use use = use_of(script, scope);
    if (use.opened.empty()) return std::nullopt;
    const bool is_whole =
        use.opened.size() == 1 && use.is_kept && use.is_read && use.is_filled && use.is_pure;
    if (!is_whole) return opaque("what is done with /dev/tcp is not followed");
    const bool is_here = shell_call.where == Where::here;
    if (is_here && shell_call.program() != "bash") return opaque("only bash knows /dev/tcp");
    return Recipe{.family = is_here ? Family::direct_netcat : Family::dev_tcp,
                  .reach = is_here ? Reach::local_netcat : Reach::dev_tcp,
                  .host = use.opened.front().host,
                  .port = use.opened.front().port};
}

}  // namespace sshplan::recipe
