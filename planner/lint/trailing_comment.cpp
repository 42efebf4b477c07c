#include "planner/lint/trailing_comment.hpp"

namespace sshplan {
namespace {

bool takes_rest_of_line(const Directive& directive) {
    return directive.info == nullptr || directive.info->type == ValueType::command ||
           directive.info->type == ValueType::version_addendum;
}

}  // namespace

std::optional<Span> trailing_comment(const LintedFile& file, const Directive& directive) {
    if (takes_rest_of_line(directive)) return std::nullopt;
    if (file.source->line(directive.line).find('#') == std::string_view::npos) return std::nullopt;
    const Document& document = file.opened->config().document();
    for (const Token& token : document.tokens_of(document.lines[directive.line - 1])) {
        if (token.kind == TokenKind::comment) return token.span;
    }
    return std::nullopt;
}

}  // namespace sshplan
