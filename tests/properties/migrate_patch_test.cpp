#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "planner/world/real_world.hpp"
#include "tests/differential/generate/pick.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/planted_config.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

/// A folder that is the working folder as long as it is there.
class WorkingFolder {
public:
    WorkingFolder() { fs::current_path(folder_.path("")); }
    ~WorkingFolder() { fs::current_path(before_); }
    WorkingFolder(const WorkingFolder&) = delete;
    WorkingFolder& operator=(const WorkingFolder&) = delete;

    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

private:
    fs::path before_ = fs::current_path();
    TemporaryFolder folder_;
};

/// A name for the file that includes the other one.
std::string any_odd_name() {
    return pick({"config",
                 "ssh config",
                 "a/b/config",
                 "c\xc3\xb3nfig",
                 "say \"hi\"",
                 "back\\slash",
                 "tab\tin it",
                 "sp /x y",
                 "tilde~",
                 "quo'te",
                 " leading",
                 "%s $HOME",
                 "x.orig",
                 "trailing ",
                 "[ab]*?"});
}

/// What `sshplan migrate NAME` prints.
std::string printed_patch(const std::string& name) {
    RealWorld reading{RealWorld::Powers::only_reads};
    RealWorld acting{RealWorld::Powers::acts};
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string> words{"migrate", name};
    const int status = cli::run(words, reading, acting, {.out = {out}, .err = {err}});
    RC_LOG() << err.str();
    RC_ASSERT(status == 0 || status == 3);  // the latter where ssh refuses the file
    return out.str();
}

ConfigFolder files_in(const TemporaryFolder& folder, const ConfigFolder& names) {
    ConfigFolder files;
    for (const auto& [name, bytes] : names) files[name] = read_bytes(folder.path(name));
    return files;
}

/// The files as a program leaves them that applies a patch where they are.
ConfigFolder applied(const ConfigFolder& files,
                     const std::string& patch,
                     std::vector<std::string> program) {
    const WorkingFolder place;
    for (const auto& [name, bytes] : files) (void)place.folder().write(name, bytes);
    program.push_back(place.folder().write("a.patch", patch));
    const ProcessEnd end =
        run_process(program, {{"PATH", std::getenv("PATH")}, {"GIT_CEILING_DIRECTORIES", "/"}});
    RC_LOG() << fmt::format("{} {}\n{}{}", program[0], end.status, end.out, end.err);
    RC_ASSERT(end.status == 0);
    return files_in(place.folder(), files);
}

}  // namespace

TEST_CASE("the patch of a migration applies, and gives its bytes") {
    ::setenv("RC_PARAMS", "max_success=100", 0);
    rc::prop("in random configurations, whatever files are called", [] {
        const PlantedConfig config = any_planted_config(PlantedFor::newest_release);
        RC_PRE(!config.names_its_file);  // it would have to name what it is called here
        const Migrating migrating{config.files, {newest_dialect()}};
        const std::string top = any_odd_name();
        const std::string folder = top.substr(0, top.rfind('/') + 1);
        const auto renamed = [&](const ConfigFolder& files) {
            ConfigFolder all;
            for (const auto& [name, bytes] : files) {
                all[name == "config" ? top : folder + name] = bytes;
            }
            return all;
        };
        const ConfigFolder before = renamed(config.files);
        const ConfigFolder after = renamed(migrating.after());
        RC_LOG() << described(before);
        std::string patch;
        {
            const WorkingFolder place;
            for (const auto& [name, bytes] : before) (void)place.folder().write(name, bytes);
            patch = printed_patch(top);
            RC_ASSERT(files_in(place.folder(), before) == before);
        }
        RC_LOG() << patch;
        RC_CLASSIFY(patch.empty(), "nothing changes");
        RC_ASSERT(patch.empty() == (before == after));
        if (!patch.empty()) {
            RC_ASSERT(applied(before, patch, {"git", "apply", "--whitespace=nowarn"}) == after);
            RC_ASSERT(applied(before, patch, {"patch", "-p1", "-s", "-i"}) == after);
        }
    });
}

}  // namespace sshplan::test
