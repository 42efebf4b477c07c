#include "planner/migrate/unified_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace sshplan {
namespace {

constexpr std::size_t context = 3;

/// The lines of a text, each with its line end; the last one may have none.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// A name as git writes it: absolute ones from the root on, odd ones in quotes, and behind a name
/// with a blank a tab that ends it (diff(1), git-diff(1) core.quotePath).
std::string header_name(std::string_view side, std::string_view name) {
    while (name.starts_with('/')) name.remove_prefix(1);
    const bool is_odd = name.ends_with(' ') || std::ranges::any_of(name, [](char c) {
                            const auto byte = static_cast<unsigned char>(c);
                            return byte < ' ' || byte >= 0x7f || c == '"' || c == '\\';
                        });
    if (!is_odd) {
        const bool has_blank = name.find(' ') != std::string_view::npos;
        return fmt::format("{}{}{}", side, name, has_blank ? "\t" : "");
    }
    std::string text = fmt::format("\"{}", side);
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            text += '\\';
            text += c;
        } else if (byte < ' ' || byte >= 0x7f) {
            text += fmt::format("\\{:03o}", byte);
        } else {
            text += c;
        }
    }
    return text + '"';
}

/// Lines that are replaced by others.
struct Change {
    std::size_t begin = 0;  // from 0
    std::size_t end = 0;
    std::vector<std::string> added{};
};

class Differ {
public:
    Differ(std::string_view bytes, const EditList& edits) : bytes_(bytes), old_(lines_of(bytes)) {
        for (std::size_t at = 0; const std::string& line : old_) {
            starts_.push_back(at);
            at += line.size();
        }
        for (const Edit& edit : edits.edits()) take(edit);
        for (Group& group : groups_) add_change(group);
    }

    std::string print(std::string_view name) const {
        if (changes_.empty()) return {};
        std::string text =
            fmt::format("--- {}\n+++ {}\n", header_name("a/", name), header_name("b/", name));
        std::ptrdiff_t shift = 0;
        for (std::size_t first = 0; first < changes_.size();) {
            std::size_t last = first;
            while (last + 1 < changes_.size() &&
                   changes_[last + 1].begin <= changes_[last].end + 2 * context) {
                ++last;
            }
            print_hunk(text, first, last, shift);
            first = last + 1;
        }
        return text;
    }

private:
    /// Edits whose lines touch.
    struct Group {
        std::size_t begin = 0;  // lines
        std::size_t end = 0;
        std::vector<Edit> edits{};
    };

    [[nodiscard]] std::size_t line_at(std::size_t offset) const {
        const auto after = std::ranges::upper_bound(starts_, offset);
        return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - starts_.begin() - 1, 0));
    }

    void take(const Edit& edit) {
        const bool is_at_end = edit.span.begin == bytes_.size() && bytes_.ends_with('\n');
        const std::size_t begin = is_at_end ? old_.size() : line_at(edit.span.begin);
        const std::size_t last =
            edit.span.empty() ? begin : std::max(begin, line_at(edit.span.end - 1));
        const std::size_t end = std::min(last + 1, old_.size());
        if (groups_.empty() || groups_.back().end < begin) groups_.push_back({begin, end, {}});
        groups_.back().end = std::max(groups_.back().end, end);
        groups_.back().edits.push_back(edit);
    }

    /// The lines of a group before and after, without those that stay as they are at either end.
    void add_change(const Group& group) {
        const std::size_t from =
            group.begin < starts_.size() ? starts_[group.begin] : bytes_.size();
        const std::size_t to = group.end < starts_.size() ? starts_[group.end] : bytes_.size();
        EditList moved;
        for (const Edit& edit : group.edits) {
            const auto offset = static_cast<std::uint32_t>(from);
            (void)moved.add({{edit.span.begin - offset, edit.span.end - offset}, edit.text});
        }
        const auto added = lines_of(moved.apply(bytes_.substr(from, to - from)));
        add_changes({old_.begin() + static_cast<std::ptrdiff_t>(group.begin),
                     old_.begin() + static_cast<std::ptrdiff_t>(group.end)},
                    added,
                    group.begin);
    }

    /// The changes that make lines of others, as few as can be (the longest common subsequence).
    void add_changes(std::span<const std::string> removed,
                     std::span<const std::string> added,
                     std::size_t begin) {
        const std::size_t width = added.size() + 1;
        std::vector<std::size_t> common((removed.size() + 1) * width, 0);
        for (std::size_t i = removed.size(); i-- > 0;) {
            for (std::size_t j = added.size(); j-- > 0;) {
                common[i * width + j] =
                    removed[i] == added[j]
                        ? common[(i + 1) * width + j + 1] + 1
                        : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
            }
        }
        Change change{begin, begin, {}};
        for (std::size_t i = 0, j = 0; i < removed.size() || j < added.size();) {
            const bool is_same = i < removed.size() && j < added.size() && removed[i] == added[j];
            if (is_same) {
                take(std::move(change));
                change = {begin + ++i, begin + i, {}};
                ++j;
            } else if (j == added.size() || (i < removed.size() && common[(i + 1) * width + j] >=
                                                                       common[i * width + j + 1])) {
                change.end = begin + ++i;
            } else {
                change.added.push_back(added[j++]);
            }
        }
        take(std::move(change));
    }

    void take(Change change) {
        if (change.begin != change.end || !change.added.empty()) {
            changes_.push_back(std::move(change));
        }
    }

    static void print_line(std::string& text, char sign, const std::string& line) {
        text += sign;
        text += line;
        if (!line.ends_with('\n')) text += "\n\\ No newline at end of file\n";
    }

    static std::string range(std::size_t begin, std::size_t count) {
        const std::size_t first = count == 0 ? begin : begin + 1;
        return count == 1 ? fmt::format("{}", first) : fmt::format("{},{}", first, count);
    }

    void print_hunk(std::string& text,
                    std::size_t first,
                    std::size_t last,
                    std::ptrdiff_t& shift) const {
        const std::size_t begin = changes_[first].begin - std::min(changes_[first].begin, context);
        const std::size_t end = std::min(changes_[last].end + context, old_.size());
        std::size_t added = 0;
        std::size_t removed = 0;
        for (std::size_t i = first; i <= last; ++i) {
            added += changes_[i].added.size();
            removed += changes_[i].end - changes_[i].begin;
        }
        const auto new_begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(begin) + shift);
        text += fmt::format("@@ -{} +{} @@\n",
                            range(begin, end - begin),
                            range(new_begin, end - begin - removed + added));
        shift += static_cast<std::ptrdiff_t>(added) - static_cast<std::ptrdiff_t>(removed);
        std::size_t at = begin;
        for (std::size_t i = first; i <= last; ++i) {
            const Change& change = changes_[i];
            for (; at < change.begin; ++at) print_line(text, ' ', old_[at]);
            for (; at < change.end; ++at) print_line(text, '-', old_[at]);
            for (const std::string& line : change.added) print_line(text, '+', line);
        }
        for (; at < end; ++at) print_line(text, ' ', old_[at]);
    }

    std::string_view bytes_;
    std::vector<std::string> old_;
    std::vector<std::size_t> starts_;
    std::vector<Group> groups_;
    std::vector<Change> changes_;
};

}  // namespace

std::string unified_diff(std::string_view name, std::string_view bytes, const EditList& edits) {
    return Differ{bytes, edits}.print(name);
}

}  // namespace sshplan
