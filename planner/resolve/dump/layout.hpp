#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "parser/config/keyword.hpp"

namespace sshplan {

/// How ssh -G prints a keyword (readconf.c, the dump_cfg functions).
enum class LineForm : std::uint8_t {
    value,          // its value; nothing if it has none
    lines,          // a line for each entry
    words,          // all entries on one line, which is there without any, too
    words_or_none,  // the same, with `none` if there are none
    words_if_any,   // the same; no line if there are none
    proxy,          // ProxyCommand or ProxyJump, whichever is in effect
};

/// A line of ssh -G, and whose ssh prints it there.
struct LayoutRow {
    Keyword keyword = Keyword::count_;
    LineForm form = LineForm::value;
    Lifetime lives{};
    std::string_view name{};  // empty: the keyword's own
    Part needs = Part::none;
};

/// The lines of all editions, in the order of printing (readconf.c dump_client_config). What has
/// moved, or been renamed, has several rows.
[[nodiscard]] std::span<const LayoutRow> dump_layout();

}  // namespace sshplan
