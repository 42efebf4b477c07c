#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "parser/config/config.hpp"
#include "planner/connect/frozen/frozen_route.hpp"
#include "planner/connect/plan_file.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/fuzz/support/answer.hpp"
#include "tests/fuzz/support/input.hpp"
#include "tests/fuzz/support/laptop.hpp"
#include "tests/fuzz/support/plan_desk.hpp"
#include "tests/fuzz/support/require.hpp"
#include "tests/fuzz/support/shown_text.hpp"
#include "tools/sshplan/views/plan_json.hpp"

using namespace sshplan;
using fuzz::require;

namespace {

constexpr const char* path = "/home/ana/plan.json";

std::string written(const PlanFile& plan) { return cli::plan_json(plan, Explanation{}); }

/// What is read and written again says the same.
void check_round_trip(const PlanFile& plan) {
    if (!is_writable(plan)) return;
    const std::string once = written(plan);
    const auto again = cli::read_plan(once);
    const auto* const same = std::get_if<PlanFile>(&again);
    require(same != nullptr, "a plan that was written is not read");
    require(written(*same) == once, "a plan changes by being kept");
}

/// A plan that is taken for ours asks nothing, and reads its own files only.
void check_taken(const PlanFile& plan, World& machine) {
    const Dialect& dialect = newest_dialect();
    require(!plan.files.empty(), "a plan without files");
    for (const FrozenFile& file : plan.files) {
        require(file.path.starts_with(plan.folder + "/config"), "a file outside of its folder");
    }
    const auto placed = placed_in(plan, "/frozen", dialect);
    require(placed.has_value(), "a plan cannot be placed");
    const FrozenRoute route{*placed, fuzz::client_on_laptop(dialect), machine};
    require(route.asked().empty(), "a frozen plan asks something");
}

/// Whatever a plan file holds, nothing but an answer comes of it.
fuzz::Answer dry_run(fuzz::PlanDesk& desk) {
    fuzz::Answer answer =
        fuzz::answer({"connect", "--dry-run", "--plan", path}, desk, {0, 2, 3, 4, 255});
    fuzz::require_shown(answer.out);
    return answer;
}

void check_found(const std::string& text) {
    ImaginaryWorld machine{fuzz::laptop("", "")};
    fuzz::PlanDesk desk{machine};
    desk.put(path, text);
    const int status = dry_run(desk).status;
    const auto read = cli::read_plan(text);
    const auto* const plan = std::get_if<PlanFile>(&read);
    if (plan == nullptr || plan_fault(*plan, newest_dialect())) {
        require(status == 2, "what is not ours is not refused");
        return;
    }
    check_round_trip(*plan);
    check_taken(*plan, machine);
}

/// A plan that was made is taken for ours, is not stale, and runs.
void check_made(Imaginary laptop, const std::vector<std::string>& words) {
    ImaginaryWorld machine{std::move(laptop)};
    fuzz::PlanDesk desk{machine};
    std::vector<std::string> explain{"explain", "--out", path, "--assume=*=no"};
    explain.insert(explain.end(), words.begin(), words.end());
    (void)fuzz::answer(explain, desk, {0, 2, 3, 4});
    const std::string text = desk.bytes(path);
    if (text.empty()) return;
    fuzz::require_json(text);
    const auto read = cli::read_plan(text);
    require(std::holds_alternative<PlanFile>(read), "a plan that was made is not read");
    const auto& plan = std::get<PlanFile>(read);
    const auto fault = plan_fault(plan, newest_dialect());
    require(!fault, "a plan that was made is not ours: " + fault.value_or(""));
    check_round_trip(plan);
    check_taken(plan, machine);
    const fuzz::Answer run = dry_run(desk);
    require(run.status == 0 || run.status == 4, "a plan that was made does not run: " + run.err);
    require(run.err.find("stale") == std::string::npos, "a plan is stale at once: " + run.err);
}

}  // namespace

/// Texts: a plan file; or ~/.ssh/config, a file `part` that it may include, and the words of the
/// command line that makes a plan. Choice: which of both.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input{data, size};
    const bool is_made = input.choose(2) == 1;
    std::string text = input.take_text();
    if (is_made) {
        Imaginary laptop = fuzz::laptop(std::move(text), input.take_text());
        check_made(std::move(laptop), input.take_lines(16, "web"));
    } else {
        check_found(text);
    }
    return 0;
}
