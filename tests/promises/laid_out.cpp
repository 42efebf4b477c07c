#include "tests/promises/laid_out.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>

#include <fmt/format.h>

#include "tests/support/case_lines.hpp"
#include "tests/support/golden_case.hpp"
#include "tests/support/recorded_case.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

/// Files of a machine that are no configuration.
bool is_of_machine(const std::string& path) {
    return path.starts_with("/etc/") || path.starts_with("/usr/") || path.starts_with("/proc/");
}

/// Files that hold, or may hold, a key.
bool is_key(const std::string& path) {
    const std::string name = fs::path{path}.filename();
    return name.starts_with("id_") || name == "key" || name.ends_with(".pem") ||
           name.starts_with("known_hosts");
}

std::map<std::string, std::string> files_of(const Imaginary& machine) {
    std::map<std::string, std::string> files;
    for (const auto& [path, file] : machine.files) {
        const std::string place = path.starts_with('/') ? path : "/" + path;
        if (!file.failure && !is_of_machine(place)) files[place] = file.bytes;
    }
    return files;
}

/// ana's own file, or one that is called as it is, else the first.
std::string top_of(const std::map<std::string, std::string>& files) {
    for (const std::string end : {"/home/ana/.ssh/config", "/c/main.conf", "/config"}) {
        const auto found = std::ranges::find_if(
            files, [&](const auto& file) { return file.first.ends_with(end); });
        if (found != files.end()) return found->first;
    }
    return files.begin()->first;
}

std::set<std::string> variables_in(const std::string& text) {
    static const std::regex variable{R"(\$\{?([A-Za-z_][A-Za-z0-9_]*))"};
    std::set<std::string> names;
    for (auto at = std::sregex_iterator{text.begin(), text.end(), variable};
         at != std::sregex_iterator{};
         ++at) {
        names.insert((*at)[1]);
    }
    return names;
}

}  // namespace

void LaidOutCorpus::add(const std::string& name,
                        const std::map<std::string, std::string>& files,
                        const std::string& top) {
    LaidOut one{.name = name, .folder = folder_.path(fmt::format("{}", all_.size()))};
    for (const auto& [path, bytes] : files) {
        std::string moved = bytes;
        for (const std::string root : {"/home/ana/", "/c/"}) {
            for (std::size_t at = 0; (at = moved.find(root, at)) != std::string::npos;) {
                moved.insert(at, one.folder);
                at += one.folder.size() + root.size();
            }
        }
        const std::string place = folder_.write(fmt::format("{}{}", all_.size(), path), moved);
        if (!is_key(place)) one.files.insert(place);
        one.named_variables.merge(variables_in(moved));
    }
    one.config = one.folder + top;
    const std::set<std::string> hosts = literal_hosts(one.config);
    const auto plain = std::ranges::find_if(hosts, [](const std::string& host) {
        return std::ranges::all_of(host, [](unsigned char c) { return c > ' ' && c < 0x7f; });
    });
    one.host = plain == hosts.end() ? "host3" : *plain;
    all_.push_back(std::move(one));
}

void LaidOutCorpus::add_files(const std::string& folder) {
    for (const std::string& path : files_below(folder)) {
        const std::string name = "/" + std::string{fs::path{path}.filename()};
        add(path, {{name, read_bytes(path)}}, name);
    }
}

void LaidOutCorpus::add_golden_cases(const std::string& folder) {
    for (const std::string& path : files_below(folder, ".case")) {
        const auto files = files_of(read_golden_case(path).machine);
        if (!files.empty()) add(path, files, top_of(files));
    }
}

void LaidOutCorpus::add_recorded_cases(const std::string& folder) {
    for (const std::string& path : files_below(folder, ".case")) {
        const auto files = files_of(read_recorded_case(path).machine);
        if (!files.empty()) add(path, files, top_of(files));
    }
}

std::map<std::string, std::string> LaidOutCorpus::environment(const std::string& value) const {
    std::map<std::string, std::string> variables;
    for (const LaidOut& one : all_) {
        for (const std::string& name : one.named_variables) variables[name] = value;
    }
    folder_.write("bin/ssh", "#!/bin/sh\n: <<'V'\nOpenSSH_9.2p1 Debian-2+deb12u10\nV\n", true);
    variables["HOME"] = folder_.path("home");
    variables["USER"] = "ana";
    variables["PATH"] = folder_.path("bin");
    variables["SHELL"] = "/bin/sh";
    variables["SSH_AUTH_SOCK"] = folder_.path("agent");
    variables["ASAN_OPTIONS"] = "detect_leaks=0";
    return variables;
}

}  // namespace sshplan::test
