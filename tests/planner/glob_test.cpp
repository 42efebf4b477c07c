#include <glob.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "planner/world/glob.hpp"
#include "planner/world/imaginary_world.hpp"
#include "planner/world/real_world.hpp"
#include "planner/world/wildcard.hpp"

using namespace sshplan;

namespace {

/// What glob(3) itself says, where it reads a pattern as the glob of ssh does (the others: see
/// tests/differential/include_patterns_test.cpp).
std::vector<std::string> real_glob(const std::string& pattern) {
    glob_t found{};
    std::vector<std::string> paths;
    if (::glob(pattern.c_str(), GLOB_TILDE, nullptr, &found) == 0) {
        paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    }
    ::globfree(&found);
    return paths;
}

std::string make_tree() {
    std::string root = std::filesystem::temp_directory_path() / "glob-XXXXXX";
    REQUIRE(::mkdtemp(root.data()) != nullptr);
    for (const char* directory : {"d1/e", "d1/.hid", "d2", "h*", "Z"}) {
        std::filesystem::create_directories(std::filesystem::path{root} / directory);
    }
    for (const char* file : {"f1",
                             "f2.conf",
                             "f10.conf",
                             "d1/x",
                             "d2/x",
                             "d1/e/z",
                             ".dot",
                             "a*b",
                             "[a",
                             "b]",
                             "h*/q",
                             "a b",
                             "-",
                             "back\\slash",
                             "\xc3\xa9"}) {
        std::ofstream{std::filesystem::path{root} / file} << "x";
    }
    return root;
}

}  // namespace

TEST_CASE("paths are found as glob(3) finds them") {
    const std::string root = make_tree();
    RealWorld world{RealWorld::Powers::only_reads};
    const std::string pattern = GENERATE(as<std::string>{},
                                         "*",
                                         "*/",
                                         "d*/",
                                         "d*",
                                         "D*",
                                         "/d*",
                                         "d*//x",
                                         "./d*",
                                         ".*",
                                         "d1/.*/",
                                         "d1/.*",
                                         "d1/",
                                         "none",
                                         "none*",
                                         "none/*",
                                         "a\\*b",
                                         "a*b",
                                         "a*b\\",
                                         "d1\\/x",
                                         "d*\\/x",
                                         "d1/*\\/z",
                                         "[a",
                                         "[[]a",
                                         "[a]b]",
                                         "[a/b]",
                                         "?1",
                                         "[!d]1",
                                         "[e-f]1",
                                         "[]b]*",
                                         "[[:alpha:]]1",
                                         "[[:upper:]]",
                                         "[[:digit:]a-d]1",
                                         "d*/*/z",
                                         "*/*",
                                         "*/*/*",
                                         "[f-e]1",
                                         "[e-",
                                         "\\.do*",
                                         "[.]do*",
                                         "?dot",
                                         "\\f1",
                                         "d[1\\]2]",
                                         "f[[:bogus:]1]",
                                         "f[!a]*/",
                                         "*/.",
                                         "*/..",
                                         "d1/e/..//*",
                                         "f*.conf",
                                         "f?.conf",
                                         "f*[!0].conf",
                                         "**",
                                         "*f**1*",
                                         "\\-",
                                         "[--a]",
                                         "[a-]",
                                         "[-a]",
                                         "h\\*/q",
                                         "h[*]/q",
                                         "a\\ b",
                                         "a b",
                                         "back\\\\slash",
                                         "back[\\\\]slash",
                                         "d1/../f*",
                                         "*\\",
                                         "\\",
                                         "[!]a]1",
                                         "[d-f]?",
                                         "[\\d]1",
                                         "[d\\-e]1",
                                         "");
    CAPTURE(pattern);
    const std::string whole = root + "/" + pattern;
    CHECK(glob_paths(world, whole, "/home/ana").paths == real_glob(whole));
    std::filesystem::remove_all(root);
}

TEST_CASE("paths from the root are found as glob(3) finds them") {
    RealWorld world{RealWorld::Powers::only_reads};
    const std::string pattern =
        GENERATE(as<std::string>{}, "/", "/*", "/t*p", "/et[c]", "/etc/pass*d", "");
    CAPTURE(pattern);
    CHECK(glob_paths(world, pattern, "/home/ana").paths == real_glob(pattern));
}

TEST_CASE("a tilde stands for the home it is given, or for that of a user") {
    Imaginary value;
    value.files["/home/ana/.ssh/a.conf"] = {};
    value.files["/home/ana/.ssh/b.conf"] = {};
    value.files["/home/bob/x"] = {};
    value.files["/etc/passwd"] = {.bytes = "bob:x:1001:1001::/home/bob:/bin/sh\n"};
    value.variables["HOME"] = "";
    ImaginaryWorld world{value};
    using Paths = std::vector<std::string>;
    const auto found = [&](std::string_view pattern) {
        return glob_paths(world, pattern, "/home/ana").paths;
    };
    CHECK(found("~/.ssh/*.conf") == Paths{"/home/ana/.ssh/a.conf", "/home/ana/.ssh/b.conf"});
    CHECK(found("~bob/?") == Paths{"/home/bob/x"});
    CHECK(found("~eve/*").empty());
    CHECK(found("~") == Paths{"/home/ana"});
    CHECK(found("~/") == Paths{"/home/ana/"});
    CHECK(found("~bob") == Paths{"/home/bob"});
    CHECK(glob_home(world, "/home/ana") == "/home/ana");
    value.variables["HOME"] = "/other";
    ImaginaryWorld with_home{value};
    CHECK(glob_home(with_home, "/home/ana") == "/other");
}

TEST_CASE("results are sorted bytewise") {
    Imaginary value;
    for (const char* path : {"/d/b", "/d/B", "/d/a", "/d/_", "/d/\xc3\xa9"}) {
        value.files[path] = {};
    }
    ImaginaryWorld world{value};
    CHECK(glob_paths(world, "/d/*", "").paths ==
          std::vector<std::string>{"/d/B", "/d/_", "/d/a", "/d/b", "/d/\xc3\xa9"});
}

TEST_CASE("a search that goes too far says so") {
    Imaginary value;
    for (int i = 0; i < 20; ++i) {
        value.files["/d/" + std::to_string(i) + "/x"] = {};
    }
    ImaginaryWorld world{value};
    const auto met = [&](std::string_view pattern, const Limits& limits) {
        world.set_limits(limits);
        return glob_paths(world, pattern, "").met;
    };
    CHECK(met("/d/*", Limits{}.with(Limit::files, 20)) == std::nullopt);
    CHECK(met("/d/*", Limits{}.with(Limit::files, 19)) == Limit::files);
    CHECK(glob_paths(world, "/d/*", "").paths.empty());
    CHECK(met("/d/*/*", Limits{}.with(Limit::lookups, 41)) == std::nullopt);
    CHECK(met("/d/*/*", Limits{}.with(Limit::lookups, 40)) == Limit::lookups);
    // Each `.*` finds `.` and `..`, so that the paths would double at every step.
    std::string doubling = "/d";
    for (int i = 0; i < 40; ++i) {
        doubling += "/.*";
    }
    CHECK(met(doubling, {}) == Limit::files);
}

TEST_CASE("huge patterns end soon") {
    Imaginary value;
    value.files["/d/" + std::string(255, 'a')] = {};
    ImaginaryWorld world{value};
    std::string stars;
    std::string slashes = "/";
    for (int i = 0; i < 200'000; ++i) {
        stars += "*a";
        slashes += "d/";
    }
    CHECK(glob_paths(world, "/d/" + stars + "b", "").paths.empty());
    CHECK(glob_paths(world, "/d/" + std::string(400'000, '['), "").paths.empty());
    CHECK(glob_paths(world, "/d/" + std::string(400'000, '[') + "*", "").paths.empty());
    CHECK(glob_paths(world, slashes + "*", "").paths.empty());
    CHECK(glob_paths(world, std::string(400'000, '~'), "").paths.empty());
    const Wildcard wildcard = Wildcard::compile("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b");
    CHECK_FALSE(wildcard.matches(std::string(255, 'a')));
}
