#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/migrate/file_replacement.hpp"
#include "planner/migrate/replacement_wording.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/support/faulty_world.hpp"

namespace sshplan {
namespace {

using test::CallMoment;
using test::FaultHook;
using test::FaultyWorld;

const std::vector<FileReplacement> three{{"ssh/config", "old one\n", "new one\n"},
                                         {"ssh/parts/a", "old two\r\n", "new two, longer\r\n"},
                                         {"ssh/parts/b", "old three", ""}};

Imaginary machine_of_three() {
    Imaginary value;
    for (std::uint32_t i = 0; const FileReplacement& file : three) {
        value.files[file.path] = {
            .bytes = file.old_bytes, .owner = 1000, .group = 100 + i, .mode = 0600 + i};
        ++i;
    }
    return value;
}

ChangeFailure nothing_fails(const CallMoment& /*moment*/) { return std::nullopt; }

std::optional<std::string> all_well() { return std::nullopt; }

/// What replacing three files came to on an imaginary machine.
struct Trial {
    explicit Trial(FaultHook hook, WrittenCheck check = all_well)
        : world(machine, std::move(hook)), outcome(replace_files(world, three, check)) {}

    ImaginaryWorld machine{machine_of_three()};
    FaultyWorld world;
    ReplacementOutcome outcome;
};

std::string words_of(const ReplacementOutcome& outcome) {
    return fmt::format("{}", fmt::join(in_words(outcome), "\n"));
}

/// Whether a file holds what the outcome says.
bool holds_as_promised(const std::string& bytes,
                       const FileReplacement& file,
                       const FileOutcome& outcome) {
    const bool is_old = bytes == file.old_bytes;
    const bool is_new = bytes == file.new_bytes;
    if (outcome.holds == HeldBytes::unknown) return is_old || is_new;
    return outcome.holds == HeldBytes::replaced ? is_new : is_old;
}

/// All that an outcome says and is not so; a line each.
std::string untruths(const ImaginaryWorld& machine, const ReplacementOutcome& outcome) {
    std::string found;
    const std::string words = words_of(outcome);
    std::map<std::string, ImaginaryFile> left = machine.files();
    const Imaginary before = machine_of_three();
    for (std::size_t i = 0; i < three.size(); ++i) {
        const FileOutcome& file = outcome.files.at(i);
        const ImaginaryFile& now = machine.files().at(three[i].path);
        const ImaginaryFile& once = before.files.at(three[i].path);
        if (!holds_as_promised(now.bytes, three[i], file)) found += file.path + " holds others\n";
        if (now.mode != once.mode || now.group != once.group) found += file.path + " is other\n";
        const bool is_stuck = file.holds == HeldBytes::replaced || file.holds == HeldBytes::unknown;
        if (outcome.failure && is_stuck) {
            const bool is_kept = machine.files().at(file.old_bytes_at).bytes == three[i].old_bytes;
            if (!is_kept) found += file.path + ": the old bytes are lost\n";
            const bool is_said = words.find(file.path + " holds the new") != std::string::npos ||
                                 words.find(file.path + " may hold") != std::string::npos;
            if (!is_said) found += file.path + ": nobody hears of it\n";
        }
        left.erase(three[i].path);
    }
    for (const auto& [name, file] : left) {
        if (words.find(name) == std::string::npos) found += name + " is left in silence\n";
    }
    return found;
}

bool all_hold(const ReplacementOutcome& outcome, std::set<HeldBytes> some) {
    return std::ranges::all_of(outcome.files,
                               [&](const FileOutcome& file) { return some.contains(file.holds); });
}

}  // namespace

TEST_CASE("files are replaced together, and nothing is left beside them") {
    const Trial trial{nothing_fails};
    CHECK_FALSE(trial.outcome.failure);
    CHECK(in_words(trial.outcome).empty());
    CHECK(all_hold(trial.outcome, {HeldBytes::replaced}));
    CHECK(trial.machine.files().size() == three.size());
    CHECK(untruths(trial.machine, trial.outcome) == "");
}

TEST_CASE("whatever call fails, all files hold the old bytes, or all of them the new") {
    const std::size_t calls = Trial{nothing_fails}.world.count();
    REQUIRE(calls > 30);
    std::map<std::string, int> failures;
    for (const std::string reason :
         {"No space left on device", "Permission denied", "Input/output error"}) {
        for (std::size_t number = 1; number <= calls; ++number) {
            std::string name;
            const Trial trial{[&](const CallMoment& moment) -> ChangeFailure {
                if (moment.number != number || moment.is_done) return std::nullopt;
                name = moment.name;
                return reason;
            }};
            INFO(number << " " << name << ": " << words_of(trial.outcome));
            CHECK(untruths(trial.machine, trial.outcome) == "");
            if (!trial.outcome.failure) {
                CHECK(all_hold(trial.outcome, {HeldBytes::replaced}));
                continue;
            }
            ++failures[name];
            CHECK(all_hold(trial.outcome, {HeldBytes::untouched, HeldBytes::restored}));
            CHECK(trial.machine.files().size() == three.size());
            CHECK(trial.outcome.failure->ends_with(reason));
        }
    }
    // Each failed at each file, but for the last looks and removals, when all is written.
    CHECK(failures["create"] == 9);
    CHECK(failures["link"] == 9);
    CHECK(failures["rename"] == 9);
    CHECK(failures["sync"] == 6);
    CHECK(failures["read"] == 36);
    CHECK(failures["status"] == 45);
    CHECK(failures["remove"] == 0);
}

TEST_CASE("a call that takes effect and says that it failed loses nothing") {
    const std::size_t calls = Trial{nothing_fails}.world.count();
    int failures = 0;
    for (std::size_t number = 1; number <= calls; ++number) {
        const Trial trial{[&](const CallMoment& moment) -> ChangeFailure {
            const bool may = moment.name == "rename" || moment.name == "remove";
            if (moment.number != number || !moment.is_done || !may) return std::nullopt;
            return "Input/output error";
        }};
        INFO(number << ": " << words_of(trial.outcome));
        CHECK(untruths(trial.machine, trial.outcome) == "");
        CHECK(all_hold(trial.outcome,
                       trial.outcome.failure ? std::set{HeldBytes::untouched, HeldBytes::restored}
                                             : std::set{HeldBytes::replaced}));
        failures += trial.outcome.failure ? 1 : 0;
    }
    CHECK(failures == 3);
}

TEST_CASE("where undoing fails too, the outcome says which bytes are where") {
    const std::size_t calls = Trial{nothing_fails}.world.count();
    int stuck = 0;
    for (std::size_t first = 1; first <= calls; ++first) {
        for (std::size_t second = first + 1; second <= 2 * calls; ++second) {
            for (const bool lasts : {false, true}) {
                const Trial trial{[&](const CallMoment& moment) -> ChangeFailure {
                    const bool fails = moment.number == first || moment.number == second ||
                                       (lasts && moment.number > second);
                    if (!fails || moment.is_done) return std::nullopt;
                    return "Input/output error";
                }};
                INFO(first << ", " << second << ": " << words_of(trial.outcome));
                CHECK(untruths(trial.machine, trial.outcome) == "");
                if (!trial.outcome.failure) continue;
                stuck +=
                    all_hold(trial.outcome, {HeldBytes::untouched, HeldBytes::restored}) ? 0 : 1;
            }
        }
    }
    CHECK(stuck > 100);
}

TEST_CASE("a process that dies leaves each file in one of its two versions") {
    struct Death {};
    const std::size_t calls = Trial{nothing_fails}.world.count();
    int halves = 0;
    for (std::size_t number = 1; number <= calls; ++number) {
        for (const bool is_done : {false, true}) {
            ImaginaryWorld machine{machine_of_three()};
            FaultyWorld world{machine, [&](const CallMoment& moment) -> ChangeFailure {
                                  if (moment.number == number && moment.is_done == is_done) {
                                      throw Death{};
                                  }
                                  return std::nullopt;
                              }};
            REQUIRE_THROWS_AS((void)replace_files(world, three, all_well), Death);
            std::vector<std::string> renewed;
            for (const FileReplacement& file : three) {
                const std::string& bytes = machine.files().at(file.path).bytes;
                CHECK((bytes == file.old_bytes || bytes == file.new_bytes));
                if (bytes == file.new_bytes) renewed.push_back(file.old_bytes);
            }
            if (renewed.empty() || renewed.size() == three.size()) continue;
            // Whoever finds a half can put it back.
            ++halves;
            for (const std::string& bytes : renewed) {
                CHECK(std::ranges::any_of(machine.files(), [&](const auto& file) {
                    return file.first.ends_with(".sshplan-old") && file.second.bytes == bytes;
                }));
            }
        }
    }
    CHECK(halves > 4);
}

TEST_CASE("what a cut off run has left is not written over") {
    for (const std::string name : {"ssh/.config.sshplan-new", "ssh/parts/.b.sshplan-old"}) {
        Imaginary value = machine_of_three();
        value.files[name] = {.bytes = "of somebody"};
        ImaginaryWorld machine{value};
        const ReplacementOutcome outcome = replace_files(machine, three, all_well);
        INFO(words_of(outcome));
        CHECK(words_of(outcome).find(name + " is there: another run") != std::string::npos);
        CHECK(words_of(outcome).ends_with("; nothing was changed"));
        CHECK(machine.files().size() == three.size() + 1);
        CHECK(machine.files().at(name).bytes == "of somebody");
        CHECK(machine.files().at("ssh/config").bytes == "old one\n");
    }
}

TEST_CASE("what is wrong with the written bytes brings the old ones back") {
    bool was_new = false;
    ImaginaryWorld machine{machine_of_three()};
    const ReplacementOutcome outcome =
        replace_files(machine, three, [&]() -> std::optional<std::string> {
            was_new = std::ranges::all_of(three, [&](const FileReplacement& file) {
                return machine.files().at(file.path).bytes == file.new_bytes;
            });
            return "host db goes another way";
        });
    CHECK(was_new);
    CHECK(words_of(outcome) == "host db goes another way; the old bytes are back");
    CHECK(all_hold(outcome, {HeldBytes::restored}));
    CHECK(untruths(machine, outcome) == "");

    const Trial thrown{nothing_fails,
                       []() -> std::optional<std::string> { throw std::runtime_error{"a fault"}; }};
    CHECK(words_of(thrown.outcome) == "a fault; the old bytes are back");
    CHECK(untruths(thrown.machine, thrown.outcome) == "");
}

TEST_CASE("what somebody else writes meanwhile is not written over") {
    // At any call: into the file, or another file in its place.
    const std::size_t calls = Trial{nothing_fails}.world.count();
    int noticed = 0;
    for (std::size_t number = 1; number <= calls; ++number) {
        ImaginaryWorld machine{machine_of_three()};
        bool has_written = false;
        FaultyWorld world{machine, [&](const CallMoment& moment) -> ChangeFailure {
                              if (moment.number == number && !moment.is_done) {
                                  (void)machine.remove_file("ssh/parts/a");
                                  (void)machine.create_file_like(
                                      "ssh/parts/a", "ssh/config", "of somebody");
                                  has_written = true;
                              }
                              return std::nullopt;
                          }};
        const ReplacementOutcome outcome = replace_files(world, three, all_well);
        REQUIRE(has_written);
        INFO(number << ": " << words_of(outcome));
        const std::string& bytes = machine.files().at("ssh/parts/a").bytes;
        if (!outcome.failure) continue;
        ++noticed;
        CHECK((bytes == "of somebody" || bytes == three[1].old_bytes));
        CHECK(machine.files().at("ssh/config").bytes == three[0].old_bytes);
        CHECK(machine.files().at("ssh/parts/b").bytes == three[2].old_bytes);
    }
    CHECK(noticed > 20);
}

TEST_CASE("the last file that was replaced is put back first") {
    std::vector<std::string> renamed;
    const Trial trial{[&](const CallMoment& moment) -> ChangeFailure {
                          if (moment.name == "rename" && moment.is_done) {
                              renamed.push_back(moment.path);
                          }
                          return std::nullopt;
                      },
                      [] { return "it reads otherwise"; }};
    CHECK(renamed == std::vector<std::string>{"ssh/.config.sshplan-new",
                                              "ssh/parts/.a.sshplan-new",
                                              "ssh/parts/.b.sshplan-new",
                                              "ssh/parts/.b.sshplan-old",
                                              "ssh/parts/.a.sshplan-old",
                                              "ssh/.config.sshplan-old"});
}

TEST_CASE("bytes that read otherwise than they were written get no name") {
    ImaginaryWorld machine{machine_of_three()};
    const std::string name = "ssh/parts/.a.sshplan-new";
    FaultyWorld world{machine, [&](const CallMoment& moment) -> ChangeFailure {
                          if (moment.name == "create" && moment.path == name && moment.is_done) {
                              (void)machine.remove_file(name);
                              (void)machine.create_file_like(name, "ssh/parts/a", "new tw");
                          }
                          return std::nullopt;
                      }};
    const ReplacementOutcome outcome = replace_files(world, three, all_well);
    CHECK(words_of(outcome) ==
          "ssh/parts/a: what was written beside it reads otherwise; nothing was changed");
    CHECK(machine.files().size() == three.size());
    CHECK(untruths(machine, outcome) == "");
}

TEST_CASE("a name beside a file that somebody else has taken meanwhile is not removed") {
    ImaginaryWorld machine{machine_of_three()};
    const std::string name = "ssh/parts/.a.sshplan-old";
    const ReplacementOutcome outcome =
        replace_files(machine, three, [&]() -> std::optional<std::string> {
            (void)machine.remove_file(name);
            (void)machine.create_file_like(name, "ssh/parts/a", "of somebody");
            return std::nullopt;
        });
    CHECK(words_of(outcome) == "");
    CHECK(machine.files().at(name).bytes == "of somebody");
    CHECK(machine.files().size() == three.size() + 1);
}

TEST_CASE("undoing leaves alone what somebody else has put in a file's place") {
    ImaginaryWorld machine{machine_of_three()};
    const ReplacementOutcome outcome =
        replace_files(machine, three, [&]() -> std::optional<std::string> {
            (void)machine.remove_file("ssh/parts/a");
            (void)machine.create_file_like("ssh/parts/a", "ssh/config", "of somebody");
            return "it reads otherwise";
        });
    CHECK(machine.files().at("ssh/parts/a").bytes == "of somebody");
    CHECK(machine.files().at("ssh/parts/.a.sshplan-old").bytes == three[1].old_bytes);
    CHECK(in_words(outcome) ==
          std::vector<std::string>{
              "it reads otherwise; not all of the old bytes are back",
              "ssh/config holds the old bytes again",
              "ssh/parts/a was changed by somebody else after that; the old bytes are in "
              "ssh/parts/.a.sshplan-old",
              "ssh/parts/b holds the old bytes again"});
}

TEST_CASE("the words for a file that could not be put back say where its old bytes are") {
    bool is_undoing = false;
    const Trial trial{[&](const CallMoment& moment) -> ChangeFailure {
                          const bool is_back = moment.path == "ssh/parts/.a.sshplan-old";
                          if (!is_undoing || moment.name != "rename" || !is_back) {
                              return std::nullopt;
                          }
                          return "Input/output error";
                      },
                      [&]() -> std::optional<std::string> {
                          is_undoing = true;
                          return "host db goes another way";
                      }};
    CHECK(in_words(trial.outcome) ==
          std::vector<std::string>{
              "host db goes another way; not all of the old bytes are back",
              "ssh/config holds the old bytes again",
              "ssh/parts/a holds the new bytes, and could not be put back (Input/output error): "
              "the old ones are in ssh/parts/.a.sshplan-old",
              "ssh/parts/b holds the old bytes again"});
    CHECK(untruths(trial.machine, trial.outcome) == "");
}

}  // namespace sshplan
