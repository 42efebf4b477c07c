#include <catch2/catch.hpp>

#include "planner/world/imaginary_world.hpp"
#include "planner/world/tilde.hpp"
#include "planner/world/users.hpp"

using namespace sshplan;

namespace {

Imaginary machine() {
    Imaginary value;
    value.files["/etc/passwd"] = {.bytes =
                                      "root:x:0:0:root:/root:/bin/bash\n"
                                      "# ana:x:1:1::/wrong:/bin/sh\n"
                                      "\n"
                                      "+nis::::::\n"
                                      "broken:x:one:1::/broken:/bin/sh\n"
                                      "  ana:x:1000:1000:Ana,,,:/home/ana:/bin/bash\n"
                                      "bob:x:1001:1001::/home/bob/:/bin/bash\n"
                                      "eve:x:1002:50::/home/eve\n"
                                      "short:x:1003:50"};
    value.files["/etc/group"] = {.bytes =
                                     "root:x:0:\n"
                                     "ana:x:1000:\n"
                                     "bob:x:1001:bob\n"
                                     "team:x:2000:ana,bob\n"
                                     "alone:x:2001:ana\n"
                                     "empty:x:2002:\n"
                                     "staff:x:50:\n"};
    return value;
}

std::string expanded(World& world, std::string_view path) {
    const auto answer = tilde_expand(world, path, "/home/ana");
    const auto* const fault = std::get_if<TildeFault>(&answer);
    return fault == nullptr ? std::get<std::string>(answer) : fault->message;
}

}  // namespace

TEST_CASE("users are found in /etc/passwd") {
    ImaginaryWorld world{machine()};
    CHECK(user_by_id(world, 1000) == User{"ana", 1000, 1000, "/home/ana"});
    CHECK(user_by_name(world, "ana") == User{"ana", 1000, 1000, "/home/ana"});
    CHECK(user_by_name(world, "short") == User{"short", 1003, 50, ""});
    CHECK_FALSE(user_by_name(world, "broken").has_value());
    CHECK_FALSE(user_by_name(world, "+nis").has_value());
    CHECK_FALSE(user_by_name(world, "").has_value());
    CHECK_FALSE(user_by_id(world, 1).has_value());

    Imaginary without;
    ImaginaryWorld bare{without};
    CHECK_FALSE(user_by_id(bare, 0).has_value());
}

TEST_CASE("the local user is named by /etc/passwd, else by USER and HOME") {
    Imaginary value = machine();
    value.variables = {{"USER", "other"}, {"HOME", "/elsewhere"}};
    ImaginaryWorld known{value};
    REQUIRE(local_user(known).has_value());
    CHECK(local_user(known)->user.name == "ana");
    CHECK(local_user(known)->user.home == "/home/ana");
    CHECK(local_user(known)->found == LocalUser::Found::passwd);

    value.uid = 5000;
    ImaginaryWorld unknown{value};
    REQUIRE(local_user(unknown).has_value());
    CHECK(local_user(unknown)->user.name == "other");
    CHECK(local_user(unknown)->user.home == "/elsewhere");
    CHECK(local_user(unknown)->found == LocalUser::Found::environment);

    value.variables.erase("HOME");
    ImaginaryWorld nameless{value};
    CHECK_FALSE(local_user(nameless).has_value());
}

TEST_CASE("a group is private if its only member is the owner") {
    ImaginaryWorld world{machine()};
    CHECK(is_private_group(world, 1000, 1000, 1000));        // primary group of ana alone
    CHECK(is_private_group(world, 1001, 1001, 1001));        // named there too
    CHECK(is_private_group(world, 2001, 1000, 1000));        // a member by group(5) alone
    CHECK_FALSE(is_private_group(world, 2000, 1000, 1000));  // bob too
    CHECK_FALSE(is_private_group(world, 2002, 1000, 1000));  // no member at all
    CHECK_FALSE(is_private_group(world, 2001, 0, 1000));     // ana, but root owns the file
    CHECK(is_private_group(world, 1000, 0, 1000));           // her primary group, root's file
    CHECK_FALSE(is_private_group(world, 1000, 1001, 1001));  // somebody else's primary group
    CHECK_FALSE(is_private_group(world, 50, 1002, 1002));    // two users' primary group
    CHECK_FALSE(is_private_group(world, 7777, 1000, 1000));  // no such group
}

TEST_CASE("a tilde stands for what passwd says") {
    Imaginary value = machine();
    value.variables["HOME"] = "/not/this";
    ImaginaryWorld world{value};
    CHECK(expanded(world, "~") == "/home/ana/");
    CHECK(expanded(world, "~/") == "/home/ana/");
    CHECK(expanded(world, "~///x//y") == "/home/ana/x//y");
    CHECK(expanded(world, "~bob") == "/home/bob/");
    CHECK(expanded(world, "~bob//x") == "/home/bob/x");
    CHECK(expanded(world, "a/~") == "a/~");
    CHECK(expanded(world, "").empty());
    CHECK(expanded(world, "~nobody/x") == "tilde_expand: No such user nobody");
    CHECK(expanded(world, "~/" + std::string(4100, 'x')) == "tilde_expand: Path too long");
}
