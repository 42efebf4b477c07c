#include "tests/support/preflight_look.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>

#include "planner/explore/explore.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/world/forwarding_world.hpp"
#include "tests/support/explained.hpp"
#include "tests/support/golden_case.hpp"

namespace sshplan::test {
namespace {

/// A laptop on which somebody answers, and which counts what it is asked.
class AnsweringWorld final : public ForwardingWorld {
public:
    AnsweringWorld(World& machine, Answers answers)
        : ForwardingWorld(machine), answers_(std::move(answers)) {}

    [[nodiscard]] FileStatusAnswer file_status(const std::string& path) override {
        FileStatusAnswer answer = machine().file_status(path);
        const auto found = answers_.unwritable.find(path);
        if (found != answers_.unwritable.end()) {
            std::get<FileStatus>(answer).write_failure = found->second;
        }
        return answer;
    }
    [[nodiscard]] std::optional<SocketAnswer> ask_socket(const std::string& path) override {
        asked.push_back("socket " + path);
        const auto found = answers_.sockets.find(path);
        return found == answers_.sockets.end() ? SocketAnswer{} : found->second;
    }
    [[nodiscard]] std::optional<PortAnswer> try_port(const std::string& host,
                                                     std::uint16_t port,
                                                     AddressFamily family,
                                                     double seconds) override {
        const std::string name = host + " " + std::to_string(port);
        asked.push_back("port " + name);
        families.push_back(family);
        waits.push_back(seconds);
        const auto found = answers_.ports.find(name);
        return found == answers_.ports.end() ? PortAnswer{false, "Connection refused"}
                                             : found->second;
    }
    [[nodiscard]] std::optional<AgentAnswer> ask_agent(const std::string& socket) override {
        asked.push_back("agent " + socket);
        const auto found = answers_.agents.find(socket);
        return found == answers_.agents.end()
                   ? AgentAnswer{std::nullopt, "No such file or directory"}
                   : found->second;
    }
    [[nodiscard]] FileAnswer read_file(const std::string& path) override {
        asked.push_back("read " + path);
        return machine().read_file(path);
    }

    std::vector<std::string> asked{};
    std::vector<AddressFamily> families{};
    std::vector<double> waits{};

private:
    Answers answers_;
};

}  // namespace

Preflight Look::take() {
    Imaginary value = laptop_of_ana();
    value.files["/home/ana/.ssh/config"] = {.bytes = config};
    for (const auto& [path, file] : files) value.files[path] = file;
    for (const auto& [name, text] : variables) value.variables[name] = text;
    ImaginaryWorld machine{value};
    AnsweringWorld world{machine, answers};
    ConfigFiles configs{machine};
    const Client client = client_of_ana();
    const auto read = read_invocation(words, client.dialect, no_long_options);
    const Explanation explanation =
        explore(std::get<Invocation>(read), client, machine, configs, {.assumptions = assumptions});
    Preflight found = preflight(explanation, world);
    asked = world.asked;
    waits = world.waits;
    families = world.families;
    return found;
}

std::vector<Check> of_kind(const Preflight& found, std::size_t hop, CheckKind kind) {
    std::vector<Check> checks;
    std::ranges::copy_if(found.routes.at(0).hops.at(hop),
                         std::back_inserter(checks),
                         [&](const Check& check) { return check.what == kind; });
    return checks;
}

}  // namespace sshplan::test
