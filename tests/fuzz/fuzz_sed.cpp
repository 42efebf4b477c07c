#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "planner/shell/pure/commands.hpp"
#include "planner/shell/pure/compute.hpp"
#include "tests/fuzz/support/input.hpp"
#include "tests/fuzz/support/require.hpp"

using namespace sshplan;
using fuzz::require;

namespace {

constexpr std::array options{"-e", "-Ee", "-ne", "-nEe"};

/// What sed prints, if that is computed.
std::optional<std::string> printed(const std::string& option,
                                   const std::string& script,
                                   const std::string& text) {
    const std::vector<std::string> words{"sed", option, script};
    shell::Computed computed = shell::compute(words, text);
    require(computed.output.has_value() == computed.reason.empty(),
            "neither an output nor a reason, or both");
    require(!computed.output || computed.output->size() <= shell::pure::longest_text,
            "an output that is too long");
    return std::move(computed.output);
}

/// To put whatever matches in its own place changes nothing.
void check_identity(const std::string& option, const std::string& script, const std::string& text) {
    if (script.find_first_of("/\n") != std::string::npos) return;
    const std::string identity = "s/" + script + "/&/g";
    const auto same = printed(option, identity, text);
    const auto untouched = printed(option, "s/a/a/", text);
    require(!same || !untouched || same == untouched, "a match is put back changed");
}

}  // namespace

/// Texts: a script of sed, which is taken for an expression, too; and what is edited. Choice: the
/// options.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input{data, size};
    const std::string option = options[input.choose(options.size())];
    const std::string script = input.take_text();
    const std::string text = input.take_text();
    (void)printed(option, script, text);
    check_identity(option, script, text);
    return 0;
}
