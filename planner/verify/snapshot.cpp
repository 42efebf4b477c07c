#include "planner/verify/snapshot.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/config/pattern.hpp"
#include "parser/text/edit.hpp"
#include "planner/dialect/readings.hpp"

namespace sshplan {
namespace {

constexpr std::size_t deepest = 16;  // readconf.c READCONF_MAX_DEPTH
constexpr std::string_view copy_begin = "/copy";
constexpr std::string_view copy_end = ".conf";

std::string place_of(const Inclusion& inclusion) {
    const SourceFile& file = *inclusion.word.file;
    return fmt::format("{}:{}", file.name(), file.position(inclusion.word.span.begin).line);
}

/// All that decides what is copied.
std::string identity_of(const std::vector<const OpenedFile*>& tops, const Inclusions& inclusions) {
    std::set<std::string> words;
    for (const Inclusion& inclusion : inclusions.all()) {
        words.insert(fmt::format("{}\n{}\n{}",
                                 inclusion.word.file->name(),
                                 inclusion.word.span.begin,
                                 fmt::join(inclusion.patterns, "\n")));
    }
    std::string identity;
    for (const OpenedFile* const top : tops) identity += top->source->name() + '\n';
    return identity + fmt::format("{}", fmt::join(words, "\n"));
}

}  // namespace

std::variant<std::string, NoCopy> Snapshot::take(const ReadFiles& read) {
    std::vector<const OpenedFile*> tops;
    if (read.config_option) {
        if (is_none(*read.config_option)) return std::string{"none"};
        const OpenedFile& named = files_.open(*read.config_option);
        if (named.failure) return *read.config_option;  // which ssh will say, too
        tops.push_back(&named);
    } else {
        for (const RoleFile* const role : {&client_.user_config, &client_.system_config}) {
            if (role->wanted == RoleFile::Wanted::nothing) continue;
            const OpenedFile& file = files_.open(role->path);
            if (!file.failure) tops.push_back(&file);
            if (!file.failure || role->wanted == RoleFile::Wanted::by_default) continue;
            if (tops.empty()) return role->path;
            return NoCopy{fmt::format("{} cannot be opened", role->path)};
        }
    }
    if (tops.empty()) return std::string{"none"};
    const std::string identity = identity_of(tops, read.inclusions);
    const auto known = taken_.find(identity);
    if (known != taken_.end()) return known->second;
    return taken_.emplace(identity, copy_all(tops, read.inclusions)).first->second;
}

std::variant<std::string, NoCopy> Snapshot::copy_all(const std::vector<const OpenedFile*>& tops,
                                                     const Inclusions& inclusions) {
    if (auto why = obstacle_in(inclusions)) return NoCopy{*std::move(why)};
    Words words;
    for (const Inclusion& inclusion : inclusions.all()) {
        words.emplace(std::pair{inclusion.word.file, inclusion.word.span.begin}, &inclusion);
    }
    // A file above two others makes them one deeper.
    if (tops.size() > 1 && is_too_deep(tops, words)) {
        return NoCopy{
            fmt::format("files are included {} deep, and copies would be deeper by one", deepest)};
    }
    copies_.clear();
    std::vector<std::string> top_copies;
    for (const OpenedFile* const top : tops) top_copies.push_back(copy_of(*top));
    while (!to_write_.empty()) {
        const OpenedFile& file = *to_write_.back();
        to_write_.pop_back();
        if (auto failure = acting_.create_private_file(copies_.at(&file), bytes_for(file, words))) {
            return NoCopy{
                fmt::format("no copy of {} can be written: {}", file.source->name(), *failure)};
        }
    }
    if (tops.size() == 1) return top_copies.front();
    const std::string both = next_path();
    names_.emplace_back();
    std::string text;
    for (const std::string& copy : top_copies) text += fmt::format("Include {}\n", copy);
    if (auto failure = acting_.create_private_file(both, text)) {
        return NoCopy{fmt::format("{} cannot be written: {}", both, *failure)};
    }
    return both;
}

/// Why what some Include leads to cannot be copied.
std::optional<std::string> Snapshot::obstacle_in(const Inclusions& inclusions) {
    for (const Inclusion& inclusion : inclusions.all()) {
        if (inclusion.patterns.size() > 1) {
            return fmt::format("the Include of {} leads to other files each time that it is read",
                               place_of(inclusion));
        }
        for (const std::string& path : inclusion.paths) {
            if (auto why = obstacle_of(path)) return why;
        }
    }
    return std::nullopt;
}

std::optional<std::string> Snapshot::obstacle_of(const std::string& path) {
    const OpenedFile& file = files_.open(path);
    if (!file.failure) return std::nullopt;
    const bool is_ignored = file.failure->kind == FileFailure::Kind::missing &&
                            client_.dialect.has(Difference::dangling_includes_ignored);
    if (is_ignored) return std::nullopt;
    return fmt::format("{} cannot be opened, and so has no copy", path);
}

/// Whether some file is read as deep as ssh goes.
bool Snapshot::is_too_deep(const std::vector<const OpenedFile*>& tops, const Words& words) {
    std::set<const OpenedFile*> level{tops.begin(), tops.end()};
    for (std::size_t depth = 0; depth < deepest && !level.empty(); ++depth) {
        std::set<const OpenedFile*> next;
        for (const OpenedFile* const file : level) {
            const SourceFile* const source = file->source.get();
            for (auto word = words.lower_bound({source, 0});
                 word != words.end() && word->first.first == source;
                 ++word) {
                for (const std::string& path : word->second->paths) {
                    const OpenedFile& included = files_.open(path);
                    if (!included.failure) next.insert(&included);
                }
            }
        }
        level = std::move(next);
    }
    return !level.empty();
}

/// Where a file's copy is, which is to be written if it is not there.
std::string Snapshot::copy_of(const OpenedFile& file) {
    const auto [copy, is_new] = copies_.try_emplace(&file);
    if (is_new) {
        copy->second = next_path();
        names_.push_back(file.source->name());
        to_write_.push_back(&file);
    }
    return copy->second;
}

std::string Snapshot::bytes_for(const OpenedFile& file, const Words& words) {
    const SourceFile& source = *file.source;
    EditList edits;
    for (auto word = words.lower_bound({&source, 0});
         word != words.end() && word->first.first == &source;
         ++word) {
        (void)edits.add({word->second->word.span, names_for(*word->second)});
    }
    return edits.apply(source.bytes());
}

/// The copies of what a word led to, in order.
std::string Snapshot::names_for(const Inclusion& inclusion) {
    std::vector<std::string> copies;
    for (const std::string& path : inclusion.paths) {
        const OpenedFile& file = files_.open(path);
        if (!file.failure) copies.push_back(copy_of(file));
    }
    if (copies.empty()) return folder_ + "/nothing";  // which ssh does not find either
    return fmt::format("{}", fmt::join(copies, " "));
}

std::string Snapshot::next_path() {
    return fmt::format("{}{}{}{}", folder_, copy_begin, names_.size(), copy_end);
}

std::string Snapshot::with_own_names(std::string_view text) const {
    const std::string mark = folder_ + std::string{copy_begin};
    std::string own;
    while (true) {
        const std::size_t at = text.find(mark);
        own += text.substr(0, at);
        if (at == std::string_view::npos) return own;
        text.remove_prefix(at + mark.size());
        std::size_t number = 0;
        const auto [rest, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
        text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
        const bool is_copy =
            fault == std::errc{} && number < names_.size() && text.starts_with(copy_end);
        own += is_copy ? names_[number] : mark;
        if (is_copy) text.remove_prefix(copy_end.size());
    }
}

}  // namespace sshplan
