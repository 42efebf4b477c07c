#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "planner/resolve/evaluation.hpp"

namespace sshplan {

namespace {

// In the order of LogLevel, as log.c names them; Debian names the first otherwise, too.
constexpr std::array<std::string_view, 8> level_names{
    "QUIET", "FATAL", "ERROR", "INFO", "VERBOSE", "DEBUG", "DEBUG2", "DEBUG3"};

LogLevel level_of(Voice voice) {
    switch (voice) {
        case Voice::fatal:
            return LogLevel::fatal;
        case Voice::error:
            return LogLevel::error;
        case Voice::notice:
            return LogLevel::info;
        case Voice::past_the_log:
        case Voice::unsaid:
            return LogLevel::quiet;
    }
    return LogLevel::quiet;
}

}  // namespace

LogLevel log_level_of(std::string_view printed) {
    const auto* const found = std::ranges::find(level_names, printed);
    if (found == level_names.end()) return LogLevel::quiet;
    return static_cast<LogLevel>(found - level_names.begin());
}

std::string_view printed_name(LogLevel level) {
    return level_names[static_cast<std::size_t>(level)];
}

bool Log::shows(Voice voice) const {
    if (voice == Voice::past_the_log || voice == Voice::unsaid) return voice != Voice::unsaid;
    return !is_syslog && level_of(voice) <= level;
}

std::string LineAt::location() const {
    return fmt::format("{} line {}: ", site.file->name(), number());
}

void say(Evaluation& evaluation, Complaint complaint) {
    complaint.is_heard = evaluation.result.log.shows(complaint.voice);
    evaluation.result.complaints.push_back(std::move(complaint));
}

void complain(Evaluation& evaluation,
              const LineAt& line,
              Span span,
              ComplaintKind kind,
              std::string text,
              std::vector<std::string> help) {
    say(evaluation,
        {.text = std::move(text),
         .kind = kind,
         .where = line.place(span),
         .line = line.directive.line,
         .help = std::move(help)});
}

Flow bad_line(Evaluation& evaluation,
              const LineAt& line,
              Span span,
              ComplaintKind kind,
              std::string_view text) {
    return bad_line_as_said(evaluation, line, span, kind, line.location() + std::string{text});
}

Flow bad_line_as_said(
    Evaluation& evaluation, const LineAt& line, Span span, ComplaintKind kind, std::string text) {
    if (!evaluation.has(Difference::value_errors_counted)) {
        return refuse_line(evaluation, line, span, kind, std::move(text));
    }
    complain(evaluation, line, span, kind, std::move(text));
    return Flow::bad_line;
}

Flow refuse_line(Evaluation& evaluation,
                 const LineAt& line,
                 Span span,
                 ComplaintKind kind,
                 std::string text,
                 std::vector<std::string> help) {
    return refuse_for(evaluation,
                      {.place = line.place(span), .line = line.directive.line},
                      kind,
                      std::move(text),
                      std::move(help));
}

Flow refuse_for(Evaluation& evaluation,
                const Origin& origin,
                ComplaintKind kind,
                std::string text,
                std::vector<std::string> help) {
    say(evaluation,
        {.text = std::move(text),
         .kind = kind,
         .voice = Voice::fatal,
         .where = origin.place,
         .line = origin.line,
         .help = std::move(help)});
    evaluation.result.ending = Ending::refused;
    return Flow::stop;
}

Flow refuse(Evaluation& evaluation, std::string text, std::vector<std::string> help) {
    return refuse_for(evaluation, {}, ComplaintKind::other, std::move(text), std::move(help));
}

Flow refuse_option(Evaluation& evaluation, std::string text) {
    say(evaluation, {.text = std::move(text), .voice = Voice::past_the_log});
    evaluation.result.ending = Ending::refused;
    return Flow::stop;
}

Flow refuse_with_usage(Evaluation& evaluation, std::string text) {
    say(evaluation, {.text = std::move(text), .voice = Voice::unsaid});
    evaluation.result.shows_usage = true;
    evaluation.result.ending = Ending::refused;
    return Flow::stop;
}

Flow give_up(Evaluation& evaluation, std::string text, std::vector<std::string> help) {
    say(evaluation,
        {.text = std::move(text),
         .kind = ComplaintKind::ours,
         .voice = Voice::past_the_log,
         .help = std::move(help),
         .is_ours = true});
    evaluation.result.ending = Ending::limit;
    return Flow::stop;
}

}  // namespace sshplan
