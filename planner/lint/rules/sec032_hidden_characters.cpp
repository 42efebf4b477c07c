#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/text/utf8.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {
namespace {

/// Code points that a reader does not see, or that change how he sees others.
struct Hidden {
    char32_t first;
    char32_t last;
    std::string_view what;
};

constexpr char32_t zero_width_joiner = 0x200D;

// Blanks, line ends and NUL are no matter of this table; neither is a byte order mark at the start.
constexpr std::array hidden{
    Hidden{0x01, 0x08, "a control character"},
    Hidden{0x0E, 0x1A, "a control character"},
    Hidden{0x1B, 0x1B, "an escape, which terminals obey"},
    Hidden{0x1C, 0x1F, "a control character"},
    Hidden{0x7F, 0x7F, "a control character"},
    Hidden{0x80, 0x9F, "a control character, which terminals may obey"},
    Hidden{0xAD, 0xAD, "a soft hyphen"},
    Hidden{0x061C, 0x061C, "a mark of direction"},
    Hidden{0x180E, 0x180E, "a separator without width"},
    Hidden{0x200B, 0x200B, "a blank without width"},
    Hidden{0x200C, 0x200D, "a joiner without width"},
    Hidden{0x200E, 0x200F, "a mark of direction"},
    Hidden{0x2028, 0x2029, "a line end that ssh does not know"},
    Hidden{0x202A, 0x202E, "a change of direction"},
    Hidden{0x2060, 0x2064, "a sign without width"},
    Hidden{0x2066, 0x2069, "a change of direction"},
    Hidden{0xFEFF, 0xFEFF, "a byte order mark within the text"},
    Hidden{0xE0000, 0xE007F, "an invisible tag"},
};

const Hidden* find_hidden(char32_t value) {
    const auto* const found = std::ranges::find_if(
        hidden, [value](const Hidden& row) { return row.first <= value && value <= row.last; });
    return found == hidden.end() ? nullptr : found;
}

/// Whether a joiner is part of a picture or of a script that needs it.
bool is_joining(char32_t value, char32_t before) {
    constexpr char32_t first_script_that_joins = 0x0600;
    return (value == zero_width_joiner || value == zero_width_joiner - 1) &&
           before >= first_script_that_joins && find_hidden(before) == nullptr;
}

/// A run of hidden characters of one kind.
struct Run {
    Span span;
    const Hidden* row = nullptr;
    char32_t first = 0;
};

/// Whether a byte is a letter or the like that everybody sees.
bool is_seen(char byte) { return byte >= ' ' && byte <= '~'; }

std::vector<Run> runs_in(std::string_view bytes) {
    std::vector<Run> runs;
    char32_t before = 0;
    for (std::uint32_t at = 0; at < bytes.size();) {
        if (is_seen(bytes[at])) {
            before = static_cast<char32_t>(bytes[at++]);
            continue;
        }
        const CodePoint point = first_code_point(bytes.substr(at));
        const std::uint32_t end = at + point.length;
        const bool is_mark = at == 0 && point.value == 0xFEFF;
        const Hidden* row = point.valid && !is_mark ? find_hidden(point.value) : nullptr;
        if (row != nullptr && is_joining(point.value, before)) row = nullptr;
        if (row != nullptr) {
            const bool continues =
                !runs.empty() && runs.back().span.end == at && runs.back().row == row;
            if (continues) {
                runs.back().span.end = end;
            } else {
                runs.push_back({{at, end}, row, point.value});
            }
        }
        before = point.value;
        at = end;
    }
    return runs;
}

/// Whether ssh reads a run of bytes as part of a comment.
bool is_in_comment(const LintedFile& file, Span span) {
    const Document& document = file.config->document();
    const Line& line = document.lines[file.source->position(span.begin).line - 1];
    return std::ranges::any_of(document.tokens_of(line), [&](const Token& token) {
        return token.kind == TokenKind::comment && token.span.begin <= span.begin &&
               span.end <= token.span.end;
    });
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (const Run& run : runs_in(file.source->bytes())) {
            const bool is_comment = is_in_comment(file, run.span);
            Finding& finding = findings.add(
                {file.source, run.span},
                fmt::format("here stands {} (U+{:04X})", run.row->what, std::uint32_t{run.first}));
            finding.caption = "what ssh reads is not what one sees";
            if (is_comment) finding.caption = "not seen, or makes others look otherwise";
            finding.help = {"delete it, and type the line anew if anything looks wrong then"};
            finding.fix = Fix{.title = "Delete the hidden characters",
                              .safety = is_comment ? Safety::safe : Safety::unsafe};
            (void)finding.fix->edits.add({run.span, ""});
        }
    }
}

}  // namespace

extern const Rule sec032_hidden_characters{
    .id = "SEC032",
    .name = "hidden-characters",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A file holds characters that one does not see",
    .why = R"(
Marks that change the direction of writing, characters without width, escapes for terminals and
foreign line ends make a file look otherwise in an editor, a review or a terminal than ssh reads it: a
host may have another name than the one that is seen, a line may seem to be a comment. They are
reported wherever they stand, in comments too. What ssh takes for blanks is not meant, nor are
joiners within scripts and pictures that need them.
)",
    .advice = "Delete them. They mostly come with text that was copied from a web page or a chat.",
    .bad = {.text = "\n# hosts «\u202e»gnitset rof\nHost db\n    Port 5022\n"},
    .good = {.text = R"(
# hosts for testing
Host db
    Port 5022
)"},
    .check = check,
};

}  // namespace sshplan
