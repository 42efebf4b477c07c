#include "tools/sshplan/views/sarif_parts.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/rule_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t longest_description = 1024;  // that GitHub takes

/// How bad a finding about security is, on the scale of CVSS, by Severity.
constexpr std::array<std::string_view, 4> security_severities{"8.0", "5.5", "3.0", "1.0"};
constexpr std::array<std::string_view, 4> problem_severities{
    "error", "warning", "recommendation", "recommendation"};

/// RFC 3986 section 2.3, and what parts a path.
bool stays(unsigned char byte) {
    constexpr std::string_view unreserved = "-._~/";
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    const bool is_digit = byte >= '0' && byte <= '9';
    return is_letter || is_digit || unreserved.find(static_cast<char>(byte)) != std::string::npos;
}

std::string first_paragraph(std::string_view markdown) {
    const std::string_view text = trimmed(markdown);
    std::string paragraph{text.substr(0, text.find("\n\n"))};
    std::ranges::replace(paragraph, '\n', ' ');
    return paragraph;
}

Json text_json(std::string_view text) { return {{"text", text}}; }

}  // namespace

std::string uri_of(std::string_view path) {
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (stays(byte)) {
            uri += c;
        } else {
            fmt::format_to(std::back_inserter(uri), "%{:02X}", byte);
        }
    }
    return uri;
}

Json sarif_message(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        shown += printable(text.substr(0, end));
        if (end < text.size()) shown += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    // [text](target) is a link (SARIF 3.11.6), unless its brackets are escaped.
    if (shown.find("](") == std::string::npos) return text_json(shown);
    std::string escaped;
    for (const char c : shown) {
        if (c == '[' || c == ']' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return text_json(escaped);
}

std::string_view sarif_level(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::info:
        case Severity::hint:
            return "note";
    }
    return "none";
}

Json sarif_rule(const Rule& rule) {
    const auto severity = static_cast<std::size_t>(rule.severity);
    Json tags{"ssh"};
    Json properties{{"precision", name_of(rule.precision)},
                    {"problem.severity", problem_severities[severity]}};
    if (is_security(rule)) {
        tags.push_back("security");
        properties["security-severity"] = security_severities[severity];
    }
    properties["tags"] = std::move(tags);
    return {{"id", rule.id},
            {"name", rule.name},
            {"shortDescription", text_json(rule.summary)},
            {"fullDescription", text_json(cut_end(first_paragraph(rule.why), longest_description))},
            {"help",
             {{"text", trimmed(rule.advice)},
              {"markdown", fmt::format("{}\n\n{}", trimmed(rule.why), trimmed(rule.advice))}}},
            {"defaultConfiguration", {{"level", sarif_level(rule.severity)}}},
            {"properties", std::move(properties)}};
}

}  // namespace sshplan::cli
