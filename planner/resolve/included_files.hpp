#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/config/pattern_index.hpp"
#include "planner/dialect/dialect.hpp"
#include "planner/resolve/quiet_blocks.hpp"
#include "planner/world/glob.hpp"

namespace sshplan {

struct OpenedFile;

/// The files that an Include leads to, and which of them have to be read for a host: of a file all
/// of whose blocks are quiet, and leave the host alone, ssh takes nothing. So thousands of included
/// files need not be gone through for each of thousands of hosts.
class IncludedFiles {
public:
    explicit IncludedFiles(GlobAnswer found) : found_(std::move(found)) {}

    [[nodiscard]] const GlobAnswer& found() const { return found_; }

    /// Which files may be passed over, for one dialect and one caller.
    class Known {
    public:
        /// The files in order, as they were read; empty until all of them were, to their ends.
        [[nodiscard]] const std::vector<const OpenedFile*>& files() const { return files_; }

        /// Notes that all files were read to their ends, whatever the host.
        void learn(std::vector<const OpenedFile*> files);

    private:
        friend class IncludedFiles;

        Known(const Dialect& dialect, std::uint32_t user) : dialect_(dialect), user_(user) {}

        Dialect dialect_;
        std::uint32_t user_;
        std::vector<const OpenedFile*> files_{};
        std::vector<std::uint32_t> always_{};  // to be read for every host
    };

    /// What is known for a dialect and the user whose files ssh trusts: the same object each time.
    [[nodiscard]] Known& in(const Dialect& dialect, std::uint32_t user);

    /// The positions of the files to read for a host, in order; what is known has files.
    [[nodiscard]] std::vector<std::uint32_t> to_read(std::string_view host, Known& known);

private:
    [[nodiscard]] PatternIndex& index_for(const Known& known);

    static constexpr std::size_t lexes = 3;
    GlobAnswer found_;
    std::array<std::optional<PatternIndex>, lexes> patterns_{};
    std::list<Known> known_;
};

}  // namespace sshplan
