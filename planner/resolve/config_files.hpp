#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/config/config.hpp"
#include "parser/text/source.hpp"
#include "planner/resolve/included_files.hpp"
#include "planner/resolve/quiet_blocks.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// A configuration file that was opened, or why it could not be.
struct OpenedFile {
    std::unique_ptr<SourceFile> source{};  // null if not opened
    std::string place{};                   // its path without links; empty: it has none
    std::uint32_t owner = 0;
    std::uint32_t group = 0;
    std::uint32_t mode = 0;
    bool is_directory = false;
    std::optional<FileFailure> failure{};

    /// What the file says to releases of a lexis; made when it is first asked for.
    [[nodiscard]] const Config& config(Lexis lexis = Lexis::tokenised) const;

    /// Which of the blocks of that need not be read for a host, as far as is known yet.
    [[nodiscard]] QuietBlocks& quiet_blocks(Lexis lexis) const;

private:
    static constexpr std::size_t lexes = 3;
    mutable std::array<std::unique_ptr<Config>, lexes> configs_{};
    mutable std::array<std::unique_ptr<QuietBlocks>, lexes> quiet_{};
};

/// How much was read, by those that share one account.
struct ReadSoFar {
    std::size_t bytes = 0;
    std::size_t files = 0;
};

/// Every configuration file of this run, each read once, whatever asks for it how often: all places
/// of a plan point in here. What is beyond the limits of the World is refused.
class ConfigFiles {
public:
    /// `so_far`: an account to share with others, whose files count for the limits, too.
    explicit ConfigFiles(World& world,
                         std::shared_ptr<ReadSoFar> so_far = std::make_shared<ReadSoFar>());

    /// The file at a path as it was when it was first asked for.
    [[nodiscard]] const OpenedFile& open(const std::string& path);

    /// Lets `open` find what did not come from a path: the standard input.
    void adopt(const std::string& name, FileAnswer answer);

    /// The files that a pattern named when it was first asked for; `home`: as for glob_paths().
    [[nodiscard]] IncludedFiles& find(const std::string& pattern, const std::string& home);

    /// The argument of an `-o` as a file of one line, called `command-line` as ssh calls it.
    [[nodiscard]] const OpenedFile& option(const std::string& text);

    /// Every path that was asked for, whether or not it could be opened; no `-o`.
    [[nodiscard]] const std::map<std::string, OpenedFile>& all() const { return files_; }

    /// Every file that could be opened, in the order of asking; no `-o`.
    [[nodiscard]] const std::vector<const OpenedFile*>& opened() const { return opened_; }

private:
    void take(OpenedFile& file, const std::string& name, FileAnswer answer);
    [[nodiscard]] std::optional<std::string> excess_of(const SourceFile& source) const;

    World& world_;
    std::shared_ptr<ReadSoFar> so_far_;                  // never null
    std::map<std::string, OpenedFile> files_;            // by the path that was asked for
    std::map<std::string, const OpenedFile*> by_place_;  // by the path without links
    std::map<std::string, OpenedFile> options_;
    std::map<std::pair<std::string, std::string>, IncludedFiles> found_;  // by pattern and home
    std::vector<const OpenedFile*> opened_;
};

}  // namespace sshplan
