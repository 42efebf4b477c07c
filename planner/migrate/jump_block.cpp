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
        std::ranges::find_if(blocks, [](const Block& b) { return b.head != nullptr; });
    const SourceFile& source = *file.source;
    if (first == blocks.end()) return static_cast<std::uint32_t>(source.bytes().size());
    std::uint32_t line = first->head->line;
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

/// Adds a name to each Host line that spells another.
std::vector<FileEdit> second_names(const std::string& host,
                                   const std::string& name,
                                   std::span<const LintedFile> files) {
    std::vector<FileEdit> edits;
    for (const LintedFile& file : files) {
        for (const Block& block : file.config->blocks()) {
            if (block.kind != BlockKind::host) continue;
            for (const std::string_view sign : {"", "!"}) {
                const std::string pattern = std::string{sign} + host;
                const auto word = std::ranges::find(block.head->words, pattern, &Word::text);
                if (word == block.head->words.end()) continue;
                const std::uint32_t end = word->span.end;
                edits.push_back({file.source, {{end, end}, fmt::format(" {}{}", sign, name)}});
            }
        }
    }
    return edits;
}

bool is_spelt(const std::string& name, std::span<const LintedFile> files) {
    return std::ranges::any_of(files, [&](const LintedFile& file) {
        return file.source->bytes().find(name) != std::string_view::npos;
    });
}

/// Names that patterns with wildcards are likely to match just as they match the host.
std::vector<std::string> new_names(const std::string& host, std::span<const LintedFile> files) {
    const std::size_t dot = std::min(host.find('.'), host.size());
    std::vector<std::string> names;
    for (const std::string& base :
         {host.substr(0, dot) + "-jump" + host.substr(dot), host + "-jump", "jump-" + host}) {
        std::string name = base;
        for (int i = 2; is_spelt(name, files); ++i) name = fmt::format("{}{}", base, i);
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return names;
}

}  // namespace

std::vector<JumpBlock> jump_blocks(const std::string& host,
                                   const std::vector<ConfigLine>& lines,
                                   const RecipeSite& site,
                                   std::span<const LintedFile> files) {
    std::vector<JumpBlock> ways;
    for (const std::string& name : new_names(host, files)) {
        const std::vector<FileEdit> names = second_names(host, name, files);
        JumpBlock plain{.name = name, .edits = names};
        plain.edits.push_back(insertion(name, lines, site));
        std::vector<ConfigLine> with_address = lines;
        with_address.push_back({"HostName", host});
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
