#include "tools/sshplan/views/place_wording.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/fit.hpp"

namespace sshplan::cli {
namespace {

std::string_view spelling(const Directive& heading) {
    return heading.info != nullptr ? heading.info->spelling : heading.keyword;
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\f");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\f") + 1 - begin);
}

}  // namespace

std::string path_text(std::string_view file, std::string_view home) {
    const bool is_below =
        home.size() > 1 && file.starts_with(home) && file.substr(home.size()).starts_with('/');
    return is_below ? "~" + printable(file.substr(home.size())) : printable(file);
}

std::string origin_text(const Origin& origin, std::string_view home) {
    switch (origin.kind) {
        case OriginKind::file:
            if (origin.place.file == nullptr) return fmt::format("line {}", origin.line);
            return fmt::format("{}:{}", path_text(origin.place.file->name(), home), origin.line);
        case OriginKind::command_line:
            return fmt::format("command line {}", printable(origin.option));
        case OriginKind::implied:
            return fmt::format("implied by {}", printable(origin.option));
        case OriginKind::defaulted:
            return "default";
    }
    return {};
}

std::string heading_bytes(const Directive& heading) {
    std::string text{spelling(heading)};
    if (heading.words.empty() || !heading.is(Keyword::host)) {
        return text.append(" ").append(without_blanks(heading.rest));
    }
    for (const Word& word : heading.words) text.append(" ").append(word.text);
    return text;
}

std::string heading_text(const Directive& heading) { return printable(heading_bytes(heading)); }

std::string short_heading(const Directive& heading, std::size_t width) {
    std::string whole = heading_text(heading);
    if (columns(whole) <= width) return whole;
    if (heading.words.size() < 2 || !heading.is(Keyword::host)) return cut_end(whole, width);
    const std::string count = fmt::format(" ({})", heading.words.size());
    const std::string end = fmt::format(" {}{}", glyph::ellipsis, count);
    std::string text{spelling(heading)};
    for (const Word& word : heading.words) {
        const std::string longer = fmt::format("{} {}", text, printable(word.text));
        if (columns(longer) + columns(end) > width) break;
        text = longer;
    }
    if (text != spelling(heading)) return text + end;
    return cut_end(whole, width - std::min(width, columns(count))) + count;
}

std::string address_text(std::string_view host, std::uint16_t port) {
    const bool has_colon = host.find(':') != std::string_view::npos;
    const std::string shown =
        fmt::format("{}{}{}", has_colon ? "[" : "", printable(host), has_colon ? "]" : "");
    return port == 0 ? shown : fmt::format("{}:{}", shown, port);
}

std::string account_text(std::string_view user, std::string_view host, std::uint16_t port) {
    return fmt::format(
        "{}{}{}", printable(user), user.empty() ? "" : "@", address_text(host, port));
}

}  // namespace sshplan::cli
