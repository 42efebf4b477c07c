#include "tests/fuzz/support/laptop.hpp"

#include <utility>

namespace sshplan::fuzz {
namespace {

Imaginary machine_of_ana() {
    Imaginary machine;
    machine.files["/etc/passwd"] = {.bytes = "ana:x:1000:1000::/home/ana:/bin/sh\n", .owner = 0};
    machine.variables = {{"HOME", "/home/ana"},
                         {"USER", "ana"},
                         {"PATH", "/usr/bin"},
                         {"TERM", "dumb"},  // no colours: an escape is a finding
                         {"WORD", "word"},
                         {"EMPTY", ""}};
    return machine;
}

}  // namespace

Imaginary laptop(std::string config, std::string part) {
    using namespace std::string_literals;
    Imaginary machine = machine_of_ana();
    machine.files["/usr/bin/ssh"] = {.bytes = "\0OpenSSH_10.5p1\0"s, .owner = 0, .mode = 0755};
    machine.executables = {"/usr/bin/ssh"};
    machine.files["/home/ana/.ssh/config"] = {.bytes = std::move(config)};
    machine.files["/home/ana/.ssh/part"] = {.bytes = std::move(part)};
    machine.addresses = {"10.0.0.5", "fe80::1"};
    return machine;
}

Client client_on_laptop(const Dialect& dialect) {
    return {.dialect = dialect,
            .user = "ana",
            .uid = 1000,
            .home = "/home/ana",
            .host_name = "laptop.example.org",
            .shell = "/bin/sh",
            .user_config = {.path = "/home/ana/.ssh/config"},
            .system_config = {.path = "/etc/ssh/ssh_config"},
            .ssh_dir = "/home/ana/.ssh"};
}

Imaginary judged_folder(std::string config, std::string part) {
    Imaginary machine = machine_of_ana();
    machine.files[judged_config] = {.bytes = std::move(config)};
    machine.files["ssh/part"] = {.bytes = std::move(part)};
    return machine;
}

}  // namespace sshplan::fuzz
