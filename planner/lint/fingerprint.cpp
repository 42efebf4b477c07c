#include "planner/lint/fingerprint.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "planner/lint/headings.hpp"
#include "planner/resolve/sha1.hpp"

namespace sshplan {
namespace {

constexpr std::size_t line_digits = 16;

/// Without blanks at its ends, and with one for each run of them.
std::string squeezed(std::string_view line) {
    std::string text;
    for (const char c : line) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\f';
        if (!is_blank) {
            text += c;
        } else if (!text.empty() && text.back() != ' ') {
            text += ' ';
        }
    }
    if (text.ends_with(' ')) text.pop_back();
    return text;
}

/// All findings of a report by what is equal in them.
class Numbering {
public:
    Numbering(const LintReport& report, const FileNamer& name_of)
        : report_(report),
          name_of_(name_of),
          all_(report.findings.size() + report.known.size() + report.suppressed.size()) {
        std::size_t position = 0;
        for (const auto* const list : {&report.findings, &report.known, &report.suppressed}) {
            for (const Finding& finding : *list) add(finding, position++);
        }
    }

    std::vector<Fingerprint> run() {
        for (auto& [key, there] : equal_) {
            std::ranges::stable_sort(there, {}, &Member::begin);
            for (std::size_t i = 0; i < there.size(); ++i) {
                all_[there[i].position] = {
                    .line = fmt::format("{}:{}", sha1_hex(key.line).substr(0, line_digits), i + 1),
                    .whole = sha1_hex(fmt::format(
                        "{}\n{}\n{}\n{}\n{}", key.rule, key.path, key.block, key.line, i + 1))};
            }
        }
        return std::move(all_);
    }

private:
    struct Key {
        std::string_view rule;
        std::string path;
        std::string block;  // its heading
        std::string line;

        friend auto operator<=>(const Key&, const Key&) = default;
    };

    struct Member {
        std::uint32_t begin = 0;
        std::size_t position = 0;
    };

    void add(const Finding& finding, std::size_t position) {
        const SourceFile& file = *finding.where.file;
        const std::uint32_t begin = finding.where.span.begin;
        const std::string_view line = file.line(file.position(begin).line);
        equal_[{finding.rule->id, name_of_(file), heading_of(file, begin), squeezed(line)}]
            .push_back({begin, position});
    }

    [[nodiscard]] std::string heading_of(const SourceFile& file, std::uint32_t begin) const {
        const LintedFile* const linted = report_.subject.file_of(&file);
        if (linted == nullptr) return {};
        const Directive* const head = block_at(*linted, begin).head();
        return head == nullptr ? std::string{}
                               : squeezed(file.line(file.position(head->span.begin).line));
    }

    const LintReport& report_;
    const FileNamer& name_of_;
    std::vector<Fingerprint> all_;
    std::map<Key, std::vector<Member>> equal_;
};

}  // namespace

std::vector<Fingerprint> fingerprints_of(const LintReport& report, const FileNamer& name_of) {
    return Numbering{report, name_of}.run();
}

}  // namespace sshplan
