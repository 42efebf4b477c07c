#include "lab.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/support/case_lines.hpp"

namespace sshplan::test {

namespace fs = std::filesystem;

namespace {

constexpr uid_t id_of_ana = 5000;  // raise.sh numbers its users

/// A program that the lab needs and this machine lacks; empty if there is none.
std::string missing_program() {
    constexpr std::array needed{"/usr/sbin/sshd",
                                "/usr/bin/ssh",
                                "/usr/bin/nsenter",
                                "/usr/bin/setpriv",
                                "/usr/bin/python3",
                                "/usr/bin/rsync",
                                "/usr/bin/git",
                                "/usr/bin/curl",
                                "/bin/nc",
                                "/sbin/ip"};
    for (const char* const program : needed) {
        if (::access(program, X_OK) != 0) return program;
    }
    return {};
}

/// Why there can be no lab here; empty if there can.
std::string obstacle() {
    if (::geteuid() != 0) return "the lab of namespaces needs root";
    const std::string program = missing_program();
    if (!program.empty()) return program + " is missing; tools/dev lab installs it";
    return {};
}

/// Replaces the bytes of a file in the lab, which all its users may read.
void put(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
    fs::permissions(path, fs::perms{0644});
}

}  // namespace

Lab::Lab()
    : hosts_{{"bash", SSHPLAN_SOURCE_DIR "/tests/lab/raise.sh", folder_.path(""), SSHPLAN_BINARY}} {
}

ProcessEnd Lab::run(const std::string& host,
                    const std::string& text,
                    const Connector& connector,
                    Account account) const {
    return run_process({"bash",
                        SSHPLAN_SOURCE_DIR "/tests/lab/in.sh",
                        folder_.path(""),
                        host,
                        account == Account::root ? "root" : "ana",
                        text},
                       {{"PATH", "/usr/bin:/bin:/usr/sbin:/sbin"},
                        {"SSH", connector.command},
                        {"SSH_PROGRAM", connector.program}});
}

void Lab::allow(const std::vector<Hop>& hops) {
    for (const char* const host : lab_hosts) {
        const fs::path authorized = path(fmt::format("{}/authorized", host));
        fs::remove_all(authorized);
        fs::create_directory(authorized);
        put(path(fmt::format("{}/sshd.log", host)), "");
    }
    std::string known;
    for (const Hop& hop : hops) {
        put(path(fmt::format("{}/authorized/{}", hop.host, hop.user)),
            hop.options + read_bytes(path(fmt::format("keys/{}.pub", hop.key))));
        known += hop.key_name + " " + read_bytes(path(hop.host + "/host_key.pub"));
    }
    write(".ssh/known_hosts", known);
    put(path("client/root/.ssh/known_hosts"), known);
}

std::string Lab::logins() const {
    static const std::regex login{"Accepted publickey for (\\S+) from (\\S+) "};
    std::vector<std::string> all;
    for (const char* const host : lab_hosts) {
        std::istringstream lines{read_bytes(path(fmt::format("{}/sshd.log", host)))};
        for (std::string line; std::getline(lines, line);) {
            std::smatch match;
            if (!std::regex_search(line, match, login)) continue;
            all.push_back(fmt::format("{}>{}@{}", host_at(match[2]), match[1].str(), host));
        }
    }
    return fmt::format("{}", fmt::join(all, " "));
}

std::string Lab::host_named(const std::string& name, const std::string& from) const {
    const std::string look_up = "getent ahosts '" + name + "' | head -n 1 | cut -d' ' -f 1";
    std::string address = run(from, look_up, plain_ssh(), Account::root).out;
    if (address.empty()) return {};
    address.pop_back();
    return host_at(address);
}

void Lab::write(const std::string& name, const std::string& bytes) const {
    const fs::path file = path("client/home/ana/" + name);
    put(file, bytes);
    for (const fs::path& mine : {file, file.parent_path()}) {
        if (::chown(mine.c_str(), id_of_ana, id_of_ana) != 0) {
            throw std::runtime_error{mine.string() + ": " + std::strerror(errno)};
        }
    }
}

std::string Lab::read(const std::string& name) const {
    return read_bytes(path("client/home/ana/" + name));
}

void Lab::start_socks() {
    allow({{"remoteuser", "bastion1", "bastion1"}});
    const ProcessEnd end = run("client", "ssh -f -N -D 9050 remoteuser@bastion1 2>&1", plain_ssh());
    if (end.status != 0) throw std::runtime_error{"no SOCKS proxy: " + end.out};
}

std::string Lab::host_at(const std::string& address) const {
    for (const char* const host : lab_hosts) {
        const std::string all = read_bytes(path(fmt::format("{}/addresses", host)));
        if (all.find(" " + address + "/") != std::string::npos) return host;
    }
    return address;
}

std::string Lab::path(const std::string& name) const { return folder_.path(name); }

Lab* lab() {
    static const std::string reason = obstacle();
    if (!reason.empty()) {
        std::cout << "SKIPPED: " << reason << '\n';
        return nullptr;
    }
    static Lab one;
    return &one;
}

}  // namespace sshplan::test
