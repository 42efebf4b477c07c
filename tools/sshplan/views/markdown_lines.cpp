#include "tools/sshplan/views/markdown_lines.hpp"

#include <algorithm>

#include "tools/sshplan/views/fit.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view fence = "```";

bool is_item(std::string_view line) { return line.starts_with("- ") || line.starts_with("* "); }

bool is_verbatim(std::string_view line) {
    return line.starts_with("    ") || line.starts_with('|') || line.starts_with('#') ||
           line.starts_with(fence);
}

/// Takes line after line.
class Flow {
public:
    explicit Flow(std::size_t width) : width_(width) {}

    void take(std::string_view line) {
        if (line.starts_with(fence)) is_in_code_ = !is_in_code_;
        if (is_in_code_ || line.empty() || is_verbatim(line)) {
            end_paragraph();
            lines_.emplace_back(line);
            return;
        }
        if (is_item(line)) end_paragraph();
        if (!paragraph_.empty()) paragraph_ += ' ';
        const bool goes_on = is_item(paragraph_) && line.starts_with("  ");
        paragraph_ += goes_on ? line.substr(2) : line;
    }

    std::vector<std::string> end() {
        end_paragraph();
        return std::move(lines_);
    }

private:
    void end_paragraph() {
        if (paragraph_.empty()) return;
        const std::size_t indent = is_item(paragraph_) ? 2 : 0;
        const std::size_t width = std::max(width_, indent + 1) - indent;
        std::string_view rest = paragraph_;
        rest.remove_prefix(indent);
        std::string lead = paragraph_.substr(0, indent);
        for (const std::string& line : wrapped(rest, width)) {
            lines_.push_back(lead + line);
            lead.assign(indent, ' ');
        }
        paragraph_.clear();
    }

    std::size_t width_;
    bool is_in_code_ = false;
    std::string paragraph_;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> markdown_lines(std::string_view markdown, std::size_t width) {
    Flow flow{width};
    while (!markdown.empty()) {
        const std::size_t end = std::min(markdown.find('\n'), markdown.size());
        flow.take(markdown.substr(0, end));
        markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
    return flow.end();
}

}  // namespace sshplan::cli
