#include "planner/resolve/dump/dump.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/algorithm_lists.hpp"
#include "planner/resolve/default_identities.hpp"
#include "planner/resolve/dump/layout.hpp"
#include "planner/resolve/value.hpp"

namespace sshplan {

namespace {

using Words = std::vector<std::string>;
using MaybeText = std::optional<std::string>;

std::string joined(const Words& words) { return fmt::format("{}", fmt::join(words, " ")); }

bool is_algorithm_list(Keyword keyword) {
    return std::ranges::find(assembled_lists(), keyword, &AlgorithmList::keyword) !=
           assembled_lists().end();
}

/// A path of ForwardAgent counts more than its flag; RekeyLimit takes each half from the first line
/// that has it.
MaybeText joined_halves(const Setting& setting, Keyword keyword) {
    MaybeText first;
    MaybeText second;
    for (const Obtained& value : setting.obtained) {
        const std::size_t blank = value.text.find(' ');
        if (keyword == Keyword::rekey_limit) {
            if (!first) first = value.text.substr(0, blank);
            if (!second && blank != std::string::npos) second = value.text.substr(blank + 1);
        } else {
            MaybeText& half = is_agent_path(value.text) ? second : first;
            if (!half) half = value.text;
        }
    }
    if (keyword == Keyword::forward_agent) return second ? second : first;
    if (!first) return std::nullopt;
    return fmt::format("{} {}", *first, second.value_or("0"));
}

/// What the tables of defaults say.
MaybeText fallback_of(Keyword keyword, const Client& client) {
    if (is_algorithm_list(keyword)) return default_list(keyword, client.dialect);
    const std::string_view fallback = fallback_in(keyword, client.dialect.edition);
    return fallback.empty() ? std::nullopt : MaybeText{fallback};
}

/// What a line prints that has one value; nothing if there is no such line.
MaybeText value_of(const Resolution& resolution, const Client& client, Keyword keyword) {
    switch (keyword) {
        case Keyword::host:
            return resolution.host_argument;
        case Keyword::user:
            return resolution.user;
        case Keyword::hostname:
            return resolution.hostname;
        case Keyword::port:
            return std::string{resolution.text(Keyword::port, std::to_string(client.default_port))};
        default:
            break;
    }
    if (const auto& settled = resolution.final_of(keyword)) {
        return settled->empty() ? std::nullopt : MaybeText{joined(*settled)};
    }
    if (describe(keyword).merge == Merge::pair) {
        if (MaybeText text = joined_halves(resolution.of(keyword), keyword)) return text;
    }
    const Obtained* const value = resolution.value(keyword);
    if (value == nullptr) return fallback_of(keyword, client);
    return keyword == Keyword::host_key_alias ? lower_case(value->text) : value->text;
}

/// The entries of a list.
Words entries_of(const Resolution& resolution, const Client& client, Keyword keyword) {
    if (const auto& settled = resolution.final_of(keyword)) return *settled;
    Words words;
    const Merge merge = describe(keyword).merge;
    const std::vector<Obtained>& obtained = resolution.of(keyword).obtained;
    if (merge == Merge::list_first && !obtained.empty()) return obtained.front().words;
    for (const Obtained& value : obtained) words.push_back(value.text);
    if (!words.empty()) return words;
    if (keyword == Keyword::identity_file) {
        for (const std::string_view path : default_identity_files(client.dialect.edition)) {
            words.emplace_back(path);
        }
        return words;
    }
    if (MaybeText fallback = fallback_of(keyword, client)) words.push_back(*std::move(fallback));
    return words;
}

/// Whichever of the two is in effect.
std::optional<DumpLine> proxy_line(const Resolution& resolution) {
    if (resolution.jump) {
        return DumpLine{Keyword::proxy_jump,
                        fmt::format("proxyjump {}", printed_jump_list(*resolution.jump))};
    }
    if (!resolution.proxy_command) return std::nullopt;
    return DumpLine{Keyword::proxy_command,
                    fmt::format("proxycommand {}", *resolution.proxy_command)};
}

/// What ssh -G prints of a list that only servers' keys will decide about. Nothing where that
/// cannot be put together.
MaybeText host_key_algorithms(const Resolution& resolution, const Client& client) {
    const std::string_view text = resolution.text(Keyword::host_key_algorithms);
    if (text.empty()) return default_list(Keyword::host_key_algorithms, client.dialect);
    if (!client.dialect.has(Difference::default_lists_filtered)) return std::string{text};
    return assemble_list(Keyword::host_key_algorithms, text, client.dialect);
}

/// The lines that one row of the layout makes.
Words lines_of(const LayoutRow& row, const Resolution& resolution, const Client& client) {
    const std::string_view name = row.name.empty() ? lower_spelling(row.keyword) : row.name;
    if (row.form == LineForm::value) {
        const MaybeText text = value_of(resolution, client, row.keyword);
        return text ? Words{fmt::format("{} {}", name, *text)} : Words{};
    }
    Words entries = entries_of(resolution, client, row.keyword);
    if (row.form == LineForm::lines) {
        for (std::string& entry : entries) entry = fmt::format("{} {}", name, entry);
        return entries;
    }
    if (entries.empty() && row.form == LineForm::words_if_any) return {};
    if (entries.empty() && row.form == LineForm::words_or_none) entries.emplace_back("none");
    entries.insert(entries.begin(), std::string{name});
    return {joined(entries)};
}

}  // namespace

std::variant<std::vector<DumpLine>, DumpFault> dump(const Resolution& resolution,
                                                    const Client& client) {
    const MaybeText host_keys = host_key_algorithms(resolution, client);
    if (!host_keys) {
        const Obtained& value = *resolution.value(Keyword::host_key_algorithms);
        return DumpFault{{.text = "dump_client_config: expand HostKeyAlgorithms: invalid argument",
                          .voice = Voice::fatal,
                          .is_heard = resolution.log.shows(Voice::fatal),
                          .where = value.origin.place,
                          .line = value.origin.line}};
    }
    std::vector<DumpLine> dumped;
    for (const LayoutRow& row : dump_layout()) {
        const Edition& edition = client.dialect.edition;
        if (!row.lives.holds_in(edition) || !edition.has(row.needs)) continue;
        if (row.keyword == Keyword::host_key_algorithms) {
            dumped.push_back({row.keyword, fmt::format("hostkeyalgorithms {}", *host_keys)});
            continue;
        }
        if (row.form == LineForm::proxy) {
            if (auto line = proxy_line(resolution)) dumped.push_back(*std::move(line));
            continue;
        }
        for (std::string& line : lines_of(row, resolution, client)) {
            dumped.push_back({row.keyword, std::move(line)});
        }
    }
    return dumped;
}

}  // namespace sshplan
