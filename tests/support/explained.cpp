#include "tests/support/explained.hpp"

#include <stdexcept>
#include <variant>

#include "tests/support/golden_case.hpp"

namespace sshplan::test {

Client client_of_ana() {
    return {.dialect = newest_dialect(),
            .user = "ana",
            .uid = 1000,
            .home = "/home/ana",
            .host_name = "laptop",
            .shell = "/bin/bash",
            .user_config = {.path = "/home/ana/.ssh/config"},
            .system_config = {.path = "/etc/ssh/ssh_config"},
            .ssh_dir = "/home/ana/.ssh"};
}

Explained explain_with(const std::string& config,
                       const std::vector<std::string>& words,
                       const std::vector<Assumption>& assumptions) {
    Imaginary machine = laptop_of_ana();
    machine.files["/home/ana/.ssh/config"] = {.bytes = config};
    const Client client = client_of_ana();
    auto read = read_invocation(words, client.dialect, no_long_options);
    if (const auto* const fault = std::get_if<UsageFault>(&read)) {
        throw std::invalid_argument{fault->message};
    }
    Explained result{std::make_unique<ImaginaryWorld>(machine), nullptr, {}};
    result.files = std::make_unique<ConfigFiles>(*result.world);
    result.explanation = explore(std::get<Invocation>(read),
                                 client,
                                 *result.world,
                                 *result.files,
                                 {.assumptions = assumptions});
    return result;
}

}  // namespace sshplan::test
