#include <algorithm>

#include <fmt/format.h>

#include "planner/resolve/evaluation.hpp"

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
    // What %h stands for is expanded first, whether a token asks for it or not.
    if (host_so_far(evaluation) == nullptr) return {Flow::stop};
    ExpandedText expansion =
        expand(word.text, Keyword::include, tokens_so_far(evaluation), evaluation.context());
    for (const std::string& text : expansion.errors) {
        complain(evaluation, line, word.span, kind_of(expansion), text);
    }
    if (expansion.failure) {
        return {refuse_line(evaluation, line, word.span, kind_of(expansion), *expansion.failure)};
    }
    if (expansion.end == ExpandedText::End::complete) {
        return {Flow::go_on, std::move(expansion.text)};
    }
    // ssh complains, passes over the word, and does not count the line as bad.
    complain(
        evaluation,
        line,
        word.span,
        ComplaintKind::undefined_variable,
        fmt::format(
            "{}Unable to expand user config file '{}'", line.location(), shortened(word.text)));
    auto& complaints = evaluation.result.complaints;
    for (std::size_t i = 0; i <= expansion.errors.size(); ++i) {
        complaints[complaints.size() - 1 - i].severity = Severity::warning;
    }
    return {Flow::go_on};
}

Pattern pattern_of(Evaluation& evaluation, const LineAt& line, const Word& word) {
    if (word.text.empty()) {
        return {bad_line(evaluation,
                         line,
                         word.span,
                         ComplaintKind::missing_argument,
                         "keyword include empty argument")};
    }
    Pattern pattern = expanded(evaluation, line, word);
    if (!pattern.text) return pattern;
    std::string& path = *pattern.text;
    if (path.starts_with('~') && line.site.side == Side::system) {
        return {bad_line(evaluation,
                         line,
                         word.span,
                         ComplaintKind::tilde_in_system_file,
                         fmt::format("bad include path {}.", path))};
    }
    if (!path.starts_with('/') && !path.starts_with('~')) {
        const Client& client = evaluation.client;
        const bool user = line.site.side == Side::user;
        path = fmt::format("{}/{}", user ? client.ssh_dir : client.system_dir, path);
    }
    return pattern;
}

/// We do not follow a word any further, where ssh would.
Flow give_up_on(Evaluation& evaluation,
                const LineAt& line,
                const Word& word,
                ComplaintKind kind,
                std::string text,
                std::vector<std::string> help = {}) {
    const Flow flow = give_up(evaluation, std::move(text), std::move(help));
    Complaint& complaint = evaluation.result.complaints.back();
    complaint.kind = kind;
    complaint.where = line.place(word.span);
    complaint.line = line.directive.line;
    return flow;
}

/// The same for a file of a kind that we do not open, or too large for us.
Flow give_up_on_file(Evaluation& evaluation,
                     const LineAt& line,
                     const Word& word,
                     const std::string& path,
                     const FileFailure& failure) {
    std::vector<std::string> help;
    if (failure.kind == FileFailure::Kind::not_regular) help = {"put a regular file there"};
    return give_up_on(evaluation,
                      line,
                      word,
                      ComplaintKind::unreadable_include,
                      fmt::format("{} is not read: it is {}", path, failure.reason),
                      std::move(help));
}

std::size_t most_readings(const Evaluation& evaluation) {
    return evaluation.world().limits().of(Limit::readings);
}

/// ssh would go on; we do not.
Flow give_up_reading(Evaluation& evaluation, const LineAt& line, const Word& word) {
    const std::size_t most = most_readings(evaluation);
    return give_up_on(
        evaluation,
        line,
        word,
        ComplaintKind::include_depth,
        with_remedy(fmt::format("{}files are read more than {} times", line.location(), most),
                    Limit::readings,
                    most));
}

/// The same for a pattern that is searched for no further.
Flow give_up_search(Evaluation& evaluation,
                    const LineAt& line,
                    const Word& word,
                    std::string_view pattern,
                    Limit limit) {
    const std::size_t most = evaluation.world().limits().of(limit);
    return give_up_on(evaluation,
                      line,
                      word,
                      ComplaintKind::include_depth,
                      with_remedy(fmt::format("{}{} {} {}",
                                              line.location(),
                                              pattern,
                                              limit == Limit::files ? "names" : "takes",
                                              more_than(limit, most)),
                                  limit,
                                  most));
}

Flow include_file(Evaluation& evaluation,
                  const LineAt& line,
                  const Word& word,
                  const std::string& path,
                  const OpenedFile& file,
                  const Activity& activity) {
    if (file.failure) {
        const FileFailure& failure = *file.failure;
        if (failure.kind == FileFailure::Kind::missing) {
            const bool counts = !evaluation.has(Difference::dangling_includes_ignored);
            return counts ? Flow::bad_line : Flow::go_on;
        }
        if (failure.kind != FileFailure::Kind::failed) {
            return give_up_on_file(evaluation, line, word, path, failure);
        }
        const bool located = evaluation.has(Difference::include_tokens);
        return bad_line_as_said(evaluation,
                                line,
                                word.span,
                                ComplaintKind::unreadable_include,
                                fmt::format("{}Can't open user config file {}: {}",
                                            located ? line.location() : std::string{},
                                            shortened(path),
                                            shortened(failure.reason)));
    }
    if (!has_good_permissions(evaluation, file)) {
        return refuse_line(evaluation,
                           line,
                           word.span,
                           ComplaintKind::bad_permissions,
                           fmt::format("Bad owner or permissions on {}", path),
                           {fmt::format("chmod go-w {}", path)});
    }
    if (evaluation.result.files.size() >= most_readings(evaluation)) {
        return give_up_reading(evaluation, line, word);
    }
    Activity inside = activity;
    inside.is_below_inactive = activity.is_below_inactive || !activity.is_active;
    const Site site{file.source.get(), line.site.side, line.site.depth + 1};
    return read_config(evaluation, file, site, inside);
}

/// Whether the rest of an Include is left alone. A dangling link was counted, but stopped nothing.
bool stops_include(const Evaluation& evaluation, Flow flow) {
    const bool is_dangling =
        flow == Flow::bad_line && !evaluation.has(Difference::dangling_includes_ignored);
    return flow != Flow::go_on && !is_dangling;
}

/// Whether nothing but the host decides what counts in the files, and nobody wants to know why.
bool may_pass_over(const Evaluation& evaluation, const LineAt& line, const Activity& activity) {
    return !evaluation.says_why() && activity.is_unconditional() && line.site.depth < deepest;
}

/// Reads files one after another.
class Inclusion {
public:
    Inclusion(Evaluation& evaluation,
              const LineAt& line,
              const Word& word,
              const Activity& activity,
              IncludedFiles& files)
        : evaluation_(evaluation), line_(line), word_(word), activity_(activity), files_(files) {}

    Flow run() {
        if (!may_pass_over(evaluation_, line_, activity_)) return read_all();
        IncludedFiles::Known& known = files_.in(evaluation_.client.dialect, evaluation_.client.uid);
        if (!known.files().empty()) return read_named(known);
        const Flow flow = read_all();
        const bool are_all_read = read_.size() == files_.found().paths.size();
        if (flow == Flow::go_on && are_all_read) known.learn(std::move(read_));
        return flow;
    }

private:
    /// Those that may say something to the host; ssh reads the others, too.
    Flow read_named(IncludedFiles::Known& known) {
        std::size_t next = 0;
        const auto pass_over = [&](std::size_t end) {
            std::vector<const OpenedFile*>& all = evaluation_.result.files;
            if (all.size() + (end - next) > most_readings(evaluation_)) {
                return give_up_reading(evaluation_, line_, word_);
            }
            const auto begin = known.files().begin();
            all.insert(all.end(),
                       begin + static_cast<std::ptrdiff_t>(next),
                       begin + static_cast<std::ptrdiff_t>(end));
            return Flow::go_on;
        };
        for (const std::size_t at : files_.to_read(evaluation_.match_host, known)) {
            if (pass_over(at) == Flow::stop) return Flow::stop;
            next = at + 1;
            const Flow flow = read(files_.found().paths[at]);
            if (flow != Flow::go_on) return flow;
        }
        return pass_over(known.files().size());
    }

    Flow read_all() {
        Flow worst = Flow::go_on;
        for (const std::string& path : files_.found().paths) {
            const Flow flow = read(path);
            if (stops_include(evaluation_, flow)) return flow;
            worst = std::max(worst, flow);
        }
        return worst;
    }

    Flow read(const std::string& path) {
        const int depth = line_.site.depth + 1;
        if (depth > deepest) {
            return refuse_line(
                evaluation_,
                line_,
                word_.span,
                ComplaintKind::include_depth,
                "Too many recursive configuration includes",
                {fmt::format("{}includes {}, {} files deep", line_.location(), path, depth)});
        }
        const OpenedFile& file = evaluation_.surroundings.files.open(path);
        const Flow flow = include_file(evaluation_, line_, word_, path, file, activity_);
        if (!file.failure) read_.push_back(&file);
        return flow;
    }

    Evaluation& evaluation_;
    const LineAt& line_;
    const Word& word_;
    const Activity& activity_;
    IncludedFiles& files_;
    std::vector<const OpenedFile*> read_;
};

/// Reads the files that one word of the line names.
Flow include_word(Evaluation& evaluation,
                  const LineAt& line,
                  const Word& word,
                  const Activity& activity) {
    const Pattern pattern = pattern_of(evaluation, line, word);
    if (pattern.flow != Flow::go_on || !pattern.text) return pattern.flow;
    IncludedFiles& files = evaluation.surroundings.files.find(
        *pattern.text, glob_home(evaluation.world(), evaluation.client.home));
    if (const auto met = files.found().met) {
        return give_up_search(evaluation, line, word, *pattern.text, *met);
    }
    if (Inclusions* const inclusions = evaluation.surroundings.inclusions) {
        inclusions->add(line.place(word.span), *pattern.text, files.found().paths);
    }
    return Inclusion{evaluation, line, word, activity, files}.run();
}

/// The old lexes stop at an empty word, and want no other one behind it.
Flow leave_rest(Evaluation& evaluation, const LineAt& line, std::span<const Word> rest) {
    if (rest.size() < 2 || rest[1].text.empty()) return Flow::go_on;
    return bad_line(evaluation,
                    line,
                    rest[1].span,
                    ComplaintKind::extra_arguments,
                    fmt::format("garbage at end of line; \"{}\".", shortened(rest[1].text, 200)));
}

}  // namespace

Flow include(Evaluation& evaluation, const LineAt& line, const Activity& activity) {
    if (line.is_option()) {
        return bad_line_as_said(evaluation,
                                line,
                                line.directive.keyword_span,
                                ComplaintKind::other,
                                "Include directive not supported as a command-line option");
    }
    const std::span<const Word> words = line.directive.words;
    Flow worst = Flow::go_on;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].text.empty() && !evaluation.has(Difference::lines_tokenised)) {
            return leave_rest(evaluation, line, words.subspan(i));
        }
        const Flow flow = include_word(evaluation, line, words[i], activity);
        if (stops_include(evaluation, flow)) return flow;
        worst = std::max(worst, flow);
    }
    return worst;
}

}  // namespace sshplan
