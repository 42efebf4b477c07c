#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "planner/world/imaginary_world.hpp"
#include "tests/fuzz/support/answer.hpp"
#include "tests/fuzz/support/bounds.hpp"
#include "tests/fuzz/support/input.hpp"
#include "tests/fuzz/support/laptop.hpp"
#include "tests/fuzz/support/require.hpp"
#include "tests/fuzz/support/shown_text.hpp"

using namespace sshplan;
using fuzz::require;

namespace {

std::vector<std::string> migrate(std::vector<std::string> words) {
    words.insert(words.begin(), "migrate");
    words.emplace_back(fuzz::judged_config);
    return words;
}

std::string bytes_in(const ImaginaryWorld& world) {
    return world.files().at(fuzz::judged_config).bytes + "\n==\n" +
           world.files().at("ssh/part").bytes;
}

/// The status of ssh for a destination.
int status_of_ssh(World& world) {
    const std::vector<std::string> words{
        "resolve", "--openssh=newest", "--system-config=none", "-F", "ssh/config", "web"};
    return fuzz::answer(words, world, {0, 3, 4, 255}).status;
}

/// What is written is a configuration that ssh takes, and leaves nothing to migrate.
void check_writing(const Imaginary& folder) {
    ImaginaryWorld world{folder};
    const int before = status_of_ssh(world);
    const auto words = migrate({"--write", "--accept=all", "--generated"});
    const fuzz::Answer first = fuzz::answer(words, world, {0, 1, 3, 4});
    fuzz::require_shown(first.out);
    const int after = status_of_ssh(world);
    require(before == 4 || after == 4 || before == after, "ssh does not take what is written");
    const std::string once = bytes_in(world);
    const fuzz::Answer second = fuzz::answer(words, world, {0, 1, 3, 4});
    const bool is_all = !fuzz::met_limit(first) && !fuzz::met_limit(second);
    require(!is_all || bytes_in(world) == once, "what is migrated is migrated again");
}

/// What is only shown changes no file.
void check_showing(const Imaginary& folder, const std::string& option) {
    ImaginaryWorld world{folder};
    const std::string before = bytes_in(world);
    const auto words = migrate({"--accept=all", option});
    const fuzz::Answer answer = fuzz::answer(words, world, {0, 1, 3, 4});
    if (option == "--format=json") {
        fuzz::require_json(answer.out);
    } else {
        fuzz::require_patch(answer.out);
    }
    require(bytes_in(world) == before, "a file is changed that nobody asked to change");
}

}  // namespace

/// Texts: a configuration that is migrated, and a file `part` that it may include. Choice: whether
/// it is written, or what is shown.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input{data, size};
    const std::size_t way = input.choose(5);
    std::string config = input.take_text();
    const Imaginary folder = fuzz::judged_folder(std::move(config), input.take_text());
    switch (way) {
        case 0:
            check_showing(folder, "--format=text");
            break;
        case 1:
            check_showing(folder, "--format=json");
            break;
        case 2:
            check_showing(folder, "--check");
            break;
        default:
            check_writing(folder);
    }
    return 0;
}
