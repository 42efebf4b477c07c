#include "planner/resolve/name_table.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "parser/config/pattern.hpp"
#include "planner/resolve/address.hpp"

namespace sshplan {

namespace {

constexpr std::string_view blanks = " \t\r\v\f";

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    line = line.substr(0, line.find('#'));
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
        if (line.empty()) return words;
        words.push_back(line.substr(0, line.find_first_of(blanks)));
        line.remove_prefix(words.back().size());
    }
}

std::string plain_name(std::string_view name) {
    name.remove_suffix(name.ends_with('.') ? 1 : 0);
    return lower_case(name);
}

}  // namespace

std::variant<NameTable, NameTableFault> NameTable::read(std::string_view text) {
    NameTable table;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const auto words = words_of(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (words.empty()) continue;
        Entry& entry = table.entries_[plain_name(words.front())];
        const std::span rest = std::span{words}.subspan(1);
        const bool is_alias = rest.size() == 2 && equals_ignoring_case(rest[0], "CNAME");
        const bool is_absent = rest.size() == 1 && rest[0] == "-";
        const bool has_addresses = !rest.empty() && std::ranges::all_of(rest, is_address_itself);
        if (!is_alias && !is_absent && !has_addresses) {
            return NameTableFault{number,
                                  "a line is NAME ADDRESS..., NAME CNAME TARGET, or NAME -"};
        }
        if (is_alias) entry.alias_of = std::string{rest[1]};
        entry.has_address = entry.has_address || has_addresses;
    }
    return table;
}

std::optional<NameAnswer> NameTable::look_up(std::string_view name) const {
    constexpr int most_aliases = 16;
    std::string canonical{name};
    if (canonical.ends_with('.')) canonical.pop_back();
    for (int followed = 0; followed < most_aliases; ++followed) {
        const auto found = entries_.find(plain_name(canonical));
        if (found == entries_.end()) {
            // Behind an alias there is something, though the table does not say what.
            if (followed == 0) return std::nullopt;
            return NameAnswer{.is_found = true, .canonical = canonical};
        }
        if (!found->second.alias_of) {
            if (found->second.has_address)
                return NameAnswer{.is_found = true, .canonical = canonical};
            break;
        }
        canonical = *found->second.alias_of;
        if (canonical.ends_with('.')) canonical.pop_back();
    }
    return NameAnswer{.failure = "Name or service not known", .is_unknown = true};
}

}  // namespace sshplan
