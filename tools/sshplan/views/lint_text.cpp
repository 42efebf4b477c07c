#include "tools/sshplan/views/lint_text.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/excerpt.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/lint_wording.hpp"
#include "tools/sshplan/views/place_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t most_of_a_rule = 5;   // findings in one file
constexpr std::size_t most_related = 5;     // places beside that of a finding
constexpr std::size_t widest_heading = 24;  // of what stands before a message
constexpr std::size_t least_message = 20;   // columns, however narrow the terminal is

Role role_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return Role::error;
        case Severity::warning:
            return Role::warning;
        case Severity::info:
        case Severity::hint:
            return Role::info;
    }
    return Role::plain;
}

std::string heading_of(const Finding& finding) {
    return fmt::format("{}[{}]", name_of(finding.severity), finding.rule->id);
}

/// Prints one finding.
class FindingPrinter {
public:
    FindingPrinter(std::ostream& out,
                   const Finding& finding,
                   const LintAnswer& answer,
                   const LintTextOptions& options)
        : out_(out),
          finding_(finding),
          answer_(answer),
          options_(options),
          marks_(marks()),
          look_{.style = options.style,
                .width = options.width,
                .margin = margin_of(marks_),
                .primary = role_of(finding.severity)},
          printer_(out, look_) {}

    void print() {
        print_message();
        print_excerpts();
        print_remarks();
    }

private:
    [[nodiscard]] std::size_t shown_related() const {
        const std::size_t all = finding_.related.size();
        return options_.cut == Cut::nothing ? all : std::min(all, most_related);
    }

    [[nodiscard]] std::vector<Mark> marks() const {
        std::vector<Mark> marks;
        if (is_shown(finding_.where)) {
            marks.push_back({finding_.where, Mark::Kind::primary, finding_.caption});
        }
        for (std::size_t i = 0; i < shown_related(); ++i) {
            const Label& label = finding_.related[i];
            if (!is_shown(label.place)) continue;
            marks.push_back({label.place, Mark::Kind::secondary, label.text});
        }
        return marks;
    }

    void print_message() const {
        const std::string heading = heading_of(finding_);
        const std::size_t indent = std::min(heading.size() + 2, widest_heading);
        const std::size_t width = std::max(options_.width, indent + least_message) - indent;
        bool is_first = true;
        for (const std::string& text : wrapped(finding_.message, width)) {
            StyledLine line;
            if (is_first) line.add(heading, look_.primary).add(": ");
            line.pad_to(indent).add(text, Role::heading).write(out_, options_.style);
            is_first = false;
        }
    }

    /// That of the finding first, then other files, each with all that is marked in it.
    void print_excerpts() {
        std::vector<const SourceFile*> files;
        for (const Mark& mark : marks_) {
            if (std::ranges::find(files, mark.place.file) == files.end()) {
                files.push_back(mark.place.file);
            }
        }
        for (const SourceFile* const file : files) {
            std::vector<Mark> there;
            std::ranges::copy_if(marks_, std::back_inserter(there), [&](const Mark& mark) {
                return mark.place.file == file;
            });
            if (file != files.front()) printer_.print_gutter();
            printer_.print_marks(path_text(place_text(there.front().place, answer_), answer_.home),
                                 there);
        }
    }

    void print_remarks() {
        if (!marks_.empty()) printer_.print_gutter();
        if (const std::size_t left = finding_.related.size() - shown_related(); left > 0) {
            printer_.print_remark(
                "note", fmt::format("and {} more such places (--all)", left), Role::dim);
        }
        for (const Label& label : finding_.related) {
            if (!is_shown(label.place)) printer_.print_remark("note", label.text, Role::info);
        }
        for (const std::string& note : notes_of(finding_, answer_)) {
            printer_.print_remark("note", note, Role::info);
        }
        for (const std::string& help : finding_.help) {
            printer_.print_remark("help", help, Role::good);
        }
        if (finding_.fix) {
            printer_.print_remark("fix", fix_text(*finding_.fix), Role::good);
        }
        StyledLine{}
            .pad_to(look_.margin)
            .add(fmt::format("= rule: sshplan rule {}", finding_.rule->id), Role::dim)
            .write(out_, options_.style);
    }

    std::ostream& out_;
    const Finding& finding_;
    const LintAnswer& answer_;
    const LintTextOptions& options_;
    std::vector<Mark> marks_;
    ExcerptLook look_;
    ExcerptPrinter printer_;
};

/// Prints the findings of one file after the other.
class Printer {
public:
    Printer(std::ostream& out, const LintAnswer& answer, const LintTextOptions& options)
        : out_(out), answer_(answer), options_(options) {}

    void print() {
        const SourceFile* file = nullptr;
        for (const Finding& finding : answer_.report->findings) {
            if (finding.where.file != file) end_file(file);
            file = finding.where.file;
            const std::size_t number = ++of_rule_[finding.rule];
            if (options_.cut == Cut::long_lists && number > most_of_a_rule) continue;
            print_finding(out_, finding, answer_, options_);
            out_ << '\n';
        }
        end_file(file);
        print_counts();
    }

private:
    /// Says what was left out.
    void end_file(const SourceFile* file) {
        bool are_some = false;
        for (const auto& [rule, number] : of_rule_) {
            if (options_.cut == Cut::nothing || number <= most_of_a_rule) continue;
            are_some = true;
            StyledLine{}
                .add(fmt::format("{} and {} more of {} in {} (--all)",
                                 glyph::ellipsis,
                                 number - most_of_a_rule,
                                 rule->id,
                                 path_text(answer_.names.of(*file), answer_.home)))
                .write(out_, options_.style);
        }
        if (are_some) out_ << '\n';
        of_rule_.clear();
    }

    void print_counts() {
        const LintCounts counts = count(*answer_.report);
        const bool are_none = counts.at_least(Severity::hint) == 0;
        const std::string fixed = fixed_text(answer_.fixed);
        if (!fixed.empty()) StyledLine{}.add(fixed, Role::good).write(out_, options_.style);
        StyledLine{}
            .add(fmt::format("{}.", counts_text(counts)), are_none ? Role::good : Role::plain)
            .write(out_, options_.style);
    }

    struct ById {
        bool operator()(const Rule* a, const Rule* b) const { return a->id < b->id; }
    };

    std::ostream& out_;
    const LintAnswer& answer_;
    const LintTextOptions& options_;
    std::map<const Rule*, std::size_t, ById> of_rule_;  // in this file
};

}  // namespace

void print_finding(std::ostream& out,
                   const Finding& finding,
                   const LintAnswer& answer,
                   const LintTextOptions& options) {
    FindingPrinter{out, finding, answer, options}.print();
}

void print_findings(std::ostream& out, const LintAnswer& answer, const LintTextOptions& options) {
    Printer{out, answer, options}.print();
}

void print_concise(std::ostream& out, const LintAnswer& answer, const LintTextOptions& options) {
    for (const Finding& finding : answer.report->findings) {
        StyledLine{}
            .add(path_text(place_text(finding.where, answer), answer.home))
            .add(": ")
            .add(heading_of(finding), role_of(finding.severity))
            .add(" ")
            .add(finding.message)
            .write(out, options.style);
    }
}

}  // namespace sshplan::cli
