#include "planner/resolve/included_files.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "planner/dialect/readings.hpp"
#include "planner/resolve/config_files.hpp"

namespace sshplan {
namespace {

constexpr std::size_t longest_read = 4093;  // releases differ in what they make of longer lines

QuietBlocks& blocks_of(const OpenedFile& file, const Dialect& dialect) {
    return file.quiet_blocks(lexis_of(dialect));
}

/// Whether something of a file may count, or be remarked on, for hosts that it does not name.
bool speaks_to_all(const OpenedFile& file, const Dialect& dialect) {
    QuietBlocks& blocks = blocks_of(file, dialect);
    return file.is_directory || file.source->has_line_beyond(longest_read) ||
           !blocks.are_all_quiet(blocks.in(dialect));
}

}  // namespace

void IncludedFiles::Known::learn(std::vector<const OpenedFile*> files) {
    files_ = std::move(files);
    always_.clear();
    for (std::uint32_t i = 0; i < files_.size(); ++i) {
        if (speaks_to_all(*files_[i], dialect_)) always_.push_back(i);
    }
}

IncludedFiles::Known& IncludedFiles::in(const Dialect& dialect, std::uint32_t user) {
    for (Known& known : known_) {
        const bool is_same = known.user_ == user && known.dialect_.edition == dialect.edition &&
                             known.dialect_.differences == dialect.differences;
        if (is_same) return known;
    }
    known_.push_back(Known{dialect, user});
    return known_.back();
}

PatternIndex& IncludedFiles::index_for(const Known& known) {
    const Lexis lexis = lexis_of(known.dialect_);
    std::optional<PatternIndex>& patterns = patterns_[static_cast<std::size_t>(lexis)];
    if (patterns) return *patterns;
    patterns.emplace();
    for (std::uint32_t i = 0; i < known.files_.size(); ++i) {
        for (const Block& block : known.files_[i]->config(lexis).blocks()) {
            for (const Word& word : block.patterns) {
                patterns->add(word.text.substr(word.text.starts_with('!') ? 1 : 0), i);
            }
        }
    }
    return *patterns;
}

std::vector<std::uint32_t> IncludedFiles::to_read(std::string_view host, Known& known) {
    std::erase_if(known.always_, [&](std::uint32_t i) {
        return !speaks_to_all(*known.files_[i], known.dialect_);
    });
    std::vector<std::uint32_t> named;
    index_for(known).find(host, named);
    std::ranges::sort(named);
    const auto repeated = std::ranges::unique(named);
    named.erase(repeated.begin(), repeated.end());
    std::vector<std::uint32_t> all;
    std::ranges::set_union(named, known.always_, std::back_inserter(all));
    return all;
}

}  // namespace sshplan
