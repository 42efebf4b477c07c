#include <fmt/format.h>

#include "planner/resolve/evaluation.hpp"
#include "planner/world/glob.hpp"

namespace sshplan {
namespace {

constexpr int deepest = 16;  // readconf.c READCONF_MAX_DEPTH

/// The pattern that is searched for: expanded, and made absolute (readconf.c, case oInclude).
struct Pattern {
    Flow flow = Flow::go_on;
    std::optional<std::string> text{};  // nothing: the word is passed over
};

Pattern expanded(Evaluation& evaluation, const LineAt& line, const Word& word) {
    if (!evaluation.has(Difference::include_tokens)) return {Flow::go_on, std::string{word.text}};
    ExpandedText expansion = expand(word.text,
                                    expansion_rules(Keyword::include, evaluation.client.dialect),
                                    tokens_so_far(evaluation),
                                    evaluation.world());
    for (const std::string& text : expansion.complaints) {
        complain(evaluation, line, word.span, text);
    }
    if (expansion.end == ExpandedText::End::complete)
        return {Flow::go_on, std::move(expansion.text)};
    if (expansion.end == ExpandedText::End::fatal) {
        evaluation.result.ending = Ending::refused;
        return {Flow::stop};
    }
    // ssh complains, passes over the word, and does not count the line as bad.
    complain(evaluation,
             line,
             word.span,
             fmt::format("{}Unable to expand user config file '{}'", line.location(), word.text));
    auto& complaints = evaluation.result.complaints;
    for (std::size_t i = 0; i <= expansion.complaints.size(); ++i) {
        complaints[complaints.size() - 1 - i].severity = Severity::warning;
    }
    return {Flow::go_on};
}

Pattern pattern_of(Evaluation& evaluation, const LineAt& line, const Word& word) {
    if (word.text.empty()) {
        return {bad_line(evaluation, line, word.span, "keyword include empty argument")};
    }
    Pattern pattern = expanded(evaluation, line, word);
    if (!pattern.text) return pattern;
    std::string& path = *pattern.text;
    if (path.starts_with('~') && line.site.side == Side::system) {
        return {bad_line(evaluation, line, word.span, fmt::format("bad include path {}.", path))};
    }
    if (!path.starts_with('/') && !path.starts_with('~')) {
        const Client& client = evaluation.client;
        const bool user = line.site.side == Side::user;
        path = fmt::format("{}/{}", user ? client.ssh_dir : client.system_dir, path);
    }
    return pattern;
}

Flow include_file(Evaluation& evaluation,
                  const LineAt& line,
                  const Word& word,
                  const std::string& path,
                  const Activity& activity) {
    const OpenedFile& file = evaluation.surroundings.files.open(path);
    if (file.failure) {
        const FileFailure& failure = *file.failure;
        if (failure.kind == FileFailure::Kind::missing) return Flow::go_on;
        if (failure.kind != FileFailure::Kind::failed) {
            const Flow flow =
                give_up(evaluation, fmt::format("{} is not read: it is {}", path, failure.reason));
            evaluation.result.complaints.back().where = line.place(word.span);
            evaluation.result.complaints.back().line = line.directive.line;
            return flow;
        }
        const bool located = evaluation.has(Difference::include_tokens);
        complain(evaluation,
                 line,
                 word.span,
                 fmt::format("{}Can't open user config file {}: {}",
                             located ? line.location() : std::string{},
                             path,
                             failure.reason));
        return Flow::bad_line;
    }
    if (!has_good_permissions(evaluation, file)) {
        return refuse(evaluation,
                      fmt::format("Bad owner or permissions on {}", path),
                      {fmt::format("chmod go-w {}", path)});
    }
    Activity inside = activity;
    inside.is_below_inactive = activity.is_below_inactive || !activity.is_active;
    const Site site{file.source.get(), line.site.side, line.site.depth + 1};
    return read_config(evaluation, file, site, inside);
}

}  // namespace

Flow include(Evaluation& evaluation, const LineAt& line, const Activity& activity) {
    if (line.is_option()) {
        complain(evaluation,
                 line,
                 line.directive.keyword_span,
                 "Include directive not supported as a command-line option");
        return Flow::bad_line;
    }
    for (const Word& word : line.directive.words) {
        const Pattern pattern = pattern_of(evaluation, line, word);
        if (pattern.flow != Flow::go_on) return pattern.flow;
        if (!pattern.text) continue;
        World& world = evaluation.world();
        const GlobAnswer found =
            glob_paths(world, *pattern.text, glob_home(world, evaluation.client.home));
        if (found.end == GlobAnswer::End::too_much) {
            return give_up(
                evaluation,
                fmt::format(
                    "{}{} names more files than are searched for", line.location(), *pattern.text));
        }
        for (const std::string& path : found.paths) {
            if (line.site.depth + 1 > deepest) {
                return refuse(evaluation,
                              "Too many recursive configuration includes",
                              {fmt::format("{}includes {}, {} files deep",
                                           line.location(),
                                           path,
                                           line.site.depth + 1)});
            }
            const Flow flow = include_file(evaluation, line, word, path, activity);
            if (flow != Flow::go_on) return flow;
        }
    }
    return Flow::go_on;
}

}  // namespace sshplan
