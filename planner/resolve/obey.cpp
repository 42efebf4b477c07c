#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/spelling.hpp"

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
             ComplaintKind::unknown_keyword,
             fmt::format("{}: line {}: Bad configuration option: {}",
                         line.site.file->name(),
                         line.number(),
                         directive.keyword),
             std::move(help));
    return Flow::bad_line;
}

}  // namespace

Screening screen(Evaluation& evaluation, const LineAt& line) {
    const Directive& directive = line.directive;
    if (directive.kind == LineKind::no_argument) {
        return {bad_line(evaluation,
                         line,
                         directive.keyword_span,
                         ComplaintKind::missing_argument,
                         fmt::format("no argument after keyword \"{}\"", directive.keyword))};
    }
    Screening result{};
    if (directive.spelling != nullptr) {
        result.keyword = read_keyword(*directive.spelling, evaluation.edition());
    }
    if (!result.keyword && !is_unknown_ignored(evaluation, directive.keyword)) {
        result.flow = unknown_keyword(evaluation, line);
    }
    if (directive.kind == LineKind::bad_quotes) {
        result.flow = bad_line(evaluation,
                               line,
                               directive.rest_span,
                               ComplaintKind::unbalanced_quote,
                               "invalid quotes");
    }
    return result;
}

namespace {

Flow refuse_connection(Evaluation& evaluation, const LineAt& line, const Value& value) {
    const std::string text = value.words.empty() ? "" : value.words.front();
    return refuse_line(evaluation,
                       line,
                       line.directive.span,
                       ComplaintKind::intended,
                       fmt::format("{}RefuseConnection: {}", line.location(), text));
}

Origin origin_of(const Evaluation& evaluation, const LineAt& line, const Activity& activity);

/// Keeps a line that IgnoreUnknown hides, for whoever hands lines on to an ssh that knows more.
void pass_over(Evaluation& evaluation, const LineAt& line, const Activity& activity) {
    if (!activity.is_active || line.is_option()) return;
    evaluation.result.passed_over.push_back(
        {.text = std::string{line.site.file->at(line.directive.span)},
         .origin = origin_of(evaluation, line, activity),
         .number = evaluation.held});
}

/// Of several messages the last is what stops ssh, if one does.
Flow report(Evaluation& evaluation, const LineAt& line, const ValueFault& fault) {
    const bool is_fatal = fault.consequence == ValueFault::Consequence::fatal ||
                          !evaluation.has(Difference::value_errors_counted);
    for (const ValueFault::Message& message : fault.messages) {
        const bool located = message.form == ValueFault::Form::located;
        std::string text = (located ? line.location() : std::string{}) + message.text;
        if (is_fatal && &message == &fault.messages.back()) {
            return refuse_line(evaluation, line, fault.where, fault.kind, std::move(text));
        }
        complain(evaluation, line, fault.where, fault.kind, std::move(text));
    }
    return Flow::bad_line;
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

/// Whether strdelim(3) finds nothing behind the keyword, which only the old lexes let through.
bool is_bare(const Directive& directive) {
    return directive.words.empty() && directive.rest.empty();
}

Flow obey_proxy_jump(Evaluation& evaluation, const LineAt& line, const Activity& activity) {
    if (is_bare(line.directive)) {
        return bad_line(evaluation,
                        line,
                        line.directive.keyword_span,
                        ComplaintKind::missing_argument,
                        "Missing argument.");
    }
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
                    ComplaintKind::bad_jump,
                    fmt::format("Invalid {} \"{}\"", describe(Keyword::proxy_jump).spelling, raw));
}

/// Reads and stores a value of any keyword that has no grammar of its own here.
Flow obey_value(Evaluation& evaluation,
                const LineAt& line,
                const KeywordInfo& info,
                const Activity& activity) {
    const ValueAnswer answer = read_value(line.directive, info, evaluation.context());
    if (const auto* fault = std::get_if<ValueFault>(&answer)) {
        return report(evaluation, line, *fault);
    }
    const Value& value = std::get<Value>(answer);
    if (info.keyword == Keyword::refuse_connection && activity.is_active) {
        return refuse_connection(evaluation, line, value);
    }
    const Origin origin = origin_of(evaluation, line, activity);
    if (activity.is_active &&
        check_low_port(evaluation, info.keyword, value, origin) == Flow::stop) {
        return Flow::stop;
    }
    const std::optional<std::string> excess =
        obtain(evaluation, info.keyword, value, origin, activity);
    if (excess) {
        return bad_line(
            evaluation, line, line.directive.span, ComplaintKind::too_many_entries, *excess);
    }
    return value.leftover ? report(evaluation, line, *value.leftover) : Flow::go_on;
}

}  // namespace

Flow obey(Evaluation& evaluation, const LineAt& line, const Activity& activity) {
    const Screening screening = screen(evaluation, line);
    const Directive& directive = line.directive;
    if (screening.flow == Flow::go_on && !screening.keyword) {
        pass_over(evaluation, line, activity);
        return Flow::go_on;
    }
    if (screening.flow != Flow::go_on) return screening.flow;
    const auto& [info, status] = *screening.keyword;
    if (status == Status::unsupported) {
        complain(evaluation,
                 line,
                 directive.keyword_span,
                 ComplaintKind::unsupported_option,
                 fmt::format("{}Unsupported option \"{}\"", line.location(), directive.keyword));
        evaluation.result.complaints.back().severity = Severity::warning;
        return Flow::go_on;
    }
    if (status != Status::supported) return Flow::go_on;
    if (info->keyword == Keyword::include) return include(evaluation, line, activity);
    if (info->keyword == Keyword::proxy_jump) return obey_proxy_jump(evaluation, line, activity);
    return obey_value(evaluation, line, *info, activity);
}

}  // namespace sshplan
