#include "planner/migrate/printed_settings.hpp"

#include <algorithm>
#include <variant>

#include "planner/resolve/dump/dump.hpp"

namespace sshplan {
namespace {

constexpr std::size_t most_known = 4096;  // what is forgotten is printed again

bool is_alike(const Obtained& a, const Obtained& b) {
    return a.text == b.text && a.words == b.words;
}

bool is_said_alike(Keyword keyword, const Resolution& a, const Resolution& b) {
    return std::ranges::equal(a.of(keyword).obtained, b.of(keyword).obtained, is_alike) &&
           a.final_of(keyword) == b.final_of(keyword);
}

}  // namespace

std::vector<Keyword> PrintedSettings::differing(const Resolution& a, const Resolution& b) {
    // Behind a list of them that cannot be put together, nothing at all is printed.
    constexpr Keyword may_stop = Keyword::host_key_algorithms;
    const bool is_all = a.text(may_stop) != b.text(may_stop);
    std::vector<Keyword> keywords;
    for (std::size_t i = 0; i < keyword_count; ++i) {
        const auto keyword = static_cast<Keyword>(i);
        if (is_all || !is_said_alike(keyword, a, b)) keywords.push_back(keyword);
    }
    return keywords;
}

std::string PrintedSettings::of(Keyword keyword, const Resolution& resolution) {
    if (known_.size() >= most_known) known_.clear();
    const auto [entry, is_new] = known_.try_emplace(source_of(keyword, resolution));
    if (is_new) entry->second = printed(keyword, resolution);
    return entry->second;
}

PrintedSettings::Source PrintedSettings::source_of(Keyword keyword, const Resolution& resolution) {
    Source source{
        .keyword = keyword,
        .settled = resolution.final_of(keyword),
        .host_key_algorithms = std::string{resolution.text(Keyword::host_key_algorithms)}};
    for (const Obtained& value : resolution.of(keyword).obtained) {
        source.obtained.push_back({value.text});
        source.obtained.back().insert(
            source.obtained.back().end(), value.words.begin(), value.words.end());
    }
    return source;
}

std::string PrintedSettings::printed(Keyword keyword, const Resolution& resolution) const {
    const auto dumped = dump(resolution, client_);
    const auto* const lines = std::get_if<std::vector<DumpLine>>(&dumped);
    if (lines == nullptr) return {};
    std::string text;
    for (const DumpLine& line : *lines) {
        if (line.keyword == keyword) text += line.text + "\n";
    }
    return text;
}

}  // namespace sshplan
