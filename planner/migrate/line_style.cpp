#include "planner/migrate/line_style.hpp"

#include <algorithm>

#include "parser/config/pattern.hpp"
#include "planner/lint/line_edit.hpp"

namespace sshplan {
namespace {

LineStyle::Letters letters_of(std::string_view keyword) {
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (std::ranges::none_of(keyword, is_upper)) return LineStyle::Letters::lower;
    if (std::ranges::none_of(keyword, is_lower)) return LineStyle::Letters::upper;
    return LineStyle::Letters::mixed;
}

}  // namespace

std::string LineStyle::keyword(std::string_view spelling) const {
    std::string text = letters == Letters::lower ? lower_case(spelling) : std::string{spelling};
    if (letters == Letters::upper) {
        for (char& c : text) {
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        }
    }
    return text;
}

std::string LineStyle::lead(std::string_view spelling) const {
    std::string text = keyword(spelling);
    if (column == 0) return text + separator;
    return text.append(std::max(column, text.size() + 1) - text.size(), ' ');
}

std::string LineStyle::line(const ConfigLine& line) const {
    return indent + lead(line.keyword) + line.value + end;
}

LineStyle style_of(const RecipeSite& site) {
    const SourceFile& file = *site.file->source;
    const Directive& line = *site.line;
    const Span whole = whole_line(file, line);
    LineStyle style;
    const std::string_view lead = file.at({whole.begin, line.keyword_span.begin});
    style.indent = lead.substr(0, lead.find_last_not_of('=') + 1);
    style.separator = file.at({line.keyword_span.end, line.rest_span.begin});
    if (style.separator.empty()) style.separator = " ";
    const bool is_column =
        style.separator.size() > 1 && style.separator.find_first_not_of(' ') == std::string::npos;
    if (is_column) style.column = line.keyword_span.size() + style.separator.size();
    style.letters = letters_of(file.at(line.keyword_span));
    // A last line may have no end: then the first one says how lines end.
    const std::string_view bytes = file.bytes();
    const bool has_end = file.at(whole).ends_with('\n');
    const std::string_view model =
        has_end ? file.at(whole)
                : bytes.substr(0, std::min(bytes.find('\n'), bytes.size() - 1) + 1);
    if (model.ends_with("\r\n")) style.end = "\r\n";
    return style;
}

}  // namespace sshplan
