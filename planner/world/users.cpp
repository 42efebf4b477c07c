#include "planner/world/users.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace sshplan {

namespace {

constexpr std::size_t passwd_fields = 7;

/// The lines of a file that are neither empty nor comments; none if it cannot be read.
std::vector<std::string> table_lines(World& world, const std::string& path) {
    const FileAnswer answer = world.read_file(path);
    const auto* const content = std::get_if<FileContent>(&answer);
    std::vector<std::string> lines;
    if (content == nullptr) {
        return lines;
    }
    const std::string_view bytes = content->bytes;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        std::string_view line = bytes.substr(begin, end - begin);
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        // '+' and '-' lines ask for other sources.
        if (!line.empty() && line.find_first_of("#+-") != 0) {
            lines.emplace_back(line);
        }
        begin = end + 1;
    }
    return lines;
}

/// The fields of a line; missing ones are empty, and the last one holds all that is left.
std::array<std::string_view, passwd_fields> fields_of(std::string_view line) {
    std::array<std::string_view, passwd_fields> fields;
    for (std::string_view& field : fields) {
        const std::size_t end = std::min(line.find(':'), line.size());
        field = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return fields;
}

std::optional<std::uint32_t> read_id(std::string_view text) {
    std::uint32_t id = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, fault] = std::from_chars(text.data(), end, id);
    return fault == std::errc{} && rest == end ? std::optional{id} : std::nullopt;
}

std::optional<User> read_user(std::string_view line) {
    const auto [name, password, uid_text, gid_text, comment, home, shell] = fields_of(line);
    const auto uid = read_id(uid_text);
    const auto gid = read_id(gid_text);
    if (!uid || !gid) {
        return std::nullopt;
    }
    return User{std::string{name}, *uid, *gid, std::string{home}};
}

std::vector<User> all_users(World& world) {
    std::vector<User> users;
    for (const std::string& line : table_lines(world, "/etc/passwd")) {
        if (auto user = read_user(line)) {
            users.push_back(std::move(*user));
        }
    }
    return users;
}

template <typename Test>
std::optional<User> find_user(const std::vector<User>& users, Test test) {
    const auto found = std::ranges::find_if(users, test);
    return found == users.end() ? std::nullopt : std::optional{*found};
}

/// The members that group(5) names, with the commas between them; nothing if there is no such
/// group.
std::optional<std::string> members_of(World& world, std::uint32_t group) {
    for (const std::string& line : table_lines(world, "/etc/group")) {
        const auto fields = fields_of(line);
        if (read_id(fields[2]) == group) {
            return std::string{fields[3]};
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<User> user_by_id(World& world, std::uint32_t uid) {
    return find_user(all_users(world), [&](const User& user) { return user.uid == uid; });
}

std::optional<User> user_by_name(World& world, std::string_view name) {
    return find_user(all_users(world), [&](const User& user) { return user.name == name; });
}

std::optional<LocalUser> local_user(World& world) {
    const std::uint32_t uid = world.user_id();
    if (auto user = user_by_id(world, uid)) {
        return LocalUser{std::move(*user), LocalUser::Found::passwd};
    }
    const auto name = world.variable("USER");
    const auto home = world.variable("HOME");
    if (!name || name->empty() || !home || home->empty()) {
        return std::nullopt;
    }
    return LocalUser{User{*name, uid, uid, *home}, LocalUser::Found::environment};
}

bool is_private_group(World& world, std::uint32_t group, std::uint32_t owner, std::uint32_t uid) {
    const auto listed = members_of(world, group);
    const std::vector<User> users = all_users(world);
    const auto has_owner_id = [&](const User& user) { return user.uid == owner; };
    const auto owner_user = find_user(users, has_owner_id);
    if (!listed || !owner_user) {
        return false;
    }
    bool has_member = false;
    for (const User& user : users) {
        if (user.gid == group) {
            if (user.uid != uid) {
                return false;
            }
            has_member = true;
        }
    }
    return listed->empty() ? has_member : *listed == owner_user->name;
}

}  // namespace sshplan
