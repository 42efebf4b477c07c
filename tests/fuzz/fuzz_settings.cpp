#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "planner/world/imaginary_world.hpp"
#include "tests/fuzz/support/answer.hpp"
#include "tests/fuzz/support/input.hpp"
#include "tests/fuzz/support/laptop.hpp"
#include "tests/fuzz/support/shown_text.hpp"

using namespace sshplan;

namespace {

/// Something for policies to judge, and for worlds to answer.
constexpr std::string_view config =
    "Host web db\n"
    "    User ops\n"
    "Match host web exec \"nc -z gate 22\" localnetwork 10.0.0.0/8\n"
    "    ProxyJump gate\n";

void check_lint(const std::string& option, const std::string& bytes) {
    Imaginary machine = fuzz::judged_folder(std::string{config}, "");
    machine.files["settings.toml"] = {.bytes = bytes};
    ImaginaryWorld world{machine};
    const fuzz::Answer answer = fuzz::answer(
        {"lint", option, "settings.toml", "--", fuzz::judged_config}, world, {0, 1, 2, 4});
    fuzz::require_logged(answer.out);
}

void check_world(const std::string& bytes) {
    Imaginary machine = fuzz::laptop(std::string{config}, "");
    machine.files["./world"] = {.bytes = bytes};
    ImaginaryWorld world{machine};
    const fuzz::Answer answer =
        fuzz::answer({"explain", "--world=./world", "web"}, world, {0, 2, 3, 4});
    fuzz::require_logged(answer.out);
}

}  // namespace

/// Text: a policy, the settings of lint, or a file of --world. Choice: which.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input{data, size};
    switch (input.choose(3)) {
        case 0:
            check_lint("--policy", input.take_text());
            break;
        case 1:
            check_lint("--config", input.take_text());
            break;
        default:
            check_world(input.take_text());
    }
    return 0;
}
