#include <filesystem>
#include <functional>
#include <set>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lab.hpp"
#include "tests/support/case_lines.hpp"

namespace sshplan::test {

namespace fs = std::filesystem;

namespace {

/// What stands for a file in a list of them.
std::string told(const fs::path& path) {
    constexpr std::size_t small = 2000;
    const std::string bytes = read_bytes(path);
    if (bytes.size() < small) return bytes;
    return fmt::format("{} bytes, {:x}", bytes.size(), std::hash<std::string>{}(bytes));
}

}  // namespace

void Lab::clear_homes() const {
    for (const char* const host : lab_hosts) {
        for (const auto& home : fs::directory_iterator{path(fmt::format("{}/home", host))}) {
            for (const auto& entry : fs::directory_iterator{home}) {
                if (entry.path().filename() != ".ssh") fs::remove_all(entry.path());
            }
        }
    }
}

std::string Lab::files() const {
    std::set<std::string> all;
    for (const char* const host : lab_hosts) {
        const fs::path homes = path(fmt::format("{}/home", host));
        for (const auto& entry : fs::recursive_directory_iterator{homes}) {
            const std::string name = entry.path().lexically_relative(homes);
            const std::string what = entry.is_regular_file() ? told(entry) : "no file";
            all.insert(fmt::format("{}:{}: {}", host, name, what));
        }
    }
    return fmt::format("{}", fmt::join(all, "\n"));
}

}  // namespace sshplan::test
