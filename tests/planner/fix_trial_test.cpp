#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/explore/judged_configurations.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "planner/fix/fix_trial.hpp"
#include "planner/lint/dialect_range.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/support/rule_named.hpp"

namespace sshplan {
namespace {

const Rule rule = test::rule_named("SEM001");

ReadState read_state(World& machine, const Dialect& dialect) {
    auto judged = std::make_shared<JudgedConfigurations>(
        machine, JudgedRoles{.caller = unknown_caller(dialect)});
    REQUIRE(!judged->look_at("ssh/config"));
    ReadState state{.keeps_alive = judged};
    for (const JudgedConfiguration& one : judged->all()) {
        state.targets.push_back({one.client, one.world, one.files});
    }
    return state;
}

/// A configuration that is judged, and changes of it that claim to be fixes.
class Trial {
public:
    explicit Trial(const std::string& config,
                   std::string_view oldest = {},
                   const std::string& included = {})
        : dialects_(std::get<std::vector<Dialect>>(find_dialects(oldest, {}))),
          machine_(with(config, included)),
          state_(read_(machine_)) {
        file_ = state_.targets.front().files->open("~/.ssh/config").source.get();
        REQUIRE(file_ != nullptr);
    }

    /// A finding that would replace a text, which the configuration holds once.
    void offer(const std::string& text, const std::string& by, Safety claim = Safety::safe) {
        const auto begin = static_cast<std::uint32_t>(file_->bytes().find(text));
        REQUIRE(begin < file_->bytes().size());
        const Span span{begin, begin + static_cast<std::uint32_t>(text.size())};
        Fix fix{.title = "Replace it", .safety = claim};
        REQUIRE(fix.edits.add({span, by}));
        findings_.push_back({.rule = &rule, .where = {file_, span}, .message = "x"});
        findings_.back().fix = std::move(fix);
    }

    /// Of each offer in turn, 's' if it is called safe, else 'u'.
    std::string labels(TrialLimits limits = {}) {
        FixTrial trial{machine_, read_, state_, dialects_, limits};
        label_fixes(findings_, trial);
        std::string text;
        for (const Finding& finding : findings_) {
            text += finding.fix->safety == Safety::safe ? 's' : 'u';
        }
        return text;
    }

    /// How many of the offers alter no answer if they are applied together.
    std::size_t together() {
        FixTrial trial{machine_, read_, state_, dialects_};
        std::vector<const Finding*> all;
        for (Finding& finding : findings_) {
            finding.fix->safety = Safety::safe;
            all.push_back(&finding);
        }
        return trial.fitting(all, Likeness::all_answers, Alone::doubtful).size();
    }

    /// How many of the offers make ssh refuse nothing that it took.
    std::size_t harmless() {
        FixTrial trial{machine_, read_, state_, dialects_};
        std::vector<const Finding*> all;
        for (const Finding& finding : findings_) all.push_back(&finding);
        return trial.fitting(all, Likeness::no_new_refusal, Alone::doubtful).size();
    }

private:
    static Imaginary with(const std::string& config, const std::string& included) {
        Imaginary machine;
        machine.files["ssh/config"] = {.bytes = config};
        if (!included.empty()) machine.files["ssh/more"] = {.bytes = included};
        return machine;
    }

    std::vector<Dialect> dialects_;
    ImaginaryWorld machine_;
    StateReader read_ = [this](World& machine) { return read_state(machine, dialects_.back()); };
    ReadState state_;
    const SourceFile* file_ = nullptr;
    std::vector<Finding> findings_;
};

/// A change of a configuration, and the oldest release that reads it.
struct Change {
    std::string config;
    std::string text;
    std::string by;
    std::string_view oldest = {};
};

TEST_CASE("a change that alters any answer is not safe, whatever a rule claims") {
    const std::vector<Change> changes{
        {"Host db\n  Port 22\n  Port 23\n", "  Port 22\n", ""},
        // For hosts that nobody names, users, tags, and one outcome of a condition.
        {"Host db\n  Port 23\nHost *\n  Compression yes\n", "  Compression yes\n", ""},
        {"Match user bob\n  Port 23\n", "23", "24"},
        {"Match tagged lab\n  Port 23\n", "23", "24"},
        {"Match exec \"nc -z %h 22\"\n  Port 23\n", "23", "24"},
        {"Match localnetwork 10.0.0.0/8\n  ProxyJump none\nHost *\n  ProxyJump gw\n",
         "ProxyJump none",
         "ProxyJump gw"},
        {"Host x*\n  User a\n", "x*", "x*y"},
        // What changes no way, and what only a session uses.
        {"Host db\n  SendEnv A\n", "SendEnv A", "SendEnv B"},
        {"Host db\n  SetEnv A=1\n", "A=1", "A=2"},
        {"Host db\n  RemoteCommand a\n", "RemoteCommand a", "RemoteCommand b"},
        {"Host db\n  IdentityFile a\n  IdentityFile b\n",
         "a\n  IdentityFile b",
         "b\n  IdentityFile a"},
        {"Host db\n  LogLevel QUIET\n", "QUIET", "INFO"},
        {"Host db\n  ProxyCommand a %h\n", "a %h", "b %h"},
        {"Host db\n  ProxyJump gw\nHost gw\n  StrictHostKeyChecking no\n", "no\n", "yes\n"},
        // Refusals, old ones and new ones; and what ssh says where it refuses.
        {"Host db\n  ForwardX11 on\n", "on", "yes"},
        {"Host db\n  Port 22\n", "Port", "Prot"},
        {"Host db\n  Prot 22\n", "Prot", "Pro"},
        // Only for an old release: it does not know the keyword, or comments.
        {"Host db\n  User ops\n", "ops\n", "ops # on call\n", "8.4"},
        {"Host db\n  IgnoreUnknown Tag\n  Tag a\n", "IgnoreUnknown Tag\n", "\n", "9.2"},
    };
    for (const Change& change : changes) {
        INFO(change.config << change.text << " -> " << change.by);
        Trial trial{change.config, change.oldest};
        trial.offer(change.text, change.by);
        CHECK(trial.labels() == "u");
    }
}

TEST_CASE("a change that alters no answer is safe, whatever a rule claims") {
    const std::vector<Change> changes{
        {"Host db\n  Port 22\n  Port 23\n", "  Port 23\n", ""},
        {"Host db\n\tUser=a # x\n", "\tUser=a # x\n", "  user a\n"},
        {"Host *\n  Port 22\nHost db\n  User a\n",
         "Host *\n  Port 22\nHost db\n  User a\n",
         "Host db\n  User a\nHost *\n  Port 22\n"},
        {"Host db\n  Protocol 2\n", "  Protocol 2\n", ""},
        {"Host db # x\n", " # x", "", "8.7"},
    };
    for (const Change& change : changes) {
        for (const Safety claim : {Safety::safe, Safety::unsafe}) {
            INFO(change.config << change.text << " -> " << change.by);
            Trial trial{change.config, change.oldest};
            trial.offer(change.text, change.by, claim);
            CHECK(trial.labels() == "s");
        }
    }
}

TEST_CASE("of several changes those are safe that together alter no answer") {
    Trial trial{"Host db\n  Port 22\n  Port 23\n  User a\n  User b\n  Port 24\n"};
    trial.offer("  Port 22\n", "");
    trial.offer("  Port 23\n", "");
    trial.offer("  User b\n", "", Safety::unsafe);
    trial.offer("  User a\n", "  User c\n");
    trial.offer("  Port 24\n", "");
    CHECK(trial.labels() == "ussus");
}

TEST_CASE("what only another change makes harmless is not safe, and is applied with that one") {
    Trial trial{"Host a\n  Port 24\nHost b\n  User c\nHost a\n  Port 23\nHost *\n  Port 24\n"};
    trial.offer("Host a\n  Port 24\n", "");
    trial.offer("  Port 23\n", "");
    CHECK(trial.labels() == "us");
    CHECK(trial.together() == 2);
}

TEST_CASE("trials are counted, and what is beyond the last is not safe") {
    Trial trial{"Host db\n  Port 24\n  Port 23\n  User a\n  User b\n"};
    trial.offer("  User b\n", "");
    trial.offer("  Port 23\n", "");
    CHECK(trial.labels({.trials = 1}) == "uu");
    CHECK(trial.labels({.trials = 2}) == "uu");
    CHECK(trial.labels({.trials = 3}) == "ss");
}

TEST_CASE("of changes that overlap the first is tried") {
    Trial trial{"Host db\n  Port 22\n  Port 23\n"};
    trial.offer("  Port 23\n", "");
    trial.offer("Port 23", "");
    CHECK(trial.labels() == "su");
}

TEST_CASE("where ssh refuses everything nothing is safe, and what is unsafe refuses no more") {
    Trial refused{"Host db\n  Prot 22\n  Port 22\n  Port 23\n"};
    refused.offer("  Port 23\n", "");
    CHECK(refused.labels() == "u");
    CHECK(refused.harmless() == 1);
    Trial taken{"Host db\n  Port 22\n  User a\n"};
    taken.offer("Port", "Prot");
    taken.offer("User a", "User b");
    CHECK(taken.harmless() == 1);
}

TEST_CASE("what was not tried out is not safe") {
    Trial trial{"Host db\n  Port 24\n  Port 23\n  User a\n  User b\n"};
    trial.offer("  Port 24\n", "");
    trial.offer("  Port 23\n", "");
    trial.offer("  User b\n", "");
    CHECK(trial.labels({.cases = 1}) == "uuu");
    CHECK(trial.labels() == "uss");
}

TEST_CASE("an included file is one file, however often it is read") {
    Trial trial{
        "Host a\n  Include more\nHost b\n  Include more\n  Port 22\n  Port 23\n", {}, "User x\n"};
    trial.offer("  Port 23\n", "");
    CHECK(trial.labels() == "s");
}

}  // namespace
}  // namespace sshplan
