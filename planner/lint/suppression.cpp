#include "planner/lint/suppression.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "planner/lint/selection.hpp"

namespace sshplan {
namespace {

constexpr std::string_view marker = "sshplan:";

struct Scope {
    std::string_view word;
    enum class Reach : std::uint8_t { line, block, file } reach;
};

constexpr std::array scopes{
    Scope{"ignore", Scope::Reach::line},
    Scope{"ignore-block", Scope::Reach::block},
    Scope{"ignore-file", Scope::Reach::file},
};

/// Reads the text of a comment from left to right.
class CommentReader {
public:
    CommentReader(std::string_view text, std::uint32_t begin) : text_(text), begin_(begin) {}

    std::optional<Scope::Reach> read(Suppression& suppression) {
        const std::size_t bracket = std::min(text_.find('['), text_.find(' '));
        const std::string_view word = text_.substr(0, bracket);
        const auto* const scope = std::ranges::find(scopes, word, &Scope::word);
        if (scope == scopes.end()) {
            suppression.complaint =
                "it must go on with ignore[...], ignore-block[...] or ignore-file[...]";
            return std::nullopt;
        }
        skip(word.size());
        read_codes(suppression);
        while (suppression.complaint.empty() && skip_blanks()) read_field(suppression);
        return scope->reach;
    }

private:
    void skip(std::size_t count) {
        text_.remove_prefix(count);
        begin_ += static_cast<std::uint32_t>(count);
    }

    bool skip_blanks() {
        skip(std::min(text_.find_first_not_of(" \t"), text_.size()));
        return !text_.empty();
    }

    void read_codes(Suppression& suppression) {
        const std::size_t end = text_.find(']');
        if (!text_.starts_with('[') || end == std::string_view::npos) {
            suppression.complaint = "rules must be named: ignore[SEM001]";
            return;
        }
        skip(1);
        for (std::size_t left = end - 1; suppression.complaint.empty();) {
            const std::size_t comma = std::min(text_.find(','), left);
            take_code(suppression, text_.substr(0, comma));
            if (comma == left) return skip(comma + 1);
            skip(comma + 1);
            left -= comma + 1;
        }
    }

    void take_code(Suppression& suppression, std::string_view code) {
        const std::size_t first = std::min(code.find_first_not_of(' '), code.size());
        const std::size_t last = code.find_last_not_of(' ');
        const std::string_view text =
            first == code.size() ? std::string_view{} : code.substr(first, last - first + 1);
        const auto begin = begin_ + static_cast<std::uint32_t>(first);
        suppression.codes.push_back(
            {std::string{text}, {begin, begin + static_cast<std::uint32_t>(text.size())}});
        if (!is_selector(text) || selects_all(text)) {
            suppression.complaint = fmt::format("there is no rule '{}'", text);
        }
    }

    void read_field(Suppression& suppression) {
        constexpr std::string_view reason = "reason=\"";
        constexpr std::string_view until = "until=";
        if (text_.starts_with(reason)) {
            const std::size_t end = text_.find('"', reason.size());
            if (end == std::string_view::npos) {
                suppression.complaint = "the quote of the reason is not closed";
                return;
            }
            suppression.reason = text_.substr(reason.size(), end - reason.size());
            return skip(end + 1);
        }
        const std::size_t end = std::min(text_.find_first_of(" \t"), text_.size());
        if (text_.starts_with(until) && is_day(text_.substr(until.size(), end - until.size()))) {
            suppression.until = text_.substr(until.size(), end - until.size());
            return skip(end);
        }
        suppression.complaint = fmt::format(R"('{}' is neither reason="..." nor until=YYYY-MM-DD)",
                                            text_.substr(0, end));
    }

    std::string_view text_;
    std::uint32_t begin_;
};

/// From the beginning of a line to where the next one begins, if `last` is not the end of the file.
Span span_of_lines(std::uint32_t first, std::uint32_t last, const Document& document) {
    const Line& end = document.lines[last - 1];
    const bool has_line_end = document.file->at(end.span).ends_with('\n');
    return {document.lines[first - 1].span.begin, has_line_end ? end.span.end : UINT32_MAX};
}

/// The lines of which a comment on line `number` speaks.
void find_lines(Suppression& suppression,
                Scope::Reach reach,
                std::uint32_t number,
                const LintedFile& file) {
    const auto last_of_file = static_cast<std::uint32_t>(file.config->document().lines.size());
    if (reach == Scope::Reach::file) {
        suppression.first_line = 1;
        suppression.last_line = last_of_file;
        suppression.reach = {0, UINT32_MAX};
        return;
    }
    const auto directives = file.config->directives();
    const auto next = std::ranges::upper_bound(directives, number, {}, &Directive::line);
    if (next == directives.end()) {
        suppression.complaint = "no line follows of which it could speak";
        return;
    }
    suppression.first_line = suppression.last_line = next->line;
    if (reach == Scope::Reach::block) {
        const auto blocks = file.config->blocks();
        const auto block = std::ranges::find(blocks, &*next, &Block::head);
        if (block == blocks.end()) {
            suppression.complaint = "no Host or Match line follows";
        } else if (!block->directives().empty()) {
            suppression.last_line = block->directives().back().line;
        }
    }
    suppression.reach =
        span_of_lines(suppression.first_line, suppression.last_line, file.config->document());
}

}  // namespace

std::vector<Suppression> find_suppressions(const LintedFile& file) {
    std::vector<Suppression> found;
    const Document& document = file.config->document();
    for (std::uint32_t i = 0; i < document.lines.size(); ++i) {
        const Line& line = document.lines[i];
        if (line.kind != LineKind::nothing) continue;
        if (file.source->at(line.span).find(marker) == std::string_view::npos) continue;
        for (const Token& token : document.tokens_of(line)) {
            if (token.kind != TokenKind::comment) continue;
            std::string_view text = file.source->at(token.span);
            const std::size_t lead = text.find_first_not_of("# \t");
            if (lead == std::string_view::npos || !text.substr(lead).starts_with(marker)) continue;
            const auto begin = token.span.begin + static_cast<std::uint32_t>(lead);
            std::size_t skipped = lead + marker.size();
            skipped = std::min(text.find_first_not_of(" \t", skipped), text.size());
            Suppression suppression{.where = {file.source, {begin, token.span.end}}};
            CommentReader reader{text.substr(skipped),
                                 token.span.begin + static_cast<std::uint32_t>(skipped)};
            const auto reach = reader.read(suppression);
            if (reach && suppression.complaint.empty()) {
                find_lines(suppression, *reach, i + 1, file);
            }
            found.push_back(std::move(suppression));
        }
    }
    return found;
}

/// Whether a text is a day of the calendar, as 2026-11-27.
bool is_day(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    if (text.size() != form.size()) return false;
    const auto number = [&](std::size_t begin, std::size_t count) {
        int value = 0;
        const char* const first = text.data() + begin;
        const auto [end, error] = std::from_chars(first, first + count, value);
        return error == std::errc{} && end == first + count ? value : -1;
    };
    using namespace std::chrono;
    const year_month_day day{year{number(0, 4)},
                             month{static_cast<unsigned>(number(5, 2))},
                             std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    return text[4] == '-' && text[7] == '-' && number(0, 4) >= 0 && day.ok();
}

bool is_in_force(const Suppression& suppression, std::string_view today) {
    return suppression.complaint.empty() &&
           (suppression.until.empty() || today <= suppression.until);
}

}  // namespace sshplan
