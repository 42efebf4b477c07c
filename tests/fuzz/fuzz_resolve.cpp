#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "planner/resolve/dump/dump.hpp"
#include "planner/resolve/resolve.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/fuzz/support/bounds.hpp"
#include "tests/fuzz/support/input.hpp"
#include "tests/fuzz/support/laptop.hpp"
#include "tests/fuzz/support/require.hpp"

using namespace sshplan;
using fuzz::require;

namespace {

constexpr int most_branches = 4;

/// The lines of `ssh -G`, or what ssh says instead.
std::string text_of(const Resolution& resolution, const Client& client) {
    std::string text;
    for (const Complaint& complaint : resolution.complaints) {
        text += fmt::format("! {}\n", complaint.text);
    }
    if (resolution.ending != Ending::complete) {
        require(!resolution.complaints.empty(), "a refusal says nothing");
        return text;
    }
    const auto dumped = dump(resolution, client);
    const auto* const lines = std::get_if<std::vector<DumpLine>>(&dumped);
    if (lines == nullptr) return text;
    require(lines->size() > 30, "a dump has too few lines");
    for (const DumpLine& line : *lines) {
        require(line.text.find('\n') == std::string::npos, "a line of a dump has a line end");
        text += line.text + '\n';
    }
    return text;
}

/// What is read for a command line, branch by branch.
std::string answer_on(const Imaginary& machine,
                      const std::vector<std::string>& words,
                      const Client& client,
                      BlocksRead blocks) {
    ImaginaryWorld world{machine};
    world.set_limits(fuzz::small_limits());
    ConfigFiles files{world};
    Conditions conditions{{world, world, world, client.shell}, {}};
    const Surroundings surroundings{
        world, files, conditions, Branching::all_that_sets, blocks, nullptr};
    const auto read = read_invocation(words, client.dialect, no_long_options);
    if (const auto* const fault = std::get_if<UsageFault>(&read)) {
        (void)resolve_words(fault->before, client, surroundings);
        return fault->message;
    }
    std::string text;
    int branches = 0;
    do {
        text += text_of(resolve(std::get<Invocation>(read), client, surroundings), client);
    } while (++branches < most_branches && conditions.next_branch());
    return text;
}

}  // namespace

/// Texts: ~/.ssh/config, a file `part` that it may include, the words of the command line. Choice:
/// the release. The answer is the same whether or not blocks are passed over.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input{data, size};
    const auto dialects = known_dialects();
    const Client client = fuzz::client_on_laptop(dialects[input.choose(dialects.size())]);
    std::string config = input.take_text();
    const Imaginary machine = fuzz::laptop(std::move(config), input.take_text());
    const auto words = input.take_lines(16, "web.example.org");
    const std::string some = answer_on(machine, words, client, BlocksRead::that_can_count);
    require(some == answer_on(machine, words, client, BlocksRead::all),
            "blocks that cannot count do");
    return 0;
}
