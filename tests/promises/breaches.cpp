#include "tests/promises/breaches.hpp"

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "parser/text/printable.hpp"
#include "tests/support/traced_program.hpp"

namespace sshplan::test {

namespace {

/// Files that say who the user is and what ports are called.
const std::set<std::string> tables{"/etc/passwd", "/etc/group", "/etc/services"};

/// A path of /proc with the same name for every process.
std::string of_any_process(const std::string& path) {
    static const std::regex number{"^/proc/[0-9]+/"};
    return std::regex_replace(path, number, "/proc/self/");
}

std::map<std::string, int> by_normal_path(const std::map<std::string, int>& counts) {
    std::map<std::string, int> result;
    for (const auto& [path, count] : counts) result[normal_path(path)] += count;
    return result;
}

/// What every program opens, or tries to, that is linked as sshplan is: measured once.
const std::set<std::string>& opened_by_any_program() {
    static const std::set<std::string> paths = [] {
        const Trace trace =
            trace_program({SSHPLAN_EMPTY_PROGRAM}, {{"ASAN_OPTIONS", "detect_leaks=0"}});
        std::set<std::string> found;
        for (const auto* const opened : {&trace.opened, &trace.missed}) {
            for (const auto& [path, count] : *opened) found.insert(of_any_process(path));
        }
        return found;
    }();
    return paths;
}

std::string lines_that(const std::string& text,
                       const std::function<bool(const std::string&)>& is_wanted) {
    std::istringstream stream{text};
    std::string found;
    for (std::string line; std::getline(stream, line);) {
        if (is_wanted(line)) found += "printed: " + printable(line) + "\n";
    }
    return found;
}

}  // namespace

std::string normal_path(const std::string& path) {
    std::string text = std::filesystem::path{path}.lexically_normal();
    if (text.size() > 1 && text.ends_with('/')) text.pop_back();
    return text;
}

std::string runs_or_talks(const Trace& trace) {
    std::string found;
    for (std::size_t i = 1; i < trace.started.size(); ++i) {
        found += "started: " + trace.started[i] + "\n";  // the first one is the program itself
    }
    for (const std::string& call : trace.talked) found += "talked: " + call + "\n";
    if (!trace.killed.empty()) found += "killed: by " + trace.killed + "\n";
    return found;
}

std::string opens_besides(const Trace& trace,
                          const std::function<bool(const std::string&)>& is_allowed) {
    std::string found;
    for (const auto* const opened : {&trace.opened, &trace.missed}) {
        for (const auto& [path, count] : by_normal_path(*opened)) {
            const bool is_usual =
                tables.contains(path) || opened_by_any_program().contains(of_any_process(path));
            if (!is_usual && !is_allowed(path)) found += "opened: " + path + "\n";
        }
    }
    return found;
}

std::string opens_more_than(const Trace& trace, const std::set<std::string>& files, int times) {
    std::string found;
    for (const auto& [path, count] : by_normal_path(trace.opened)) {
        if (count <= times || !files.contains(path)) continue;
        found += "opened " + std::to_string(count) + " times: " + path + "\n";
    }
    return found;
}

std::string changes(const Trace& trace) {
    std::string found;
    for (const std::string& call : trace.changed) found += "changed: " + call + "\n";
    return found;
}

std::string prints_raw(const Trace& trace) {
    const auto is_raw = [](const std::string& line) { return printable(line) != line; };
    return lines_that(trace.out, is_raw) + lines_that(trace.err, is_raw);
}

std::string prints(const Trace& trace, std::string_view text) {
    const auto has_text = [&](const std::string& line) {
        return line.find(text) != std::string::npos;
    };
    return lines_that(trace.out, has_text) + lines_that(trace.err, has_text);
}

}  // namespace sshplan::test
