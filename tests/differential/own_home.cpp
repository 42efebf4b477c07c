#include "own_home.hpp"

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "answer.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

constexpr const char* passwd = "/etc/passwd";

/// The fields of a line of the passwd database.
Strings fields_of(const std::string& line) {
    Strings fields;
    std::istringstream in{line};
    for (std::string field; std::getline(in, field, ':');) fields.push_back(field);
    return fields;
}

/// The passwd database, with another home for this user.
std::string passwd_with(const std::string& home) {
    constexpr std::size_t uid_field = 2;
    constexpr std::size_t home_field = 5;
    const std::string uid = std::to_string(::getuid());
    std::string text;
    bool is_there = false;
    for (const std::string& line : lines_of(read_bytes(passwd))) {
        Strings fields = fields_of(line);
        if (fields.size() > home_field && fields[uid_field] == uid) {
            fields[home_field] = home;
            is_there = true;
        }
        text += fmt::format("{}\n", fmt::join(fields, ":"));
    }
    return is_there ? text : text + fmt::format("me:x:{0}:{0}::{1}:/bin/sh\n", uid, home);
}

struct Home {
    TemporaryFolder folder{};
    std::string path = folder.path("home");

    Home() {
        prepare_process();  // an unprivileged user may mount in the user namespace of that only
        const std::string entries = folder.write("passwd", passwd_with(path));
        (void)folder.write("home/.ssh/config", "");
        constexpr unsigned long own = MS_REC | MS_PRIVATE;
        if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, own, nullptr) != 0 ||
            ::mount(entries.c_str(), passwd, nullptr, MS_BIND, nullptr) != 0) {
            throw std::runtime_error{"no mount namespace of its own"};
        }
        ::setenv("HOME", path.c_str(), 1);
    }
};

}  // namespace

const std::string& own_home() {
    static const Home home;
    return home.path;
}

bool has_own_home() {
    try {
        return !own_home().empty();
    } catch (const std::runtime_error& error) {
        std::cout << "SKIPPED: " << error.what() << '\n';
        return false;
    }
}

}  // namespace sshplan::test
