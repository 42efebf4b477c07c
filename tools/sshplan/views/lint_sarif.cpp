#include "tools/sshplan/views/lint_sarif.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/lint/all_rules.hpp"
#include "planner/lint/fingerprint.hpp"
#include "tools/sshplan/views/json_fix.hpp"
#include "tools/sshplan/views/lint_wording.hpp"
#include "tools/sshplan/views/sarif_parts.hpp"

namespace sshplan::cli {
namespace {

enum class Silence : std::uint8_t { none, in_source };

/// Makes the one run of a log.
class Writer {
public:
    explicit Writer(const LintAnswer& answer)
        : answer_(answer),
          report_(*answer.report),
          fingerprints_(fingerprints_of(
              report_, [&answer](const SourceFile& file) { return answer.names.of(file); })) {
        std::ranges::copy_if(all_rules(), std::back_inserter(rules_), [&](const Rule* rule) {
            return is_selected(answer.selection, *rule);
        });
    }

    [[nodiscard]] Json run() const {
        return {{"tool", {{"driver", driver()}}},
                {"columnKind", "unicodeCodePoints"},
                {"automationDetails", {{"id", "sshplan/lint/"}}},
                {"invocations", Json::array({invocation()})},
                {"results", results()}};
    }

private:
    [[nodiscard]] Json driver() const {
        Json rules = Json::array();
        for (const Rule* const rule : rules_) rules.push_back(sarif_rule(*rule));
        return {
            {"name", "sshplan"}, {"semanticVersion", SSHPLAN_VERSION}, {"rules", std::move(rules)}};
    }

    /// What else there was to say.
    [[nodiscard]] Json invocation() const {
        Json notifications = Json::array();
        for (const FileRemark& remark : answer_.remarks) {
            Json one = notification("warning", remark.code, remark.complaint.text);
            if (remark.complaint.where.file != nullptr) {
                one["locations"] = Json::array({location(remark.complaint.where)});
            }
            notifications.push_back(std::move(one));
        }
        for (const Note& note : answer_.notes) {
            notifications.push_back(notification("note", note.code, note.text));
        }
        for (const Note& gap : report_.subject.gaps()) {
            notifications.push_back(notification("warning", gap.code, gap.text));
        }
        for (const Complaint& error : answer_.errors) {
            notifications.push_back(notification("error", "not-judged", error.text));
        }
        return {{"executionSuccessful", answer_.errors.empty()},
                {"toolExecutionNotifications", std::move(notifications)}};
    }

    static Json notification(std::string_view level, std::string_view code, std::string_view text) {
        return {{"level", level}, {"descriptor", {{"id", code}}}, {"message", sarif_message(text)}};
    }

    [[nodiscard]] Json results() const {
        Json results = Json::array();
        for (std::size_t i = 0; i < report_.findings.size(); ++i) {
            results.push_back(result(report_.findings[i], fingerprints_[i], Silence::none));
        }
        for (std::size_t i = 0; i < report_.suppressed.size(); ++i) {
            results.push_back(
                result(report_.suppressed[i],
                       fingerprints_[report_.findings.size() + report_.known.size() + i],
                       Silence::in_source));
        }
        return results;
    }

    [[nodiscard]] Json result(const Finding& finding,
                              const Fingerprint& fingerprint,
                              Silence silence) const {
        std::vector<std::string> texts{finding.message};
        std::ranges::move(notes_of(finding, answer_), std::back_inserter(texts));
        std::ranges::copy(finding.help, std::back_inserter(texts));
        const auto index = std::ranges::find(rules_, finding.rule) - rules_.begin();
        Json one{
            {"ruleId", finding.rule->id},
            {"ruleIndex", index},
            {"level", sarif_level(finding.severity)},
            {"message", sarif_message(fmt::format("{}", fmt::join(texts, "\n")))},
            {"locations", Json::array({location(finding.where)})},
            {"relatedLocations", related(finding)},
            {"partialFingerprints",
             {{"primaryLocationLineHash", fingerprint.line}, {"sshplan/v1", fingerprint.whole}}}};
        if (const Fix* const its = fix_for_json(finding)) {
            one["fixes"] = Json::array({fix(*its, *finding.where.file)});
        }
        if (silence == Silence::in_source) {
            one["suppressions"] = Json::array({{{"kind", "inSource"}}});
        }
        return one;
    }

    [[nodiscard]] Json related(const Finding& finding) const {
        Json list = Json::array();
        for (const Label& label : finding.related) {
            if (label.place.file == nullptr) continue;
            Json one = location(label.place);
            one["id"] = list.size() + 1;
            if (!label.text.empty()) one["message"] = sarif_message(label.text);
            list.push_back(std::move(one));
        }
        return list;
    }

    [[nodiscard]] Json fix(const Fix& fix, const SourceFile& file) const {
        Json replacements = Json::array();
        for (const Edit& edit : fix.edits.edits()) {
            replacements.push_back({{"deletedRegion", region({&file, edit.span})},
                                    {"insertedContent", {{"text", edit.text}}}});
        }
        return {{"description", sarif_message(fix.title)},
                {"artifactChanges",
                 Json::array({{{"artifactLocation", artifact(file)},
                               {"replacements", std::move(replacements)}}})}};
    }

    [[nodiscard]] Json artifact(const SourceFile& file) const {
        return {{"uri", uri_of(answer_.names.of(file))}};
    }

    static Json region(const Place& place) {
        const Position begin = place.file->position(place.span.begin);
        const Position end = place.file->position(place.span.end);
        return {{"startLine", begin.line},
                {"startColumn", begin.column},
                {"endLine", end.line},
                {"endColumn", end.column}};
    }

    [[nodiscard]] Json location(const Place& place) const {
        return {{"physicalLocation",
                 {{"artifactLocation", artifact(*place.file)}, {"region", region(place)}}}};
    }

    const LintAnswer& answer_;
    const LintReport& report_;
    std::vector<Fingerprint> fingerprints_;
    std::vector<const Rule*> rules_;
};

}  // namespace

std::string lint_sarif(const LintAnswer& answer) {
    return printed_document({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                             {"version", "2.1.0"},
                             {"runs", Json::array({Writer{answer}.run()})}});
}

}  // namespace sshplan::cli
