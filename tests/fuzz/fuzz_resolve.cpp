#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "planner/resolve/dump/dump.hpp"
#include "planner/resolve/resolve.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;

namespace {

void require(bool holds, std::string_view what) {
    if (holds) return;
    std::cerr << what << '\n';
    std::abort();
}

/// What an input says: its first byte is the dialect, and lines "==" part the configuration, a file
/// that it may include as `part`, and the words of the command line, one a line.
struct Input {
    const Dialect* dialect = nullptr;
    std::string config{};
    std::string part{};
    std::vector<std::string> words{};
};

std::string_view take_to(std::string_view& rest, std::string_view mark) {
    const std::size_t at = rest.find(mark);
    const std::string_view taken = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + mark.size());
    return taken;
}

Input read_input(std::string_view bytes) {
    const auto choice = static_cast<unsigned char>(bytes.empty() ? 0 : bytes.front());
    bytes.remove_prefix(bytes.empty() ? 0 : 1);
    Input input{.dialect = &known_dialects()[choice % known_dialects().size()]};
    input.config = take_to(bytes, "\n==\n");
    input.part = take_to(bytes, "\n==\n");
    while (!bytes.empty()) input.words.emplace_back(take_to(bytes, "\n"));
    if (input.words.empty()) input.words.emplace_back("web.example.org");
    return input;
}

Imaginary machine_of(const Input& input) {
    Imaginary machine;
    machine.files["/etc/passwd"] = {.bytes = "ana:x:1000:1000::/home/ana:/bin/sh\n", .owner = 0};
    machine.files["/home/ana/.ssh/config"] = {.bytes = input.config};
    machine.files["/home/ana/.ssh/part"] = {.bytes = input.part};
    machine.variables = {{"WORD", "word"}, {"EMPTY", ""}};
    machine.addresses = {"10.0.0.5", "fe80::1"};
    return machine;
}

Client client_of(const Input& input) {
    return {.dialect = *input.dialect,
            .user = "ana",
            .uid = 1000,
            .home = "/home/ana",
            .host_name = "laptop.example.org",
            .shell = "/bin/sh",
            .user_config = {.path = "/home/ana/.ssh/config"},
            .system_config = {.path = "/etc/ssh/ssh_config"},
            .ssh_dir = "/home/ana/.ssh"};
}

void check(const Resolution& resolution, const Client& client) {
    if (resolution.ending != Ending::complete) {
        require(!resolution.complaints.empty(), "a refusal says nothing");
        return;
    }
    const auto dumped = dump(resolution, client);
    const auto* const lines = std::get_if<std::vector<DumpLine>>(&dumped);
    if (lines == nullptr) return;
    require(lines->size() > 30, "a dump has too few lines");
    for (const DumpLine& line : *lines) {
        require(line.text.find('\n') == std::string::npos, "a line of a dump has a line end");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Input input = read_input({reinterpret_cast<const char*>(data), size});
    const auto read = read_invocation(input.words, *input.dialect, no_long_options);
    ImaginaryWorld world{machine_of(input)};
    const Client client = client_of(input);
    ConfigFiles files{world};
    Conditions conditions{{world, world, world, client.shell}, {}};
    const Surroundings surroundings{world, files, conditions, Branching::all_that_sets};
    if (const auto* const fault = std::get_if<UsageFault>(&read)) {
        (void)resolve_words(fault->before, client, surroundings);
        return 0;
    }
    int branches = 0;
    do {
        check(resolve(std::get<Invocation>(read), client, surroundings), client);
    } while (++branches < 4 && conditions.next_branch());
    return 0;
}
