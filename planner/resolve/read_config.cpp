#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/spelling.hpp"
#include "planner/world/users.hpp"

namespace sshplan {
namespace {

bool is_unknown_ignored(const Evaluation& evaluation, std::string_view keyword) {
    const std::string_view list = evaluation.result.text(Keyword::ignore_unknown);
    return match_pattern_list(keyword, list, LetterCase::patterns_lowered).match ==
           ListMatch::positive;
}

Flow unknown_keyword(Evaluation& evaluation, const LineAt& line) {
    const Directive& directive = line.directive;
    std::vector<std::string> help;
    if (const auto nearest = nearest_keyword(directive.keyword, evaluation.client.dialect)) {
        help.push_back(fmt::format("did you mean {}?", *nearest));
    }
    help.push_back(fmt::format("IgnoreUnknown {}, above this line, makes ssh pass over it",
                               directive.keyword));
    // The one message with a colon more than the others.
    complain(evaluation,
             line,
             directive.keyword_span,
             fmt::format("{}: line {}: Bad configuration option: {}",
                         line.site.file->name(),
                         line.number(),
                         directive.keyword),
             std::move(help));
    return Flow::bad_line;
}

/// What there is to say of a line before its value is looked at; `supported` if it is to be read.
struct Screening {
    Flow flow = Flow::go_on;
    std::optional<Status> status{};
};

Screening screen(Evaluation& evaluation, const LineAt& line) {
    const Directive& directive = line.directive;
    if (directive.kind == LineKind::no_argument) {
        return {bad_line(evaluation,
                         line,
                         directive.keyword_span,
                         fmt::format("no argument after keyword \"{}\"", directive.keyword))};
    }
    const Dialect& dialect = evaluation.client.dialect;
    Screening result{Flow::go_on,
                     status_in(directive.keyword,
                               dialect.release,
                               dialect.debian ? Vendor::debian : Vendor::upstream)};
    if (!result.status && !is_unknown_ignored(evaluation, directive.keyword)) {
        result.flow = unknown_keyword(evaluation, line);
    }
    if (directive.kind == LineKind::bad_quotes) {
        result.flow = bad_line(evaluation, line, directive.rest_span, "invalid quotes");
    }
    return result;
}

Flow refuse_connection(Evaluation& evaluation, const LineAt& line, const Value& value) {
    const std::string text = value.words.empty() ? "" : value.words.front();
    complain(evaluation,
             line,
             line.directive.span,
             fmt::format("{}RefuseConnection: {}", line.location(), text));
    evaluation.result.ending = Ending::refused;
    return Flow::stop;
}

Flow report(Evaluation& evaluation, const LineAt& line, const ValueFault& fault) {
    for (const ValueFault::Message& message : fault.messages) {
        const bool located = message.form == ValueFault::Form::located;
        complain(evaluation,
                 line,
                 fault.where,
                 (located ? line.location() : std::string{}) + message.text);
    }
    if (fault.consequence == ValueFault::Consequence::counted) return Flow::bad_line;
    evaluation.result.ending = Ending::refused;
    return Flow::stop;
}

Origin origin_of(const Evaluation& evaluation, const LineAt& line, const Activity& activity) {
    if (line.is_option()) {
        return {.kind = OriginKind::command_line,
                .option = fmt::format("-o {}", line.site.file->bytes())};
    }
    return {.kind = OriginKind::file,
            .place = line.place(line.directive.span),
            .line = line.directive.line,
            .heading = activity.heading,
            .side = line.site.side,
            .pass = evaluation.pass};
}

Flow obey_proxy_jump(Evaluation& evaluation, const LineAt& line, const Activity& activity) {
    const std::string_view raw = raw_value(line.directive);
    const Origin origin = origin_of(evaluation, line, activity);
    const bool is_typed = origin.kind == OriginKind::command_line;
    if ((!is_typed || is_valid_jump(evaluation, raw)) &&
        obtain_proxy_jump(evaluation, raw, origin, activity)) {
        return Flow::go_on;
    }
    return bad_line(evaluation,
                    line,
                    line.directive.rest_span,
                    fmt::format("Invalid {} \"{}\"", describe(Keyword::proxy_jump).spelling, raw));
}

/// A heading that cannot be read leaves things as they were `before` it.
Heading evaluate_heading(Evaluation& evaluation,
                         const Site& site,
                         const Block& block,
                         const Activity& outside,
                         const Activity& before) {
    const LineAt line{site, *block.head};
    const Screening screening = screen(evaluation, line);
    if (screening.flow != Flow::go_on) return {screening.flow, before};
    return block.kind == BlockKind::host
               ? evaluate_host(evaluation, line, outside)
               : evaluate_match(evaluation, line, block.directives, outside);
}

/// Obeys the lines below a heading, and counts those that are bad.
Flow read_lines(Evaluation& evaluation,
                const Site& site,
                const Block& block,
                const Activity& activity,
                int& bad_lines) {
    for (const Directive& directive : block.directives) {
        const Flow flow = obey(evaluation, {site, directive}, activity);
        if (flow == Flow::stop) return Flow::stop;
        if (flow == Flow::bad_line) ++bad_lines;
    }
    return Flow::go_on;
}

}  // namespace

Flow obey(Evaluation& evaluation, const LineAt& line, const Activity& activity) {
    const Screening screening = screen(evaluation, line);
    if (screening.flow != Flow::go_on || !screening.status) return screening.flow;
    const Directive& directive = line.directive;
    if (*screening.status == Status::unsupported) {
        complain(evaluation,
                 line,
                 directive.keyword_span,
                 fmt::format("{}Unsupported option \"{}\"", line.location(), directive.keyword));
        evaluation.result.complaints.back().severity = Severity::warning;
        return Flow::go_on;
    }
    if (*screening.status != Status::supported) return Flow::go_on;
    const Keyword keyword = directive.info->keyword;
    if (keyword == Keyword::include) return include(evaluation, line, activity);
    if (keyword == Keyword::proxy_jump) return obey_proxy_jump(evaluation, line, activity);

    const ValueAnswer answer =
        read_value(directive, {evaluation.client.dialect, evaluation.world()});
    if (const auto* fault = std::get_if<ValueFault>(&answer)) {
        return report(evaluation, line, *fault);
    }
    const Value& value = std::get<Value>(answer);
    if (keyword == Keyword::refuse_connection) {
        return activity.is_active ? refuse_connection(evaluation, line, value) : Flow::go_on;
    }
    if (obtain(evaluation, keyword, value, origin_of(evaluation, line, activity), activity)) {
        return Flow::go_on;
    }
    return bad_line(evaluation,
                    line,
                    directive.span,
                    keyword == Keyword::identity_file
                        ? "Too many identity files specified (max 100)."
                        : "Too many certificate files specified (max 100).");
}

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
    if (file.is_directory) {
        evaluation.result.note("directory-read-as-empty",
                               fmt::format("{} is a directory, which ssh reads as an empty file",
                                           file.source->name()));
    }
    Activity activity = outside;
    int bad_lines = 0;
    for (const Block& block : file.config->blocks()) {
        if (block.head != nullptr) {
            const Heading heading = evaluate_heading(evaluation, site, block, outside, activity);
            if (heading.flow == Flow::stop) return Flow::stop;
            if (heading.flow == Flow::bad_line) ++bad_lines;
            activity = heading.activity;
        }
        if (read_lines(evaluation, site, block, activity, bad_lines) == Flow::stop) {
            return Flow::stop;
        }
    }
    if (bad_lines == 0) return Flow::go_on;
    return refuse(
        evaluation,
        fmt::format(
            "{}: terminating, {} bad configuration options", file.source->name(), bad_lines));
}

}  // namespace sshplan
