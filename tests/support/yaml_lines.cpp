#include "tests/support/yaml_lines.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace sshplan::test {

namespace {

constexpr std::string_view key_letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

std::string without_quotes(std::string value) {
    const bool is_quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                           value.back() == value.front();
    return is_quoted ? value.substr(1, value.size() - 2) : value;
}

YamlLine read_line(const std::string& line) {
    YamlLine read;
    read.indent = line.find_first_not_of(' ');
    while (line.compare(read.indent, 2, "- ") == 0) read.indent += 2;
    const std::size_t colon = line.find_first_not_of(key_letters, read.indent);
    const bool has_key = colon != std::string::npos && colon > read.indent && line[colon] == ':' &&
                         (colon + 1 == line.size() || line[colon + 1] == ' ');
    if (!has_key) {
        read.value = without_quotes(line.substr(read.indent));
        return read;
    }
    read.key = line.substr(read.indent, colon - read.indent);
    const std::size_t begin = line.find_first_not_of(' ', colon + 1);
    if (begin != std::string::npos) read.value = without_quotes(line.substr(begin));
    return read;
}

auto find_key(const std::vector<YamlLine>& lines, std::string_view key) {
    const auto found = std::ranges::find(lines, key, &YamlLine::key);
    if (found == lines.end()) throw std::runtime_error{"no line has the key " + std::string{key}};
    return found;
}

}  // namespace

std::vector<YamlLine> yaml_lines(std::string_view text) {
    std::vector<YamlLine> lines;
    std::istringstream in{std::string{text}};
    for (std::string line; std::getline(in, line);) {
        const std::size_t begin = line.find_first_not_of(' ');
        if (begin != std::string::npos && line[begin] != '#') lines.push_back(read_line(line));
    }
    return lines;
}

std::vector<YamlLine> yaml_below(const std::vector<YamlLine>& lines, std::string_view key) {
    const auto head = find_key(lines, key);
    const auto end = std::ranges::find_if(
        head + 1, lines.end(), [&](const YamlLine& line) { return line.indent <= head->indent; });
    return {head + 1, end};
}

std::vector<std::string> yaml_keys(const std::vector<YamlLine>& lines) {
    std::vector<std::string> keys;
    if (lines.empty()) return keys;
    const std::size_t least = std::ranges::min(lines, {}, &YamlLine::indent).indent;
    for (const YamlLine& line : lines) {
        if (line.indent == least && !line.key.empty()) keys.push_back(line.key);
    }
    return keys;
}

std::string yaml_value(const std::vector<YamlLine>& lines, std::string_view key) {
    return find_key(lines, key)->value;
}

std::string yaml_block(const std::string& text) {
    std::istringstream in{text};
    std::string line;
    while (std::getline(in, line) && !line.ends_with(" |")) continue;
    if (!line.ends_with(" |")) throw std::runtime_error{"no block scalar"};
    std::string block;
    std::size_t indent = 0;
    while (std::getline(in, line)) {
        const std::size_t begin = line.find_first_not_of(' ');
        if (block.empty()) indent = begin;
        if (begin != std::string::npos && begin < indent) break;
        block += (begin == std::string::npos ? "" : line.substr(indent)) + "\n";
    }
    return block;
}

}  // namespace sshplan::test
