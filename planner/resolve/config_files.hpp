#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/config/config.hpp"
#include "parser/text/source.hpp"
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

private:
    mutable std::array<std::unique_ptr<Config>, 3> configs_{};  // by lexis
};

/// How much is read at most (promise 4).
struct ReadingLimits {
    std::size_t bytes = std::size_t{256} << 20;
    std::size_t line = std::size_t{1} << 20;
    std::size_t files = 10'000;
};

/// Every configuration file of this run, each read once, whatever asks for it how often: all places
/// of a plan point in here.
class ConfigFiles {
public:
    explicit ConfigFiles(World& world, ReadingLimits limits = {});

    /// The file at a path as it was when it was first asked for.
    [[nodiscard]] const OpenedFile& open(const std::string& path);

    /// Lets `open` find what did not come from a path: the standard input.
    void adopt(const std::string& name, FileAnswer answer);

    /// The argument of an `-o` as a file of one line, called `command-line` as ssh calls it.
    [[nodiscard]] const OpenedFile& option(const std::string& text);

    /// Every path that was asked for, whether or not it could be opened; no `-o`.
    [[nodiscard]] const std::map<std::string, OpenedFile>& all() const { return files_; }

    /// Every file that could be opened, in the order of asking; no `-o`.
    [[nodiscard]] const std::vector<const OpenedFile*>& opened() const { return opened_; }

private:
    void take(OpenedFile& file, const std::string& name, FileAnswer answer);
    [[nodiscard]] std::optional<std::string> excess_of(std::string_view bytes) const;

    World& world_;
    ReadingLimits limits_;
    std::size_t bytes_ = 0;
    std::map<std::string, OpenedFile> files_;            // by the path that was asked for
    std::map<std::string, const OpenedFile*> by_place_;  // by the path without links
    std::map<std::string, OpenedFile> options_;
    std::vector<const OpenedFile*> opened_;
};

}  // namespace sshplan
