#include "planner/migrate/jump_names.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"

namespace sshplan {

const std::vector<std::string>& JumpNames::of(const std::string& host,
                                              const std::vector<ConfigLine>& lines) {
    std::vector<Named>& known = by_host_[host];
    const auto found = std::ranges::find(known, lines, &Named::lines);
    if (found != known.end()) return found->names;
    known.push_back({lines, new_names(host, known.size())});
    return known.back().names;
}

std::vector<FileEdit> JumpNames::beside(const std::string& host,
                                        const std::string& name,
                                        const SourceFile* with) {
    std::vector<FileEdit> edits;
    std::ranges::copy_if(beside_all(host, name),
                         std::back_inserter(edits),
                         [&](const FileEdit& edit) { return are_together(edit.file, with); });
    return edits;
}

bool JumpNames::are_together(const SourceFile* one, const SourceFile* other) const {
    return one == other || std::ranges::any_of(configurations_, [&](const auto& files) {
               return files.contains(one) && files.contains(other);
           });
}

const std::vector<FileEdit>& JumpNames::beside_all(const std::string& host,
                                                   const std::string& name) {
    const auto [entry, is_new] = beside_.try_emplace({host, name});
    if (!is_new) return entry->second;
    for (const LintedFile& file : files_) {
        for (const Block& block : file.config->blocks()) {
            if (block.kind != BlockKind::host) continue;
            for (const std::string_view sign : {"", "!"}) {
                const std::string pattern = std::string{sign} + host;
                const auto word = std::ranges::find(block.head()->words, pattern, &Word::text);
                if (word == block.head()->words.end()) continue;
                const std::uint32_t end = word->span.end;
                entry->second.push_back(
                    {file.source, {{end, end}, fmt::format(" {}{}", sign, name)}});
            }
        }
    }
    return entry->second;
}

std::vector<std::string> JumpNames::new_names(const std::string& host, std::size_t number) const {
    // An address has no first part that would be a name.
    const bool is_address = host.find_first_not_of("0123456789.") == std::string::npos ||
                            host.find(':') != std::string::npos;
    std::string base = host;
    std::ranges::replace(base, ':', '-');
    const std::size_t dot = is_address ? base.size() : std::min(base.find('.'), base.size());
    std::vector<std::string> names;
    for (const auto& [stem, rest] : {std::pair{base.substr(0, dot) + "-jump", base.substr(dot)},
                                     std::pair{base + "-jump", std::string{}},
                                     std::pair{"jump-" + base, std::string{}}}) {
        std::string name = stem + rest;
        std::size_t left = number;
        for (int i = 2; is_spelt(name) || left-- > 0; ++i) {
            name = fmt::format("{}{}{}", stem, i, rest);
        }
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return names;
}

bool JumpNames::is_spelt(const std::string& name) const {
    const std::string small = lower_case(name);
    return std::ranges::any_of(files_, [&](const LintedFile& file) {
        const std::string_view bytes = file.source->bytes();
        const auto found =
            std::search(bytes.begin(), bytes.end(), small.begin(), small.end(), [](char a, char b) {
                return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
            });
        return found != bytes.end();
    });
}

}  // namespace sshplan
