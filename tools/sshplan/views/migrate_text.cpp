#include "tools/sshplan/views/migrate_text.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/text/printable.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "planner/migrate/assumption.hpp"
#include "planner/migrate/difference.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/styled_line.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t most_hosts = 4;  // named beside a difference

Role role_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::same:
            return Role::good;
        case Verdict::differs:
            return Role::warning;
        case Verdict::refused:
            return Role::error;
        case Verdict::kept:
            return Role::dim;
    }
    return Role::plain;
}

/// "db-1, db-2 and 3 more".
std::string hosts_text(const std::set<std::string>& hosts) {
    const std::vector<std::string> all(hosts.begin(), hosts.end());
    const std::size_t shown = std::min(all.size(), most_hosts);
    std::string text = fmt::format(
        "{}", fmt::join(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
    if (all.size() > shown) text += fmt::format(" and {} more", all.size() - shown);
    return text;
}

/// How a text stands on a line.
struct Standing {
    std::size_t indent = 0;
    Role role = Role::plain;
};

void print_wrapped(std::ostream& out,
                   const Standing& standing,
                   std::string_view text,
                   const MigrateTextOptions& options) {
    constexpr std::size_t least = 20;
    const std::size_t width = std::max(options.width, standing.indent + least) - standing.indent;
    for (const std::string& line : wrapped(text, width)) {
        StyledLine{}.pad_to(standing.indent).add(line, standing.role).write(out, options.style);
    }
}

/// Prints the summary, part by part.
class SummaryPrinter {
public:
    SummaryPrinter(std::ostream& out,
                   const MigrateAnswer& answer,
                   const MigrateTextOptions& options)
        : out_(out), answer_(answer), options_(options) {}

    void print() {
        print_counts();
        for (const MigratedRecipe& recipe : answer_.migration->recipes) print_recipe(recipe);
        print_proof();
        print_assumptions();
        for (const JumpDifferences& jump : by_jump(*answer_.migration)) print_jump(jump);
        for (const auto& [file, mark] : answer_.generated) {
            print_line(
                {{answer_.name_of(*file), Role::heading},
                 {fmt::format("says that something else writes it: {}", mark), Role::warning}});
        }
        print_end();
    }

private:
    void print_line(const std::vector<Cell>& cells, std::size_t indent = 4) const {
        for (const StyledLine& line : flowed(cells, indent, options_.width)) {
            line.write(out_, options_.style);
        }
    }

    void print_text(std::size_t indent, std::string_view text, Role role = Role::plain) const {
        print_wrapped(out_, {indent, role}, text, options_);
    }

    [[nodiscard]] std::size_t count(Verdict verdict) const {
        return static_cast<std::size_t>(
            std::ranges::count(answer_.migration->recipes, verdict, &MigratedRecipe::verdict));
    }

    void print_counts() const {
        const std::size_t rewritten = count(Verdict::same) + count(Verdict::differs);
        std::string text = fmt::format("{} can be said by ProxyJump", counted(rewritten, "recipe"));
        if (answer_.migration->recipes.empty() && !answer_.errors.empty()) {
            text = "no recipe could be looked at";
        } else if (answer_.migration->recipes.empty()) {
            text =
                answer_.selects ? "no such recipe is there" : "no ProxyCommand but `none` is there";
        }
        if (answer_.is_written) text = fmt::format("{} changed", counted(applied(), "recipe"));
        if (const std::size_t refused = count(Verdict::refused); refused > 0) {
            text += fmt::format(", {} refused", refused);
        }
        if (const std::size_t kept = count(Verdict::kept); kept > 0) {
            text += fmt::format(", {} left alone", kept);
        }
        StyledLine{}.add(text, Role::heading).write(out_, options_.style);
    }

    [[nodiscard]] std::size_t applied() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            answer_.migration->recipes, [](const MigratedRecipe& r) { return r.is_applied; }));
    }

    void print_recipe(const MigratedRecipe& recipe) const {
        const std::string place = fmt::format(
            "{}:{}", answer_.name_of(*recipe.site.file->source), recipe.site.line->line);
        std::vector<Cell> cells{{printable(place), Role::plain, 2},
                                {std::string{name_of(recipe.site.kind)}, Role::dim},
                                {std::string{name_of(recipe.verdict)}, role_of(recipe.verdict)}};
        if (recipe.is_rewritten()) {
            cells.push_back({"ProxyJump " + printable(recipe.after), Role::hop});
        }
        if (recipe.is_rewritten() && !recipe.is_applied) {
            cells.push_back({"left out", Role::error});
        }
        if (recipe.verdict == Verdict::differs) cells.push_back({ids_of(recipe), Role::warning});
        print_line(cells, 6);
        if (!recipe.reason.empty()) print_text(6, reason_of(recipe));
        if (recipe.witness) print_migration_witness(out_, *recipe.witness, options_);
    }

    static std::string reason_of(const MigratedRecipe& recipe) {
        return recipe.explanation.empty()
                   ? recipe.reason
                   : fmt::format("{}: {}", recipe.reason, recipe.explanation);
    }

    static std::string ids_of(const MigratedRecipe& recipe) {
        std::vector<std::string_view> ids;
        for (const NamedDifference& difference : recipe.differences) ids.push_back(difference.id);
        return fmt::format("{}", fmt::join(ids, ", "));
    }

    void print_proof() const {
        const ComparisonCount& count = answer_.migration->proof.count;
        if (count.cases == 0) return;
        const std::string equal =
            count.equal == count.cases ? "all" : fmt::format("{} of them", count.equal);
        out_ << '\n';
        print_text(0,
                   fmt::format("proof: {} (each kind of command line, each outcome, {}): {} go the "
                               "same way, but for what is named",
                               counted(count.cases, "case"),
                               versions_text(count.versions),
                               equal));
        for (const Note& gap : count.gaps) print_text(2, "not tried: " + gap.text, Role::warning);
    }

    void print_assumptions() const {
        const auto assumptions = assumptions_of(*answer_.migration, answer_.shell);
        if (assumptions.empty()) return;
        print_text(0, fmt::format("taken for granted: {}", fmt::join(assumptions, "; ")));
    }

    void print_jump(const JumpDifferences& jump) {
        out_ << '\n';
        StyledLine{}.add("at ").add(jump.jump, Role::hop).write(out_, options_.style);
        for (const NamedDifference& difference : jump.differences) print_difference(difference);
        if (jump.probe.empty()) return;
        StyledLine{}
            .pad_to(2)
            .add("try it: ")
            .add(jump.probe, Role::code)
            .write(out_, options_.style);
    }

    /// What it means is said where it is met first.
    void print_difference(const NamedDifference& difference) {
        const KnownDifference& known = *find_difference(difference.id);
        const bool is_gain = known.kind == KnownDifference::Kind::gain;
        StyledLine{}
            .pad_to(2)
            .add(difference.id, is_gain ? Role::good : Role::warning)
            .add(difference.hosts.empty() ? "" : "  for " + hosts_text(difference.hosts), Role::dim)
            .write(out_, options_.style);
        if (told_.insert(known.id).second) print_text(4, known.text);
    }

    void print_end() const {
        if (answer_.is_written) {
            out_ << '\n';
            print_text(0, "Written, and proved again on the written bytes.", Role::good);
        }
        if (!answer_.errors.empty()) {
            out_ << '\n';
            print_text(0,
                       "Nothing is written as long as a file cannot be read, or ssh refuses it.",
                       Role::error);
        }
        if (answer_.retry.empty()) return;
        out_ << '\n';
        StyledLine{}
            .add(answer_.is_written ? "Left, as nobody agreed to it. To change that, too: "
                                    : "Nothing written. Apply with: ")
            .add(answer_.retry, Role::code)
            .write(out_, options_.style);
    }

    std::set<std::string_view> told_;  // ids
    std::ostream& out_;
    const MigrateAnswer& answer_;
    const MigrateTextOptions& options_;
};

}  // namespace

void print_migration_witness(std::ostream& out,
                             const ChangeWitness& witness,
                             const MigrateTextOptions& options) {
    std::string when;
    for (const auto& [text, outcome] : witness.outcomes) {
        when += fmt::format(", `{}` {}", text, outcome ? "yes" : "no");
    }
    const std::string user =
        witness.local_user ? fmt::format(" as local user {}", *witness.local_user) : "";
    const auto print = [&](std::size_t indent, const std::string& text) {
        print_wrapped(out, {.indent = indent}, with_caller_in_words(text), options);
    };
    print(6,
          fmt::format("witness: {}{} ({}{})", command_text(witness), user, witness.openssh, when));
    print(8, "before " + witness.before);
    print(8, "after  " + witness.after);
    print(8, change_text(witness.change));
}

void print_migration(std::ostream& out,
                     const MigrateAnswer& answer,
                     const MigrateTextOptions& options) {
    SummaryPrinter{out, answer, options}.print();
}

}  // namespace sshplan::cli
