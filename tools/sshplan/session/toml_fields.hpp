#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/sshplan/session/toml_document.hpp"

namespace sshplan::cli {

/// Takes values out of a TOML document, and keeps the first thing that is wrong. What is wrong
/// reads as nothing, so that whoever takes values looks at the fault at the end.
class TomlFields {
public:
    explicit TomlFields(const SourceFile& file) : file_(file) {}

    /// Notes what is wrong, and where.
    void fail(Span where, std::string text);

    [[nodiscard]] const std::optional<Complaint>& fault() const { return fault_; }

    /// The entries of a table, which may have these keys alone.
    [[nodiscard]] const TomlValue::Table& table(const TomlEntry& entry,
                                                std::span<const std::string_view> keys);
    void expect_keys(const TomlValue::Table& table, std::span<const std::string_view> keys);

    [[nodiscard]] std::string text(const TomlEntry& entry);
    /// A text, or a list of them, which is not empty.
    [[nodiscard]] std::vector<std::string> texts(const TomlEntry& entry);
    /// A list of texts, which may be empty.
    [[nodiscard]] std::vector<std::string> list(const TomlEntry& entry);
    [[nodiscard]] std::optional<bool> flag(const TomlEntry& entry);
    /// A whole number from 1 on.
    [[nodiscard]] std::optional<std::size_t> number(const TomlEntry& entry);
    /// What a line of ssh_config may say: a text, a whole number, `yes` for true and `no` for
    /// false.
    [[nodiscard]] std::string value(const TomlValue& value);
    /// One of them, or a list, which is not empty.
    [[nodiscard]] std::vector<std::string> values(const TomlEntry& entry);

private:
    const SourceFile& file_;
    std::optional<Complaint> fault_;
};

/// The entry of that key; null if there is none.
[[nodiscard]] const TomlEntry* find_entry(const TomlValue::Table& table, std::string_view key);

}  // namespace sshplan::cli
