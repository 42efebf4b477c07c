#include "tools/sshplan/session/toml_document.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

// Assertions of toml++ 3.3 fail for some wrong documents, "[.a]" first; optimisers would trust
// them.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

#include "parser/text/utf8.hpp"
#include "tools/sshplan/session/toml_lexis.hpp"
#include "tools/sshplan/session/toml_shown_text.hpp"

namespace sshplan::cli {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

Complaint complain(const SourceFile& file, Span where, std::string text) {
    return {.text = std::move(text),
            .kind = ComplaintKind::ours,
            .voice = Voice::unsaid,
            .where = {&file, where},
            .line = file.position(where.begin).line,
            .is_ours = true};
}

Complaint complain_of_byte(const SourceFile& file, std::size_t at, std::string text) {
    const auto begin = static_cast<std::uint32_t>(at);
    return complain(file, {begin, begin + 1}, std::move(text));
}

/// The length of the byte order mark, which is none of the document.
std::uint32_t text_begin(const SourceFile& file) {
    return file.bytes().starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
}

/// Turns what toml++ has of a file into what we have.
class Converter {
public:
    Converter(const SourceFile& file, const ShownText& text)
        : file_(file), text_(text), begin_(text_begin(file)) {}

    [[nodiscard]] Span span(const toml::source_region& region) const {
        const std::uint32_t begin = text_.offset(region.begin.line, region.begin.column);
        const std::uint32_t end = text_.offset(region.end.line, region.end.column);
        return {begin_ + begin, begin_ + std::max(begin, end)};
    }

    [[nodiscard]] TomlValue convert(const toml::node& node) const {
        TomlValue value;
        value.span = span(node.source());
        if (const auto* const table = node.as_table()) {
            value.of = convert_table(*table);
        } else if (const auto* const array = node.as_array()) {
            TomlValue::Array values;
            for (const toml::node& one : *array) values.push_back(convert(one));
            value.of = std::move(values);
        } else if (const auto* const truth = node.as_boolean()) {
            value.of = truth->get();
        } else if (const auto* const integer = node.as_integer()) {
            value.of = std::int64_t{integer->get()};
        } else if (const auto* const number = node.as_floating_point()) {
            value.of = number->get();
        } else if (const auto* const text = node.as_string()) {
            value.of = restore_text(text->get());
        } else {
            value.of = std::string{file_.at(value.span)};
        }
        return value;
    }

private:
    /// toml++ keeps tables in the order of their keys.
    [[nodiscard]] TomlValue::Table convert_table(const toml::table& table) const {
        TomlValue::Table entries;
        for (const auto& [key, node] : table) {
            entries.push_back({restore_text(key.str()), span(key.source()), convert(node)});
        }
        std::ranges::sort(entries, {}, [](const TomlEntry& entry) { return entry.key_span.begin; });
        return entries;
    }

    const SourceFile& file_;
    const ShownText& text_;
    std::uint32_t begin_;
};

/// What toml++ says, without "Error while parsing key-value pair: " before it.
std::string plain_message(std::string_view said) {
    const std::size_t colon = said.find(": ");
    if (said.starts_with("Error while parsing ") && colon != std::string_view::npos) {
        said.remove_prefix(colon + 2);
    }
    return restore_text(said);
}

std::optional<std::size_t> find_invalid_byte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint one = first_code_point(text.substr(at));
        if (!one.valid) return at;
        at += one.length;
    }
    return std::nullopt;
}

std::string in_words(TomlFlaw::Kind kind) {
    if (kind == TomlFlaw::Kind::not_ascii) {
        return "TOML has only ASCII here: other characters stand in quotes";
    }
    return fmt::format("more than {} brackets are open here, or dots in a key", most_toml_depth);
}

/// What is refused before toml++ sees it.
std::optional<Complaint> refuse(const SourceFile& file) {
    if (file.bytes().size() > most_bytes) {
        return complain(file, {}, "a file of more than 1 MiB is not read");
    }
    if (const auto invalid = find_invalid_byte(file.bytes())) {
        return complain_of_byte(file, *invalid, "this byte is not UTF-8");
    }
    const std::uint32_t begin = text_begin(file);
    if (const auto flaw = find_flaw(file.bytes().substr(begin))) {
        return complain_of_byte(file, begin + flaw->at, in_words(flaw->kind));
    }
    return std::nullopt;
}

}  // namespace

std::variant<TomlValue, Complaint> read_toml(const SourceFile& file) {
    if (auto refused = refuse(file)) return *std::move(refused);
    const ShownText text{file.bytes().substr(text_begin(file))};
    const Converter converter{file, text};
    const toml::parse_result result = toml::parse(text.shown());
    if (result) return converter.convert(result.table());
    const toml::parse_error& error = result.error();
    return complain(file, converter.span(error.source()), plain_message(error.description()));
}

}  // namespace sshplan::cli
