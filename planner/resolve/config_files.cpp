#include "planner/resolve/config_files.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace sshplan {
namespace {

OpenedFile not_opened(FileFailure failure) {
    OpenedFile file;
    file.failure = std::move(failure);
    return file;
}

std::size_t longest_line(std::string_view bytes) {
    std::size_t longest = 0;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1);
        longest = std::max(longest, end);
        bytes.remove_prefix(end + 1);
    }
    return longest;
}

void parse_into(OpenedFile& file, std::string name, std::string bytes) {
    file.source = std::make_unique<SourceFile>(std::move(name), std::move(bytes));
    file.config = std::make_unique<Config>(*file.source);
}

}  // namespace

ConfigFiles::ConfigFiles(World& world, ReadingLimits limits) : world_(world), limits_(limits) {}

const OpenedFile& ConfigFiles::open(const std::string& path) {
    const auto [entry, is_new] = files_.try_emplace(path);
    if (!is_new) return entry->second;
    entry->second = read(path);
    if (entry->second.config) opened_.push_back(&entry->second);
    return entry->second;
}

void ConfigFiles::adopt(const std::string& name, std::string bytes) {
    const auto [entry, is_new] = files_.try_emplace(name);
    if (!is_new) return;
    parse_into(entry->second, name, std::move(bytes));
    opened_.push_back(&entry->second);
}

OpenedFile ConfigFiles::read(const std::string& path) {
    using Kind = FileFailure::Kind;
    if (opened_.size() >= limits_.files) {
        return not_opened({Kind::too_large, fmt::format("more than {} files", limits_.files)});
    }
    FileAnswer answer = world_.read_file(path);
    if (auto* failure = std::get_if<FileFailure>(&answer)) return not_opened(std::move(*failure));
    auto& content = std::get<FileContent>(answer);
    bytes_ += content.bytes.size();
    if (bytes_ > limits_.bytes) {
        return not_opened(
            {Kind::too_large,
             fmt::format("more than {} MiB of configuration in all", limits_.bytes >> 20)});
    }
    if (longest_line(content.bytes) > limits_.line) {
        return not_opened(
            {Kind::too_large, fmt::format("a line longer than {} bytes", limits_.line)});
    }
    OpenedFile file;
    file.owner = content.owner;
    file.group = content.group;
    file.mode = content.mode;
    file.is_directory = content.is_directory;
    parse_into(file, path, std::move(content.bytes));
    return file;
}

const OpenedFile& ConfigFiles::option(const std::string& text) {
    const auto [entry, is_new] = options_.try_emplace(text);
    if (is_new) parse_into(entry->second, "command-line", text);
    return entry->second;
}

}  // namespace sshplan
