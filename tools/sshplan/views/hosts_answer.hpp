#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "planner/explore/compare_hosts.hpp"
#include "planner/explore/host_list.hpp"
#include "planner/resolve/conditions.hpp"
#include "tools/sshplan/views/file_remark.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// What the views of `hosts` show.
struct HostsAnswer {
    HostList list{};                        // those that are selected
    std::size_t named = 0;                  // how many there are in all
    std::vector<Condition> conditions{};    // of all
    std::vector<HostDifference> changes{};  // of a comparison, which has no list
    std::vector<Note> notes{};              // about the whole
    std::vector<FileRemark> remarks{};
    std::string home{};  // shown as `~`; empty: nothing is
};

/// How it is shown to a person.
struct HostsTextOptions {
    Style style{Colours::off};
    std::size_t width = 80;  // columns

    /// The same, wide enough for words.
    [[nodiscard]] HostsTextOptions fitted() const {
        return {.style = style, .width = std::max<std::size_t>(width, 20)};
    }
};

}  // namespace sshplan::cli
