#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "planner/dialect/readings.hpp"
#include "planner/resolve/evaluation.hpp"
#include "planner/world/users.hpp"

namespace sshplan {
namespace {

/// The number (from 1) of the first line that is too long for the oldest releases.
std::optional<std::uint32_t> first_too_long(const SourceFile& file) {
    constexpr std::size_t too_long = 4095;  // fills readconf.c's line[4096], its end included
    if (!file.has_line_beyond(too_long - 2)) return std::nullopt;
    std::string_view rest = file.bytes();
    for (std::uint32_t number = 1; !rest.empty(); ++number) {
        const std::size_t size = std::min(rest.find('\n'), rest.size() - 1) + 1;
        if (size >= too_long) return number;
        rest.remove_prefix(size);
    }
    return std::nullopt;
}

Place place_of_line(const SourceFile& file, std::uint32_t number) {
    const std::string_view line = file.line(number);
    const auto begin = static_cast<std::uint32_t>(line.data() - file.bytes().data());
    return {&file, {begin, begin + static_cast<std::uint32_t>(line.size())}};
}

/// One file that is read from its first line to its last.
class FileReader {
public:
    FileReader(Evaluation& evaluation,
               const OpenedFile& file,
               const Site& site,
               const Activity& outside)
        : evaluation_(evaluation),
          file_(file),
          site_(site),
          outside_(outside),
          activity_(outside),
          lexis_(lexis_of(evaluation.client.dialect)),
          blocks_(file.config(lexis_).blocks()),
          too_long_(evaluation.has(Difference::long_lines_read) ? std::nullopt
                                                                : first_too_long(*file.source)) {}

    Flow run() {
        if (read_blocks() == Flow::stop) return Flow::stop;
        if (too_long_) return refuse_long_line();
        if (bad_lines_ == 0) return Flow::go_on;
        return refuse_for(
            evaluation_,
            {},
            ComplaintKind::summary,
            fmt::format(
                "{}: terminating, {} bad configuration options", file_.source->name(), bad_lines_));
    }

private:
    Flow read_blocks() {
        const bool reads_all = evaluation_.surroundings.blocks == BlocksRead::all;
        if (reads_all || !is_unconditional()) {
            for (const Block& block : blocks_) {
                if (read(block) == Flow::stop) return Flow::stop;
            }
            return Flow::go_on;
        }
        QuietBlocks& quiet = file_.quiet_blocks(lexis_);
        known_ = &quiet.in(evaluation_.client.dialect);
        std::size_t next = 0;
        for (const std::size_t at : quiet.to_read(evaluation_.match_host, *known_)) {
            if (at != next) skip(blocks_[at - 1]);
            if (read(blocks_[at]) == Flow::stop) return Flow::stop;
            next = at + 1;
        }
        return Flow::go_on;
    }

    Flow read(const Block& block) {
        const Said before = said();
        if (block.head() != nullptr && read_heading(block) == Flow::stop) return Flow::stop;
        if (may_learn() && known_->is_quiet(position_of(block))) return Flow::go_on;
        for (const Directive& directive : block.directives()) {
            if (count(obey_in_turn(directive)) == Flow::stop) return Flow::stop;
        }
        if (may_learn() && said() == before) known_->learn(position_of(block));
        return Flow::go_on;
    }

    [[nodiscard]] std::size_t position_of(const Block& block) const {
        return static_cast<std::size_t>(&block - blocks_.data());
    }

    /// How much was remarked on so far, aloud or not.
    using Said = std::tuple<int, std::size_t, std::size_t>;

    [[nodiscard]] Said said() const {
        const Resolution& result = evaluation_.result;
        return {bad_lines_, result.complaints.size(), result.notes.size()};
    }

    /// Whether nothing around this file makes its lines count or not.
    [[nodiscard]] bool is_unconditional() const {
        return !too_long_ && outside_.is_unconditional();
    }

    /// A heading below that cannot be read leaves the lines behind it to this one.
    void skip(const Block& block) {
        activity_ = outside_;
        if (block.kind == BlockKind::global) return;
        activity_.is_active = false;
        activity_.heading = block.head();
    }

    /// Whether the lines of the block are left alone, whatever is answered to conditions.
    [[nodiscard]] bool may_learn() const {
        return known_ != nullptr && !activity_.is_active && !activity_.hangs_on_conditions;
    }

    Flow count(Flow flow) {
        if (flow == Flow::bad_line) ++bad_lines_;
        return flow;
    }

    /// A heading that cannot be read leaves things as they were before it.
    Flow read_heading(const Block& block) {
        const LineAt line{site_, *block.head()};
        if (is_beyond(*block.head())) return refuse_long_line();
        const Flow screened = count(screen(evaluation_, line).flow);
        if (screened != Flow::go_on) return screened;
        const Heading heading =
            block.kind == BlockKind::host
                ? evaluate_host(evaluation_, line, outside_)
                : evaluate_match(evaluation_, line, block.directives(), outside_);
        if (heading.activity) activity_ = *heading.activity;
        return count(heading.flow);
    }

    Flow obey_in_turn(const Directive& directive) {
        if (is_beyond(directive)) return refuse_long_line();
        return obey(evaluation_, {site_, directive}, activity_);
    }

    [[nodiscard]] bool is_beyond(const Directive& directive) const {
        return too_long_ && directive.line >= *too_long_;
    }

    Flow refuse_long_line() {
        return refuse_for(evaluation_,
                          {.place = place_of_line(*file_.source, *too_long_), .line = *too_long_},
                          ComplaintKind::bad_value,
                          fmt::format("{} line {} too long", file_.source->name(), *too_long_));
    }

    Evaluation& evaluation_;
    const OpenedFile& file_;
    const Site& site_;
    const Activity& outside_;
    Activity activity_;
    Lexis lexis_;
    std::span<const Block> blocks_;
    QuietBlocks::Known* known_ = nullptr;  // null: every block is read
    std::optional<std::uint32_t> too_long_;
    int bad_lines_ = 0;
};

}  // namespace

bool has_good_permissions(Evaluation& evaluation, const OpenedFile& file) {
    constexpr std::uint32_t group_writable = 020;
    constexpr std::uint32_t others_writable = 002;
    const Client& client = evaluation.client;
    const bool owned = file.owner == 0 || file.owner == client.uid;
    if (!owned || (file.mode & others_writable) != 0) return false;
    if ((file.mode & group_writable) == 0) return true;
    return evaluation.has(Difference::private_group_may_write) &&
           is_private_group(evaluation.world(), file.group, file.owner, client.uid);
}

Flow read_config(Evaluation& evaluation,
                 const OpenedFile& file,
                 const Site& site,
                 const Activity& outside) {
    evaluation.result.files.push_back(&file);
    if (file.is_directory) {
        evaluation.result.note("directory-read-as-empty",
                               fmt::format("{} is a directory, which ssh reads as an empty file",
                                           file.source->name()));
    }
    return FileReader{evaluation, file, site, outside}.run();
}

}  // namespace sshplan
