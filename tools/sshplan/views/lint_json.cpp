#include "tools/sshplan/views/lint_json.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/lint/fingerprint.hpp"
#include "tools/sshplan/views/json_fix.hpp"
#include "tools/sshplan/views/lint_document.hpp"
#include "tools/sshplan/views/lint_statistics.hpp"
#include "tools/sshplan/views/lint_wording.hpp"

namespace sshplan::cli {
namespace {

std::string_view name_of(Safety safety) { return safety == Safety::safe ? "safe" : "unsafe"; }

/// Makes the parts of a document out of those of an answer.
class Writer {
public:
    explicit Writer(const LintAnswer& answer) : answer_(answer), report_(*answer.report) {}

    [[nodiscard]] Json findings() const {
        const std::vector<Fingerprint> fingerprints = fingerprints_of(report_, names());
        Json list = Json::array();
        for (std::size_t i = 0; i < report_.findings.size(); ++i) {
            list.push_back(json_of(report_.findings[i], fingerprints[i]));
        }
        return list;
    }

    [[nodiscard]] Json summary() const {
        const LintCounts counts = count(report_);
        return {{"files", counts.files},
                {"hosts", counts.hosts},
                {"errors", counts.of(Severity::error)},
                {"warnings", counts.of(Severity::warning)},
                {"infos", counts.of(Severity::info)},
                {"hints", counts.of(Severity::hint)},
                {"suppressed", counts.suppressed},
                {"set_aside", counts.known},
                {"fixable", counts.safe_fixes},
                {"fixable_unsafely", counts.unsafe_fixes},
                {"fixed", answer_.fixed.fixes}};
    }

    [[nodiscard]] Json statistics() const {
        Json list = Json::array();
        for (const RuleCount& one : count_by_rule(report_)) {
            list.push_back(
                {{"rule", one.rule->id}, {"name", one.rule->name}, {"count", one.count}});
        }
        return list;
    }

    [[nodiscard]] Json files() const {
        Json list = Json::array();
        for (const LintedFile& file : report_.subject.files()) {
            list.push_back(answer_.names.of(*file.source));
        }
        return list;
    }

    [[nodiscard]] Json releases() const {
        Json list = Json::array();
        for (const Dialect& dialect : report_.subject.dialects()) list.push_back(dialect.name);
        return list;
    }

    [[nodiscard]] Json remarks() const {
        Json list = Json::array();
        for (const FileRemark& remark : answer_.remarks) {
            Json one{{"code", remark.code}, {"text", remark.complaint.text}};
            one.update(placed(remark.complaint));
            list.push_back(std::move(one));
        }
        return list;
    }

    [[nodiscard]] Json errors() const {
        Json list = Json::array();
        for (const Complaint& error : answer_.errors) {
            Json one = placed(error);
            one["message"] = error.text;
            list.push_back(std::move(one));
        }
        return list;
    }

    [[nodiscard]] static Json json_of(std::span<const Note> notes) {
        Json list = Json::array();
        for (const Note& note : notes) list.push_back({{"code", note.code}, {"text", note.text}});
        return list;
    }

private:
    [[nodiscard]] FileNamer names() const {
        return [this](const SourceFile& file) { return answer_.names.of(file); };
    }

    [[nodiscard]] Json region(const Place& place) const {
        if (place.file == nullptr) return {{"file", nullptr}};
        const Position begin = place.file->position(place.span.begin);
        const Position end = place.file->position(place.span.end);
        return {{"file", answer_.names.of(*place.file)},
                {"line", begin.line},
                {"column", begin.column},
                {"end_line", end.line},
                {"end_column", end.column}};
    }

    /// What a message of ssh speaks of, where that is a place.
    [[nodiscard]] Json placed(const Complaint& complaint) const {
        if (complaint.where.file != nullptr) return region(complaint.where);
        return {{"file", nullptr}, {"line", 0}, {"column", 0}};
    }

    [[nodiscard]] Json json_of(const Finding& finding, const Fingerprint& fingerprint) const {
        Json one{{"rule", finding.rule->id},
                 {"name", finding.rule->name},
                 {"severity", sshplan::name_of(finding.severity)}};
        one.update(region(finding.where));
        one["message"] = finding.message;
        one["caption"] = text_or_null(finding.caption);
        one["notes"] = notes_of(finding, answer_);
        one["help"] = text_or_null(fmt::format("{}", fmt::join(finding.help, "\n")));
        one["related"] = related(finding);
        const Fix* const fix = fix_for_json(finding);
        one["fix"] = fix != nullptr ? json_of(*fix, *finding.where.file) : Json();
        one["seen"] = seen(finding);
        one["fingerprint"] = fingerprint.whole;
        return one;
    }

    [[nodiscard]] Json related(const Finding& finding) const {
        Json list = Json::array();
        for (const Label& label : finding.related) {
            Json one = region(label.place);
            one["message"] = label.text;
            list.push_back(std::move(one));
        }
        return list;
    }

    [[nodiscard]] Json json_of(const Fix& fix, const SourceFile& file) const {
        Json edits = Json::array();
        for (const Edit& edit : fix.edits.edits()) {
            edits.push_back({{"file", answer_.names.of(file)},
                             {"start", edit.span.begin},
                             {"end", edit.span.end},
                             {"text", edit.text}});
        }
        return {{"safety", name_of(fix.safety)}, {"title", fix.title}, {"edits", std::move(edits)}};
    }

    /// The command lines that show it, of what was seen on the way.
    [[nodiscard]] Json seen(const Finding& finding) const {
        const std::vector<SeenWith> seen = seen_with(finding, report_.subject);
        if (seen.empty()) return nullptr;
        Json with = Json::array();
        for (const SeenWith& one : seen) {
            with.push_back({{"words", one.of.words}, {"openssh", one.openssh}});
        }
        return {{"with", std::move(with)}, {"when", when_json(finding.when)}};
    }

    const LintAnswer& answer_;
    const LintReport& report_;
};

}  // namespace

Json lint_document(const LintAnswer& answer, Statistics statistics) {
    const Writer writer{answer};
    Json document{{"schema", "sshplan/lint/1"},
                  {"openssh", writer.releases()},
                  {"files", writer.files()},
                  {"conditions", json_of(answer.conditions)},
                  {"findings", writer.findings()},
                  {"summary", writer.summary()}};
    if (statistics == Statistics::with) document["statistics"] = writer.statistics();
    document["remarks"] = writer.remarks();
    document["gaps"] = Writer::json_of(answer.report->subject.gaps());
    document["notes"] = Writer::json_of(answer.notes);
    document["errors"] = writer.errors();
    return document;
}

std::string lint_json(const LintAnswer& answer, Statistics statistics) {
    return printed_document(lint_document(answer, statistics));
}

}  // namespace sshplan::cli
