#include "planner/resolve/config_files.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace sshplan {
namespace {

/// What was read of a file, for another name of it.
FileAnswer content_of(const OpenedFile& file) {
    if (file.failure) return *file.failure;
    return FileContent{.bytes = std::string{file.source->bytes()},
                       .owner = file.owner,
                       .group = file.group,
                       .mode = file.mode,
                       .is_directory = file.is_directory};
}

/// The number (from 1) of the first line of more than so many bytes; 0: there is none.
std::size_t first_line_beyond(const SourceFile& source, std::size_t most) {
    if (!source.has_line_beyond(most)) return 0;
    std::string_view rest = source.bytes();
    for (std::size_t number = 1;; ++number) {
        const std::size_t size = std::min(rest.find('\n'), rest.size());
        if (size > most) return number;
        rest.remove_prefix(size + 1);
    }
}

/// `what` has a place for "more than …".
std::string excess(std::string_view what, Limit limit, const Limits& limits) {
    const std::size_t most = limits.of(limit);
    return with_remedy(fmt::format(fmt::runtime(what), more_than(limit, most)), limit, most);
}

}  // namespace

const Config& OpenedFile::config(Lexis lexis) const {
    if (lexis != Lexis::tokenised && config().is_cut_alike()) return config();
    std::unique_ptr<Config>& config = configs_[static_cast<std::size_t>(lexis)];
    if (!config) config = std::make_unique<Config>(*source, lexis);
    return *config;
}

QuietBlocks& OpenedFile::quiet_blocks(Lexis lexis) const {
    if (lexis != Lexis::tokenised && config().is_cut_alike()) lexis = Lexis::tokenised;
    std::unique_ptr<QuietBlocks>& quiet = quiet_[static_cast<std::size_t>(lexis)];
    if (!quiet) quiet = std::make_unique<QuietBlocks>(config(lexis).blocks());
    return *quiet;
}

ConfigFiles::ConfigFiles(World& world, std::shared_ptr<ReadSoFar> so_far)
    : world_(world), so_far_(std::move(so_far)) {}

const OpenedFile& ConfigFiles::open(const std::string& path) {
    const auto [entry, is_new] = files_.try_emplace(path);
    if (!is_new) return entry->second;
    entry->second.place = world_.real_path(path);
    const auto [place, is_new_place] = by_place_.try_emplace(entry->second.place, &entry->second);
    if (is_new_place) {
        take(entry->second, path, world_.read_file(path));
    } else {
        take(entry->second, path, content_of(*place->second));
    }
    return entry->second;
}

void ConfigFiles::adopt(const std::string& name, FileAnswer answer) {
    const auto [entry, is_new] = files_.try_emplace(name);
    if (is_new) take(entry->second, name, std::move(answer));
}

/// Parses what was read, if it is within the limits.
void ConfigFiles::take(OpenedFile& file, const std::string& name, FileAnswer answer) {
    if (auto* failure = std::get_if<FileFailure>(&answer)) {
        file.failure = std::move(*failure);
        return;
    }
    auto& content = std::get<FileContent>(answer);
    so_far_->bytes += content.bytes.size();
    auto source = std::make_unique<SourceFile>(name, std::move(content.bytes));
    if (const auto excess = excess_of(*source)) {
        file.failure = FileFailure{FileFailure::Kind::too_large, *excess};
        return;
    }
    file.owner = content.owner;
    file.group = content.group;
    file.mode = content.mode;
    file.is_directory = content.is_directory;
    file.source = std::move(source);
    opened_.push_back(&file);
    ++so_far_->files;
}

/// Which limit is exceeded, if one is.
std::optional<std::string> ConfigFiles::excess_of(const SourceFile& source) const {
    const Limits& limits = world_.limits();
    if (source.bytes().size() > limits.of(Limit::file)) {
        return too_large_text(limits.of(Limit::file));
    }
    if (so_far_->files >= limits.of(Limit::files)) {
        return excess("one of {}", Limit::files, limits);
    }
    if (so_far_->bytes > limits.of(Limit::total)) {
        return excess("part of {} of configuration in all", Limit::total, limits);
    }
    const std::size_t line = first_line_beyond(source, limits.of(Limit::line));
    if (line == 0) return std::nullopt;
    return excess(fmt::format("a file whose line {} has {{}}", line), Limit::line, limits);
}

IncludedFiles& ConfigFiles::find(const std::string& pattern, const std::string& home) {
    const auto known = found_.find({pattern, home});
    if (known != found_.end()) return known->second;
    IncludedFiles files{glob_paths(world_, pattern, home)};
    return found_.emplace(std::pair{pattern, home}, std::move(files)).first->second;
}

const OpenedFile& ConfigFiles::option(const std::string& text) {
    const auto [entry, is_new] = options_.try_emplace(text);
    if (is_new) {
        entry->second.source =
            std::make_unique<SourceFile>("command-line", text, SourceFile::Kind::option);
    }
    return entry->second;
}

}  // namespace sshplan
