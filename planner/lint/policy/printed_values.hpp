#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>

#include "parser/config/keyword.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/dump/dump.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// What ssh -G prints behind a keyword, line by line, in any order; "none" where it prints no line.
using PrintedLines = std::set<std::string>;

/// What a resolution prints of each keyword; or why it prints nothing.
class PrintedResolution {
public:
    PrintedResolution(const Resolution& resolution, const Client& client);

    /// Null, or what stops ssh -G.
    [[nodiscard]] const Complaint* fault() const;
    [[nodiscard]] PrintedLines of(Keyword keyword) const;

private:
    std::variant<std::vector<DumpLine>, DumpFault> lines_;
};

/// What values come to that a policy gives as a line would: `no` of StrictHostKeyChecking is
/// printed as `false`.
class PrintedValues {
public:
    /// What ssh -G prints of a keyword with `-o KEYWORD=VALUE` and no file. Empty if ssh does not
    /// take the value.
    [[nodiscard]] const PrintedLines& of(Keyword keyword,
                                         const std::string& value,
                                         const Dialect& dialect);

private:
    using Key = std::tuple<std::string_view, Keyword, std::string>;

    std::map<Key, PrintedLines> known_;
};

/// Whether ssh -G of some release prints a keyword.
[[nodiscard]] bool is_printed(Keyword keyword);

}  // namespace sshplan
