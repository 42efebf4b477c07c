#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/world/imaginary_world.hpp"
#include "planner/world/limits.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/golden_case.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

using Words = std::vector<std::string>;
using Files = std::map<std::string, std::string>;

/// What a verb answered.
struct Answer {
    int status = 0;
    std::string out;
    std::string err;
};

Answer run_on(World& world, const Words& words) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::run(words, world, world, {.out = {out}, .err = {err}});
    return {status, out.str(), err.str()};
}

const std::string own_config = "/home/ana/.ssh/config";

/// ana's laptop with these files; those without a folder lie in her ~/.ssh.
Answer run_with(const Files& files, const Words& words) {
    Imaginary laptop = laptop_of_ana();
    laptop.files["/usr/bin/ssh"] = {.bytes = "OpenSSH_10.5p1"};
    laptop.executables.emplace_back("/usr/bin/ssh");
    for (const auto& [name, bytes] : files) {
        const bool has_folder = name.starts_with("ssh/") || name.starts_with("/");
        laptop.files[has_folder ? name : "/home/ana/.ssh/" + name] = {.bytes = bytes};
    }
    ImaginaryWorld world{laptop};
    return run_on(world, words);
}

Words with_limit(Words words, Limit limit, std::size_t most) {
    words.insert(words.begin() + 1, {"--limit", fmt::format("{}={}", row_of(limit).name, most)});
    return words;
}

std::string lines(std::size_t count, const std::string& line) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += fmt::format(fmt::runtime(line), i);
    return text;
}

/// How a limit is met: with the one number nothing is, with the other it is.
struct Meeting {
    Limit limit;
    Words words;
    Files files;
    std::size_t enough;
    std::size_t too_few;
    std::string said;
};

const std::string twelve_bytes = "Host aaaaaa\n";
const std::string three_ways = "Match exec c{0}\n  HostName h{0}\n";

std::vector<Meeting> met_by_reading() {
    const Files folder{{"config", "Include d/*\n"}, {"d/a", ""}, {"d/b", ""}, {"d/c", ""}};
    return {
        {Limit::file,
         {"explain", "x"},
         {{"config", twelve_bytes}},
         12,
         11,
         own_config + " is not read: it is larger than 11 bytes"},
        {Limit::file,
         {"lint", "--select", "SYN", "ssh/config"},
         {{"ssh/config", twelve_bytes}},
         12,
         11,
         "ssh/config is not judged: it is larger than 11 bytes"},
        {Limit::total,
         {"explain", "x"},
         {{"config", "Include aaa\n"}, {"aaa", twelve_bytes}},
         24,
         23,
         "/home/ana/.ssh/aaa is not read: it is part of more than 23 bytes"},
        {Limit::line,
         {"explain", "x"},
         {{"config", "Host a\n" + twelve_bytes}},
         11,
         10,
         "it is a file whose line 2 has more than 10 bytes"},
        {Limit::files,
         {"explain", "x"},
         folder,
         4,
         3,
         "/home/ana/.ssh/d/c is not read: it is one of more than 3 files"},
        {Limit::files,
         {"explain", "x"},
         folder,
         4,
         2,
         own_config + " line 1: /home/ana/.ssh/d/* names more than 2 files"},
        {Limit::files,
         {"hosts", "ssh"},
         {{"ssh/a", twelve_bytes}, {"ssh/b", twelve_bytes}},
         2,
         1,
         "ssh holds more than 1 files"},
        {Limit::readings,
         {"explain", "x"},
         {{"config", "Include a a a\n"}, {"a", ""}},
         4,
         3,
         own_config + " line 1: files are read more than 3 times"},
        {Limit::lookups,
         {"explain", "x"},
         {{"config", "Include */x\n"}, {"a/x", ""}, {"b/x", ""}},
         6,
         5,
         own_config + " line 1: /home/ana/.ssh/*/x takes more than 5 look-ups"},
    };
}

std::vector<Meeting> met_by_exploring() {
    return {
        {Limit::hops, {"explain", "-J", "a,b", "x"}, {{"config", ""}}, 3, 2, "more than 2 hops"},
        {Limit::settings,
         {"explain", "x"},
         {{"config", "User ana\nHost x\n  ProxyJump a\n"}},
         100'000,
         100,
         "its hops obtain more than 100 bytes"},
        {Limit::outcomes,
         {"explain", "x"},
         {{"config", lines(2, three_ways)}},
         3,
         2,
         "more than 2 outcomes of 2 conditions: C1 c0; C2 c1"},
    };
}

std::vector<Meeting> met_by_lint() {
    const Words lint{"lint", "--select", "SYN", "ssh/config"};
    return {
        {Limit::classes,
         lint,
         {{"ssh/config", "Host a b\n  Port 1\nHost c*\n  Port 2\n"}},
         4,
         3,
         "more than 3 classes of command lines"},
        {Limit::states,
         lint,
         {{"ssh/config", "Host a*b*c*\n"}},
         default_of(Limit::states),
         1,
         "the patterns for hosts overlap in too many ways"},
        {Limit::steps,
         lint,
         {{"ssh/config", "Host a\n  Port 1\n  User u\nHost b\n  Port 2\n"}},
         default_of(Limit::steps),
         1,
         "command lines were looked at, which met"},
        {Limit::tries,
         lint,
         {{"ssh/config", lines(60, "Host *n{}*\n  Compression yes\n")}},
         default_of(Limit::tries),
         1,
         "ever used is not known"},
        {Limit::routes,
         {"lint", "--select", "SYN", "--policy", "/home/ana/policy.toml", "ssh/config"},
         {{"ssh/config", twelve_bytes},
          {"/home/ana/policy.toml",
           "version = 1\n[[assert]]\nname = 'd'\nhosts = ['aaaaaa', 'b']\ndirect = true\n"}},
         2,
         1,
         "all that it is asked of have more than 1 routes"},
    };
}

/// One for each limit, or more.
std::vector<Meeting> meetings() {
    std::vector<Meeting> all = met_by_reading();
    for (const auto& more : {met_by_exploring(), met_by_lint()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

/// All that the limit must say of itself where it is met.
void check_is_named(const Answer& answer, Limit limit) {
    INFO(answer.out << answer.err);
    CHECK(answer.status == 4);
    CHECK_THAT(answer.out + answer.err,
               Catch::Contains(fmt::format("--limit {}=", row_of(limit).name)) &&
                   Catch::Contains(" allows more)"));
}

}  // namespace

TEST_CASE("each limit that is met is named, and with one more there is an answer") {
    for (const Meeting& meeting : meetings()) {
        INFO(row_of(meeting.limit).name << ": " << meeting.said);
        const Answer whole =
            run_with(meeting.files, with_limit(meeting.words, meeting.limit, meeting.enough));
        INFO(whole.out << whole.err);
        CHECK(whole.status == 0);
        const Answer refused =
            run_with(meeting.files, with_limit(meeting.words, meeting.limit, meeting.too_few));
        check_is_named(refused, meeting.limit);
        CHECK_THAT(refused.err, Catch::Contains(meeting.said));
    }
}

TEST_CASE("every verb and format names the limit, and gives no part of an answer") {
    const std::string config =
        "Host x\n  ProxyJump gw\nMatch originalhost x exec c1\n  HostName a\n";
    const Files files{{"config", config}, {"ssh/config", config}};
    for (const Words& words :
         std::vector<Words>{{"explain", "x"},
                            {"explain", "--format", "json", "x"},
                            {"resolve", "x"},
                            {"resolve", "--format", "json", "x"},
                            {"preflight", "x"},
                            {"preflight", "--format", "json", "x"},
                            {"hosts"},
                            {"hosts", "--format", "json"},
                            {"hosts", "--format", "routes"},
                            {"hosts", "--format", "names"},
                            {"hosts", "ssh"},
                            {"hosts", "--diff", "ssh", "ssh"},
                            {"hosts", "--diff", "--format", "json", "ssh", "ssh"}}) {
        INFO(fmt::format("{}", fmt::join(words, " ")));
        const Answer answer = run_with(files, with_limit(words, Limit::outcomes, 1));
        check_is_named(answer, Limit::outcomes);
        const bool is_json = std::ranges::find(words, "json") != words.end();
        if (!is_json) CHECK(answer.out == "");
        CHECK_THAT(answer.out, !Catch::Contains("gw"));
    }
}

TEST_CASE("every format of lint says that not everything was looked at") {
    const Files files{{"ssh/config", "Host x\nMatch originalhost x exec c1\n  HostName a\n"}};
    for (const char* const format : {"text",
                                     "concise",
                                     "json",
                                     "json-lines",
                                     "sarif",
                                     "github",
                                     "gitlab",
                                     "junit",
                                     "checkstyle"}) {
        INFO(format);
        const Words words{"lint", "--select", "SYN", "--format", format, "ssh"};
        check_is_named(run_with(files, with_limit(words, Limit::outcomes, 1)), Limit::outcomes);
    }
}

TEST_CASE("the defaults are met as they are") {
    const auto explain = [](const std::string& config) {
        return run_with({{"config", config}}, {"explain", "x"});
    };
    CHECK(explain("#" + std::string((1U << 20U) - 1, 'a') + "\n").status == 0);
    check_is_named(explain("#" + std::string(1U << 20U, 'a') + "\n"), Limit::line);
    check_is_named(explain(lines(13, "Match exec c{0}\n  IdentityFile k{0}\n")), Limit::outcomes);
    Files many{{"config", "Include d/*\n"}};
    for (int i = 0; i < 10'000; ++i) many[fmt::format("d/{}", i)] = "";
    check_is_named(run_with(many, {"explain", "x"}), Limit::files);
    many.erase("d/0");
    CHECK(run_with(many, {"explain", "x"}).status == 0);
}

TEST_CASE("a file of 64 MiB and a byte is not read") {
    const TemporaryFolder folder;
    const std::string path = folder.write("config", "");
    std::filesystem::resize_file(path, default_of(Limit::file) + 1);
    RealWorld world{RealWorld::Powers::only_reads};
    check_is_named(run_on(world, {"lint", path}), Limit::file);
}

TEST_CASE("a limit that is none is wrong usage, with the names that there are") {
    for (const char* const text : {"files",
                                   "none=1",
                                   "files=0",
                                   "files=-1",
                                   "files=1K",
                                   "files=",
                                   "file=8G",
                                   "line=1X",
                                   "outcomes=99999999999999999999"}) {
        INFO(text);
        const Answer answer = run_with({}, {"explain", "--limit", text, "x"});
        CHECK(answer.status == 2);
        CHECK_THAT(answer.err, Catch::StartsWith("sshplan: --limit takes "));
    }
    CHECK_THAT(
        run_with({}, {"lint", "--limit", "none=1", "ssh"}).err,
        Catch::Contains("file, total, line, files, readings, lookups, hops, settings, outcomes"));
    CHECK(run_with({{"config", twelve_bytes}}, {"explain", "--limit", "file=1K", "x"}).status == 0);
}

TEST_CASE("a judged repository moves no limit") {
    const Files files{{"ssh/config", twelve_bytes}, {"ssh/.sshplan.toml", "limit = 'files=1'\n"}};
    CHECK(run_with(files, {"lint", "ssh"}).status == 2);
}

TEST_CASE("no limit is without a test that meets it") {
    const std::vector<Meeting> all = meetings();
    for (const LimitRow& row : limit_table) {
        INFO(row.name);
        CHECK(std::ranges::find(all, row.limit, &Meeting::limit) != all.end());
    }
}

}  // namespace sshplan::test
