#include "tests/fuzz/support/input.hpp"

#include <algorithm>

namespace sshplan::fuzz {
namespace {

/// What stands before a mark, which is taken, too.
std::string_view take_to(std::string_view& left, std::string_view mark) {
    const std::size_t at = left.find(mark);
    const std::string_view taken = left.substr(0, at);
    left.remove_prefix(at == std::string_view::npos ? left.size() : at + mark.size());
    return taken;
}

}  // namespace

Input::Input(const std::uint8_t* data, std::size_t size)
    : left_(reinterpret_cast<const char*>(data), size) {}

std::size_t Input::choose(std::size_t count) {
    if (left_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(left_.back());
    left_.remove_suffix(1);
    return byte % count;
}

std::string Input::take_text() { return std::string{take_to(left_, "\n==\n")}; }

std::vector<std::string> Input::take_lines(std::size_t most, std::string_view usual) {
    std::vector<std::string> lines;
    const std::string text = take_text();
    std::string_view left = text;
    while (!left.empty() && lines.size() < most) lines.emplace_back(take_to(left, "\n"));
    if (lines.empty()) lines.emplace_back(usual);
    return lines;
}

}  // namespace sshplan::fuzz
