#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "planner/explore/explore.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/fuzz/support/answer.hpp"
#include "tests/fuzz/support/bounds.hpp"
#include "tests/fuzz/support/input.hpp"
#include "tests/fuzz/support/laptop.hpp"
#include "tests/fuzz/support/require.hpp"
#include "tests/fuzz/support/shown_text.hpp"
#include "tools/sshplan/views/explain_json.hpp"
#include "tools/sshplan/views/explain_text.hpp"

using namespace sshplan;
using fuzz::require;

namespace {

/// Whether some condition ends in one way for the one, and in the other for the other.
bool are_disjoint(const When& one, const When& other) {
    return std::ranges::any_of(one, [&](const Guard& guard) {
        return std::ranges::find(other, Guard{guard.condition, !guard.outcome}) != other.end();
    });
}

/// Whether what some conditions answer follows from what others do.
bool are_independent(const std::vector<Condition>& conditions) {
    return std::ranges::none_of(conditions, [](const Condition& condition) {
        return condition.kind == ConditionKind::local_network;
    });
}

void check_outcomes(const Explanation& explanation) {
    if (explanation.ending != Ending::complete) return;
    long double share = 0;  // of all ways in which conditions can end; exact, as branches are few
    for (auto outcome = explanation.outcomes.begin(); outcome != explanation.outcomes.end();
         ++outcome) {
        require(outcome->route < explanation.routes.size(), "an outcome without a route");
        for (auto other = explanation.outcomes.begin(); other != outcome; ++other) {
            require(are_disjoint(outcome->when, other->when), "two outcomes hold at once");
        }
        long double part = 1;
        for (std::size_t i = 0; i < outcome->when.size(); ++i) part /= 2;
        share += part;
    }
    require(share <= 1, "outcomes are more than everything");
    require(share >= 1 || !are_independent(explanation.conditions), "outcomes leave a gap");
}

void check_routes(const Explanation& explanation) {
    for (const ExploredRoute& explored : explanation.routes) {
        require(explored.options.size() == explored.route.hops.size(), "settings of no hop");
        require(explored.route.ending == Ending::complete || !explored.route.complaints.empty(),
                "a refused route says nothing");
    }
}

void check_views(const Explanation& explanation) {
    fuzz::require_json(cli::explanation_json(explanation));
    for (const cli::Detail detail : {cli::Detail::route, cli::Detail::everything}) {
        std::ostringstream out;
        cli::print_explanation(out, explanation, {.detail = detail});
        fuzz::require_logged(out.str());
    }
}

/// Explores as `explain` does, and looks at the answer before and after it is put into words.
void check_exploration(const Imaginary& machine,
                       const std::vector<std::string>& words,
                       const Dialect& dialect) {
    const auto read = read_invocation(words, dialect, no_long_options);
    const auto* const invocation = std::get_if<Invocation>(&read);
    if (invocation == nullptr) return;
    ImaginaryWorld world{machine};
    world.set_limits(fuzz::small_limits());
    ConfigFiles files{world};
    const Explanation explanation =
        explore(*invocation, fuzz::client_on_laptop(dialect), world, files, {});
    check_outcomes(explanation);
    check_routes(explanation);
    check_views(explanation);
}

/// The verb itself, with its own options among the words.
void check_verb(const Imaginary& machine, const std::vector<std::string>& words) {
    ImaginaryWorld world{machine};
    std::vector<std::string> all{"explain", "--dns=off"};
    all.insert(all.end(), words.begin(), words.end());
    fuzz::require_logged(fuzz::answer(all, world, {0, 2, 3, 4}).out);
}

}  // namespace

/// Texts: ~/.ssh/config, a file `part` that it may include, the words of the command line. Choices:
/// whether the whole verb runs; the release.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input{data, size};
    const bool runs_verb = input.choose(8) == 7;
    const auto dialects = known_dialects();
    const Dialect& dialect = dialects[input.choose(dialects.size())];
    std::string config = input.take_text();
    const Imaginary machine = fuzz::laptop(std::move(config), input.take_text());
    const auto words = input.take_lines(16, "web");
    if (runs_verb) {
        check_verb(machine, words);
    } else {
        check_exploration(machine, words, dialect);
    }
    return 0;
}
