#include "tests/properties/computed.hpp"

#include <optional>

#include <rapidcheck.h>

#include "planner/shell/pure/compute.hpp"
#include "tests/properties/random.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

/// What the program itself prints, if it is content.
std::optional<std::string> really_printed(const Words& words, const std::string& input) {
    const TemporaryFolder folder;
    Words command{"/bin/sh", "-c", R"(exec timeout 20 "$@" <"$0")", folder.write("input", input)};
    command.insert(command.end(), words.begin(), words.end());
    const ProcessEnd end = run_process(command, {{"PATH", "/usr/bin:/bin"}, {"LC_ALL", "C"}});
    return end.status == 0 && end.err.empty() ? std::optional{end.out} : std::nullopt;
}

std::string random_host() {
    return random_run(0, 9, {"a", "b", "c", "ab", "abc", ":", "+", ".", "-", "aa", "bb", "1", "B"});
}

}  // namespace

std::string random_run(int from, int to, const Words& texts) {
    std::string run;
    for (int length = random_number(from, to); length > 0; --length) {
        run += random_text(texts);
    }
    return run;
}

std::string random_lines() {
    const std::string end = random_number(0, 4) == 0 ? "" : "\n";
    return random_host() + (random_number(0, 4) == 0 ? "\n" + random_host() : "") + end;
}

void compare(Share& share, const Words& words, const std::string& input, const Words& shells) {
    const shell::Computed computed = shell::compute(words, input);
    ++share.all;
    RC_ASSERT(computed.output.has_value() == computed.reason.empty());
    RC_CLASSIFY(computed.output.has_value(), "known");
    if (!computed.output) return;
    ++share.known;
    RC_LOG() << "input: " << input << "\nwords:";
    for (const std::string& word : words) RC_LOG() << " {" << word << "}";
    if (shells.empty()) RC_ASSERT(computed.output == really_printed(words, input));
    for (const std::string& shell : shells) {
        Words command{shell, "-c", R"("$0" "$@")"};
        command.insert(command.end(), words.begin(), words.end());
        RC_ASSERT(computed.output == really_printed(command, input));
    }
}

}  // namespace sshplan::test
