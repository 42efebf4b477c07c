#include "tests/support/case_lines.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace sshplan::test {

std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        throw std::runtime_error{path.string() + ": cannot be read"};
    }
    return {std::istreambuf_iterator<char>{file}, {}};
}

CaseLines::CaseLines(const std::filesystem::path& path) : path_{path} {
    std::istringstream stream{read_bytes(path)};
    for (std::string line; std::getline(stream, line);) {
        lines_.push_back(line);
    }
}

bool CaseLines::at(std::string_view prefix) const { return !done() && peek().starts_with(prefix); }

std::string CaseLines::take(std::string_view prefix) {
    return lines_[next_++].substr(prefix.size());
}

void CaseLines::refuse(const std::string& why) const {
    throw std::runtime_error{path_.string() + ":" + std::to_string(next_) + ": " + why};
}

std::vector<std::string> shell_words(std::string_view text) {
    std::vector<std::string> words;
    bool in_word = false;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote == 0 && (c == ' ' || c == '\t')) {
            in_word = false;
            continue;
        }
        if (!in_word) {
            words.emplace_back();
            in_word = true;
        }
        if (c == quote) {
            quote = 0;
        } else if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
        } else if (c == '\\' && quote != '\'' && i + 1 < text.size()) {
            words.back() += text[++i];
        } else {
            words.back() += c;
        }
    }
    return words;
}

std::string without_escapes(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            bytes += text[i];
            continue;
        }
        const char kind = text[++i];
        if (kind == 'x' && i + 2 < text.size()) {
            int value = 0;
            std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16);
            bytes += static_cast<char>(value);
            i += 2;
        } else {
            bytes += kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 't' ? '\t' : kind;
        }
    }
    return bytes;
}

}  // namespace sshplan::test
