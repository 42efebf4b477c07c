#include "planner/migrate/jump_block.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/migrate/line_style.hpp"

namespace sshplan {
namespace {

/// Where a block comes before those of a file: before its first heading and the comment above it.
std::uint32_t first_place(const LintedFile& file) {
    const auto blocks = file.config->blocks();
    const auto first =
        std::ranges::find_if(blocks, [](const Block& b) { return b.head() != nullptr; });
    const SourceFile& source = *file.source;
    if (first == blocks.end()) return static_cast<std::uint32_t>(source.bytes().size());
    std::uint32_t line = first->head()->line;
    while (line > 1) {
        const std::string_view above = source.line(line - 1);
        const std::size_t begin = above.find_first_not_of(" \t");
        if (begin == std::string_view::npos || above[begin] != '#') break;
        --line;
    }
    const std::string_view text = source.line(line);
    return static_cast<std::uint32_t>(text.data() - source.bytes().data());
}

std::string block_text(const std::string& name,
                       const std::vector<ConfigLine>& lines,
                       const RecipeSite& site) {
    LineStyle style = style_of(site);
    if (style.indent.empty()) style.indent = "    ";
    std::string text = fmt::format("{} {}{}", style.keyword("Host"), name, style.end);
    for (const ConfigLine& line : lines) text += style.line(line);
    return text + style.end;
}

FileEdit insertion(const std::string& name,
                   const std::vector<ConfigLine>& lines,
                   const RecipeSite& site) {
    const std::uint32_t place = first_place(*site.file);
    return {site.file->source, {{place, place}, block_text(name, lines, site)}};
}

}  // namespace

JumpBlock direct_named_block(const std::string& host,
                             const std::vector<ConfigLine>& lines,
                             const RecipeSite& site,
                             const RewriteContext& context) {
    JumpBlock way{.name = context.names.of(host, lines).front()};
    std::vector<ConfigLine> direct{{"HostName", host}};
    direct.insert(direct.end(), lines.begin(), lines.end());
    direct.push_back({"ProxyCommand", "none"});
    way.edits = context.names.beside(host, way.name, site.file->source);
    way.edits.push_back(insertion(way.name, direct, site));
    way.edits.push_back(insertion(host, {{"ProxyCommand", "none"}}, site));
    return way;
}

std::vector<JumpBlock> jump_blocks(const std::string& host,
                                   const std::vector<ConfigLine>& lines,
                                   const RecipeSite& site,
                                   const RewriteContext& context) {
    std::vector<JumpBlock> ways;
    for (const std::string& name : context.names.of(host, lines)) {
        const std::vector<FileEdit> names = context.names.beside(host, name, site.file->source);
        JumpBlock plain{.name = name, .edits = names};
        plain.edits.push_back(insertion(name, lines, site));
        const bool has_address = std::ranges::any_of(lines, [](const ConfigLine& line) {
            return equals_ignoring_case(line.keyword, "HostName");
        });
        std::vector<ConfigLine> with_address = lines;
        if (!has_address) with_address.insert(with_address.begin(), {"HostName", host});
        JumpBlock addressed{.name = name, .edits = names};
        addressed.edits.push_back(insertion(name, with_address, site));
        ways.push_back(std::move(addressed));
        if (!names.empty()) ways.push_back(std::move(plain));  // a block may say the address
    }
    ways.push_back({.name = host, .edits = {insertion(host, lines, site)}, .is_of_host = true});
    return ways;
}

std::vector<FileEdit> direct_jump_block(const std::string& host, const RecipeSite& site) {
    return {insertion(host, {{"ProxyCommand", "none"}}, site)};
}

}  // namespace sshplan
