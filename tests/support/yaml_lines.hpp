#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sshplan::test {

/// A line `key: value` of YAML as we write it: no quoted keys, a list's "- " counted as indent.
struct YamlLine {
    std::size_t indent = 0;
    std::string key;    // empty: the line has none
    std::string value;  // without quotes around it
};

/// The lines of a text but blank ones and comments.
[[nodiscard]] std::vector<YamlLine> yaml_lines(std::string_view text);

/// The lines that belong to the first one with this key: those behind it that stand further to the
/// right. Throws std::runtime_error if no line has it.
[[nodiscard]] std::vector<YamlLine> yaml_below(const std::vector<YamlLine>& lines,
                                               std::string_view key);

/// The keys of the least indent among lines.
[[nodiscard]] std::vector<std::string> yaml_keys(const std::vector<YamlLine>& lines);

/// The value of the first line with a key. Throws std::runtime_error if no line has it.
[[nodiscard]] std::string yaml_value(const std::vector<YamlLine>& lines, std::string_view key);

/// The text of the first block scalar (`key: |` or `- |`) of a text, without its indent. Throws
/// std::runtime_error if there is none.
[[nodiscard]] std::string yaml_block(const std::string& text);

}  // namespace sshplan::test
