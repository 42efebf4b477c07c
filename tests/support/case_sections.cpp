#include "tests/support/case_sections.hpp"

#include <utility>

namespace sshplan::test {

namespace {

constexpr std::string_view section_mark = "== ";
constexpr std::string_view command_mark = "$ ssh";
constexpr std::string_view error_mark = "! ";
constexpr std::string_view status_mark = "? ";

bool ends_body(const CaseLines& lines) {
    return lines.done() || lines.at(section_mark) || lines.at(command_mark) ||
           lines.at(error_mark) || lines.at(status_mark);
}

/// A path of ana's machine.
std::string absolute(const std::string& path) {
    return path.starts_with("~/") ? "/home/ana" + path.substr(1) : path;
}

FileFailure failure_of(const std::string& kind, const CaseLines& lines) {
    using Kind = FileFailure::Kind;
    if (kind == "fifo") {
        return {Kind::not_regular, "a FIFO"};
    }
    if (kind == "device") {
        return {Kind::not_regular, "a character device"};
    }
    if (kind == "too-large") {
        return {Kind::too_large, "more than 64 MiB"};
    }
    if (kind == "unreadable") {
        return {Kind::failed, "Permission denied"};
    }
    lines.refuse("failure: fifo, device, too-large or unreadable, not " + kind);
}

/// What stands after the path in `== file PATH mode 0666 owner 0`.
void read_attributes(const std::vector<std::string>& words,
                     std::size_t from,
                     ImaginaryFile& file,
                     const CaseLines& lines) {
    for (std::size_t i = from; i < words.size(); i += 2) {
        if (i + 1 == words.size()) {
            lines.refuse(words[i] + " needs a value");
        } else if (words[i] == "mode") {
            file.mode = static_cast<std::uint32_t>(std::stoul(words[i + 1], nullptr, 8));
        } else if (words[i] == "owner") {
            file.owner = static_cast<std::uint32_t>(std::stoul(words[i + 1]));
        } else {
            lines.refuse("no attribute of a file: " + words[i]);
        }
    }
}

/// One line of `== machine`.
void read_machine_line(const std::string& line, Imaginary& machine, const CaseLines& lines) {
    const std::vector<std::string> words = shell_words(line);
    const std::string& what = words.front();
    if (what == "exec" && words.size() == 4 && words[2] == "=") {
        machine.exec_answers[words[1]] = std::stoi(words[3]);
    } else if (what == "variable" && words.size() == 4 && words[2] == "=") {
        machine.variables[words[1]] = words[3];
    } else if (what == "link" && words.size() == 4 && words[2] == "->") {
        machine.links[absolute(words[1])] = absolute(words[3]);
    } else if (what == "host" && words.size() == 3) {
        machine.host_name = words[2];
    } else if (what == "today" && words.size() == 3) {
        machine.today = words[2];
    } else if (what == "uid" && words.size() == 3) {
        machine.uid = static_cast<std::uint32_t>(std::stoul(words[2]));
    } else if (what == "without" && words.size() == 2) {
        machine.files.erase(absolute(words[1]));
        machine.variables.erase(words[1]);
    } else if (what == "name" && words.size() == 4 && words[2] == "=") {
        if (!machine.names) machine.names.emplace();
        (*machine.names)[words[1]] = words[3];
    } else if (what == "address" && words.size() == 2) {
        if (!machine.addresses) machine.addresses.emplace();
        machine.addresses->push_back(words[1]);
    } else if (what == "executable" && words.size() == 2) {
        machine.executables.push_back(absolute(words[1]));
    } else {
        lines.refuse("not a line of a machine");
    }
}

}  // namespace

bool at_section(const CaseLines& lines) { return lines.at(section_mark); }

std::string joined(const std::vector<std::string>& lines, std::string_view end) {
    std::string text;
    for (const std::string& line : lines) {
        text.append(line).append(end);
    }
    return text;
}

std::vector<std::string> take_body(CaseLines& lines) {
    std::vector<std::string> body;
    while (!ends_body(lines)) {
        body.push_back(lines.take());
    }
    while (!body.empty() && body.back().empty()) {
        body.pop_back();
    }
    return body;
}

void read_section(CaseLines& lines, const std::filesystem::path& folder, Imaginary& machine) {
    const std::vector<std::string> words = shell_words(lines.take(section_mark));
    const std::string kind = words.empty() ? "" : words.front();
    if (kind == "machine" && words.size() == 1) {
        while (!ends_body(lines)) {
            if (const std::string line = lines.take(); !line.empty()) {
                read_machine_line(line, machine, lines);
            }
        }
    } else if (kind == "stdin" && words.size() == 1) {
        machine.standard_input = joined(take_body(lines), "\n");
    } else if (kind == "use" && words.size() == 4 && words[2] == "as") {
        machine.files[absolute(words[3])] = {.bytes = read_bytes(folder / words[1]),
                                             .owner = machine.uid};
    } else if (kind == "failure" && words.size() == 3) {
        machine.files[absolute(words[1])] = {.failure = failure_of(words[2], lines)};
    } else if ((kind == "file" || kind == "crlf" || kind == "bytes") && words.size() >= 2) {
        ImaginaryFile& file = machine.files[absolute(words[1])];
        file.owner = machine.uid;
        read_attributes(words, 2, file, lines);
        const std::vector<std::string> body = take_body(lines);
        file.bytes = kind == "bytes" ? without_escapes(joined(body, ""))
                                     : joined(body, kind == "crlf" ? "\r\n" : "\n");
    } else {
        lines.refuse("not a section");
    }
}

}  // namespace sshplan::test
