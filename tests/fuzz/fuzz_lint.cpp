#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
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

/// What is printed in a form must hold of it.
struct Form {
    std::string_view name;
    void (*check)(std::string_view text);
};

void require_json_lines(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        require(end != text.npos, "a line of JSON has no end");
        fuzz::require_json(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
}

constexpr std::array forms{
    Form{"text", fuzz::require_logged},
    Form{"concise", fuzz::require_logged},
    Form{"json", fuzz::require_json},
    Form{"json-lines", require_json_lines},
    Form{"sarif", fuzz::require_json},
    Form{"github", fuzz::require_shown},
    Form{"gitlab", fuzz::require_json},
    Form{"junit", fuzz::require_shown},
    Form{"checkstyle", fuzz::require_shown},
};

/// Who judges, and for whom.
constexpr std::array ways{
    std::array{"--profile=strict", "--max-openssh=newest"},
    std::array{"--profile=default", "--max-openssh=newest"},
    std::array{"--profile=shared-repo", "--min-openssh=9.9"},
    std::array{"--as=system", "--profile=strict"},
};

using Way = std::array<const char*, 2>;

std::vector<std::string> lint(const Way& way, std::vector<std::string> words) {
    words.insert(words.begin(), {"lint", way[0], way[1]});
    words.emplace_back(fuzz::judged_config);
    return words;
}

void check_report(const Imaginary& folder, const Way& way, const Form& form) {
    ImaginaryWorld world{folder};
    const auto words = lint(way, {"--all", "--format", std::string{form.name}});
    form.check(fuzz::answer(words, world, {0, 1, 4}).out);
}

/// What ssh answers for two destinations; of what takes too long nothing.
std::vector<std::string> answers(World& world) {
    std::vector<std::string> all;
    for (const char* const host : {"web", "db.example.org"}) {
        const std::vector<std::string> words{
            "resolve", "--openssh=newest", "--system-config=none", "-F", "ssh/config", host};
        const fuzz::Answer one = fuzz::answer(words, world, {0, 3, 4, 255});
        all.push_back(fuzz::met_limit(one) ? "" : std::to_string(one.status) + '\n' + one.out);
    }
    return all;
}

/// Safe fixes change no answer, and what is fixed needs no fixing, once they are done.
void check_fixes(const Imaginary& folder, const Way& way) {
    ImaginaryWorld world{folder};
    const auto before = answers(world);
    const auto words = lint(way, {"--fix"});
    fuzz::Answer fixed = fuzz::answer(words, world, {0, 1, 4});
    fuzz::require_logged(fixed.out);
    const auto after = answers(world);
    for (std::size_t i = 0; i < before.size(); ++i) {
        require(before[i].empty() || after[i].empty() || before[i] == after[i],
                "a safe fix changes an answer");
    }
    int rounds = 0;
    while (fixed.err.find("run it again") != std::string::npos) {
        require(++rounds < 8, "fixes go on for ever");
        fixed = fuzz::answer(words, world, {0, 1, 4});
    }
    const auto once = world.files().at(fuzz::judged_config).bytes;
    const bool is_all =
        !fuzz::met_limit(fixed) && !fuzz::met_limit(fuzz::answer(words, world, {0, 1, 4}));
    require(!is_all || world.files().at(fuzz::judged_config).bytes == once,
            "what is fixed is fixed again");
}

}  // namespace

/// Texts: a configuration that is judged, and a file `part` that it may include. Choices: whether
/// it is fixed; the form; for whom.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input{data, size};
    const bool is_fixed = input.choose(4) == 3;
    const Form& form = forms[input.choose(forms.size())];
    const Way& way = ways[input.choose(ways.size())];
    std::string config = input.take_text();
    const Imaginary folder = fuzz::judged_folder(std::move(config), input.take_text());
    if (is_fixed) {
        check_fixes(folder, way);
    } else {
        check_report(folder, way, form);
    }
    return 0;
}
