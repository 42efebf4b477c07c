#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "generate/generate.hpp"
#include "trial.hpp"

using namespace sshplan;

TEST_CASE("sshplan -G prints what ssh -G prints", "[ssh]") {
    rc::prop("output, errors and status are the same, byte for byte", [] {
        const test::Trial trial = *test::any_trial();
        const test::Comparison comparison = test::compare(trial);
        RC_CLASSIFY(comparison.theirs.status == 0, "answered");
        RC_LOG() << trial.described() << comparison.described();
        RC_ASSERT(comparison.is_equal());
    });
}
