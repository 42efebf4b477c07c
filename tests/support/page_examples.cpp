#include "tests/support/page_examples.hpp"

#include <sstream>

namespace sshplan::test {

namespace {

/// The lines of a here-document, with the one that ends it.
std::string here_document(std::istringstream& in, const std::string& end) {
    std::string text;
    for (std::string line; std::getline(in, line);) {
        text += "\n" + line;
        if (line == end) break;
    }
    return text;
}

}  // namespace

std::vector<PageExample> page_examples(const std::string& page) {
    std::vector<PageExample> examples;
    bool is_inside = false;
    std::istringstream in{page};
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("```")) {
            is_inside = line == "```console";
        } else if (is_inside && line.starts_with("$ ")) {
            examples.push_back({line.substr(2), ""});
            if (line.ends_with("<<'EOF'")) examples.back().command += here_document(in, "EOF");
        } else if (is_inside) {
            examples.at(examples.size() - 1).output += line + "\n";
        }
    }
    return examples;
}

}  // namespace sshplan::test
