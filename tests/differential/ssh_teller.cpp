#include "ssh_teller.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "chain.hpp"
#include "generate/pick.hpp"
#include "planner/dialect/installed.hpp"
#include "planner/world/real_world.hpp"
#include "situation.hpp"

namespace sshplan::test {

namespace {

std::string status_of(First first) {
    switch (first) {
        case First::dials:
            return "ok";
        case First::runs:
            return "another program";
        case First::stops:
            return "stops";
        case First::is_again:
            return "loop";
    }
    return "";
}

}  // namespace

std::string SshCall::described() const {
    return fmt::format("ssh {}, conditions {}",
                       fmt::join(words, " "),
                       conditions == Conditions::succeed ? "succeed" : "fail");
}

SshCall any_ssh_call(const PlantedConfig& config) {
    SshCall call{.words = any_host_call(config.hosts).words,
                 .conditions = pick_once_in(2) ? Conditions::fail : Conditions::succeed};
    if (config.names_its_file) call.words.insert(call.words.begin(), {"-F", ".ssh/config"});
    return call;
}

void SshTeller::write(const ConfigFolder& files) const {
    Situation situation;
    const std::string folder = recorder_.home() + "/.ssh/";
    for (const auto& [name, bytes] : files) situation.files[folder + name] = bytes;
    for (const char* const key : {"k1", "k2", "k3"}) situation.files[folder + key] = "";
    write_files(situation, recorder_.home());
}

ToldRoute SshTeller::tell(const SshCall& call) const {
    const std::vector<Strings> started = recorder_.started(call.words, call.conditions);
    const Chain chain = chain_of(started);
    std::vector<Strings> processes;
    for (const Strings& program : started) {
        if (program.front() == "ssh") processes.push_back(program);
    }
    ToldRoute route{.status = status_of(chain.first)};
    for (std::size_t i = 0; i < chain.links.size(); ++i) {
        const Link& link = chain.links[i];
        ToldHop& hop =
            route.hops.emplace_back(ToldHop{link.user, link.hostname, link.port, link.key, {}, {}});
        const Strings& program = processes[chain.links.size() - 1 - i];
        const Answer answer = ask_ssh({program.begin() + 1, program.end()});
        for (const std::string& file : values(answer, "identityfile")) {
            hop.identities.push_back(with_tilde(file));
        }
        hop.take_options(lines_of(answer.out));
    }
    return route;
}

/// The shell puts a home in the place of a `~`, which files leave to ssh.
std::string SshTeller::with_tilde(const std::string& path) const {
    const std::string& home = recorder_.home();
    return path.starts_with(home + "/") ? "~" + path.substr(home.size()) : path;
}

Dialect dialect_of_ssh() {
    RealWorld world{RealWorld::Powers::only_reads};
    return installed_dialect(world).dialect;
}

}  // namespace sshplan::test
