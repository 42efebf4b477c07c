#include "tools/sshplan/views/migrate_commands_text.hpp"

#include <string_view>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "planner/migrate/difference.hpp"
#include "tools/sshplan/views/runner_commands.hpp"

namespace sshplan::cli {
namespace {

std::string shown(std::string_view text) { return without_markers(printable(text), "\\x23"); }

/// Writes what there is to say of one command.
class Printer {
public:
    Printer(std::ostream& out, const CommandReport& report) : out_(out), report_(report) {}

    void print(const MigratedCommand& command) {
        if (command.after.empty()) {
            comment("{}", shown(command.given.written));
            comment("{}: {}", name_of(command.verdict), shown(command.reason));
        } else {
            print_after(command);
        }
        for (const Note& note : command.notes) comment("note: {}", shown(note.text));
        print_block(command);
        if (command.witness) print_witness(*command.witness);
        if (command.proof.cases > 0 && !command.after.empty()) print_proof(command);
    }

private:
    template <typename... Args>
    void comment(fmt::format_string<Args...> text, Args&&... args) {
        out_ << "# " << fmt::format(text, std::forward<Args>(args)...) << '\n';
    }

    void print_after(const MigratedCommand& command) {
        if (shown(command.after) == command.after) {
            out_ << command.after << '\n';
        } else {
            comment("{}", shown(command.after));
            comment(
                "note: it holds bytes that are not printed as they are; --format json has them");
        }
        comment("before: {}", shown(command.given.written));
        if (command.verdict == Verdict::same) comment("same: nothing else changes");
        for (const CommandDifference& one : command.differences) print_difference(one);
        for (const std::string& probe : command.probes) comment("test: {}", shown(probe));
    }

    void print_difference(const CommandDifference& one) {
        const KnownDifference* const known = find_difference(one.id);
        const bool is_gain = known != nullptr && known->kind == KnownDifference::Kind::gain;
        std::string about = one.jump;
        if (!one.detail.empty()) about += (about.empty() ? "" : ", ") + one.detail;
        comment("{}: {}: {}{}",
                is_gain ? "gains" : "differs",
                one.id,
                known == nullptr ? std::string_view{} : known->text,
                about.empty() ? "" : fmt::format(" ({})", shown(about)));
    }

    void print_block(const MigratedCommand& command) {
        if (!command.block) return;
        comment("a block that says it, for every ssh to this host:");
        comment("  Host {}", shown(command.block->host));
        for (const ConfigLine& line : command.block->lines) {
            comment("      {} {}", line.keyword, shown(line.value));
        }
        if (!command.with_block.empty()) comment("with it: {}", shown(command.with_block));
    }

    void print_witness(const ChangeWitness& witness) {
        comment("route before: {}", shown(witness.before));
        comment("route after:  {}", shown(witness.after));
        const RouteChange& change = witness.change;
        const std::string what = change.kind == ChangeKind::option
                                     ? std::string{describe(change.keyword).spelling}
                                     : std::string{name_of(change.kind)};
        comment("what changes: {}{}{}: {} before, {} after",
                what,
                change.hop.empty() ? "" : " of ",
                shown(change.hop),
                said(change.before),
                said(change.after));
        for (const auto& [text, outcome] : witness.outcomes) {
            comment("where {} = {}", shown(text), outcome ? "yes" : "no");
        }
    }

    static std::string said(std::string text) {
        while (text.ends_with('\n')) text.pop_back();
        return text.empty() ? "nothing" : shown(text);
    }

    void print_proof(const MigratedCommand& command) {
        const ComparisonCount& proof = command.proof;
        comment("compared: {} {}, read as OpenSSH {}, recipes in the words of {}",
                proof.outcomes,
                proof.outcomes == 1 ? "outcome" : "outcomes",
                report_.dialect.title,
                shown(report_.shell));
    }

    std::ostream& out_;
    const CommandReport& report_;
};

}  // namespace

void print_migrated_commands(std::ostream& out, const CommandReport& report) {
    Printer printer{out, report};
    bool is_first = true;
    for (const MigratedCommand& command : report.commands.all) {
        if (!is_first) out << '\n';
        is_first = false;
        printer.print(command);
    }
}

}  // namespace sshplan::cli
