#include <algorithm>
#include <array>

#include "planner/resolve/evaluation.hpp"

namespace sshplan {

namespace {

/// How many entries ssh has room for, and what it says of more.
struct Room {
    Keyword keyword;
    std::size_t entries;
    std::string_view complaint;       // behind "FILE line N: "
    std::string_view complaint_then;  // where an error stops ssh at once
    Lifetime lives{};                 // then lists of any length are taken
};

constexpr std::array rooms{
    Room{Keyword::identity_file,
         100,
         "Too many identity files specified (max 100).",
         "Too many identity files specified (max 100)."},
    Room{Keyword::certificate_file,
         100,
         "Too many certificate files specified (max 100).",
         "Too many certificate files specified (max 100)."},
    Room{Keyword::global_known_hosts_file,
         32,
         "too many globalknownhostsfile entries.",
         "too many known hosts files."},
    Room{Keyword::user_known_hosts_file,
         32,
         "too many userknownhostsfile entries.",
         "too many known hosts files."},
    Room{Keyword::canonical_domains,
         32,
         "too many hostname suffixes.",
         "too many hostname suffixes.",
         {.until = {9, 7}}},
    Room{Keyword::canonicalize_permitted_cnames,
         32,
         "too many permitted CNAMEs.",
         "too many permitted CNAMEs.",
         {.until = {9, 7}}},
};

}  // namespace

std::optional<std::string> excess_of(const Evaluation& evaluation,
                                     Keyword keyword,
                                     const Value& value) {
    const auto* const room = std::ranges::find(rooms, keyword, &Room::keyword);
    if (room == rooms.end() || !room->lives.holds_in(evaluation.edition())) {
        return std::nullopt;
    }
    const Setting& setting = evaluation.result.of(keyword);
    const bool appends = describe(keyword).merge == Merge::append;
    if (!appends && !setting.obtained.empty()) return std::nullopt;
    const std::size_t more = appends ? setting.obtained.size() + 1 : value.words.size();
    if (more <= room->entries) return std::nullopt;
    const bool is_new = evaluation.has(Difference::value_errors_counted);
    return std::string{is_new ? room->complaint : room->complaint_then};
}

}  // namespace sshplan
