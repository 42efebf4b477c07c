#include "tools/sshplan/views/json_writer.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace sshplan::cli {
namespace {

constexpr std::size_t indentation = 2;              // as printed_document() has it
constexpr std::size_t much = std::size_t{1} << 16;  // bytes

/// Whether a text stands in JSON as it is. A '#' may begin what runners of CI obey.
bool is_plain(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '#'; });
}

/// What is printed of a part, without the line end.
std::string printed_part(const Json& part) {
    std::string text = printed_document(part);
    text.pop_back();
    return text;
}

}  // namespace

void JsonWriter::begin_line() {
    waiting_ += '\n';
    waiting_.append(depth_ * indentation, ' ');
}

void JsonWriter::begin_element() {
    if (depth_ == 0) return;
    if (at_ == At::element) waiting_ += ',';
    begin_line();
}

void JsonWriter::begin_value() {
    if (at_ != At::after_key) begin_element();
    at_ = At::element;
}

void JsonWriter::begin(char bracket) {
    begin_value();
    waiting_ += bracket;
    ++depth_;
    at_ = At::nothing_yet;
}

void JsonWriter::end(char bracket) {
    --depth_;
    if (at_ == At::element) begin_line();
    waiting_ += bracket;
    at_ = At::element;
    hand_on_if_much();
}

void JsonWriter::key(std::string_view name) {
    begin_element();
    waiting_.append("\"").append(name).append("\": ");
    at_ = At::after_key;
}

void JsonWriter::value(std::string_view text) {
    if (!is_plain(text)) return value(Json(text));
    begin_value();
    waiting_.append("\"").append(text).append("\"");
}

void JsonWriter::value(const std::optional<std::string_view>& text) {
    if (text) return value(*text);
    begin_value();
    waiting_ += "null";
}

void JsonWriter::value(bool flag) {
    begin_value();
    waiting_ += flag ? "true" : "false";
}

void JsonWriter::value(std::uint32_t number) {
    begin_value();
    fmt::format_to(std::back_inserter(waiting_), "{}", number);
}

void JsonWriter::value(const Json& part) {
    begin_value();
    for (const char c : printed_part(part)) {
        if (c == '\n') {  // texts have none: those are escaped
            begin_line();
        } else {
            waiting_ += c;
        }
    }
}

void JsonWriter::finish() {
    waiting_ += '\n';
    out_ << waiting_;
    waiting_.clear();
}

void JsonWriter::hand_on_if_much() {
    if (waiting_.size() < much) return;
    out_ << waiting_;
    waiting_.clear();
}

}  // namespace sshplan::cli
