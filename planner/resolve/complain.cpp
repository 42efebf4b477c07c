#include <utility>

#include <fmt/format.h>

#include "planner/resolve/evaluation.hpp"

namespace sshplan {

std::string LineAt::location() const {
    return fmt::format("{} line {}: ", site.file->name(), number());
}

void complain(Evaluation& evaluation,
              const LineAt& line,
              Span span,
              std::string text,
              std::vector<std::string> help) {
    evaluation.result.complaints.push_back({.text = std::move(text),
                                            .where = line.place(span),
                                            .line = line.directive.line,
                                            .help = std::move(help)});
}

Flow bad_line(Evaluation& evaluation, const LineAt& line, Span span, std::string_view text) {
    complain(evaluation, line, span, line.location() + std::string{text});
    return Flow::bad_line;
}

Flow refuse(Evaluation& evaluation, std::string text, std::vector<std::string> help) {
    evaluation.result.complaints.push_back({.text = std::move(text), .help = std::move(help)});
    evaluation.result.ending = Ending::refused;
    return Flow::stop;
}

Flow give_up(Evaluation& evaluation, std::string text, std::vector<std::string> help) {
    evaluation.result.complaints.push_back({.text = std::move(text), .help = std::move(help)});
    evaluation.result.ending = Ending::limit;
    return Flow::stop;
}

}  // namespace sshplan
