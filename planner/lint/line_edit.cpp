#include "planner/lint/line_edit.hpp"

#include <algorithm>
#include <string_view>

namespace sshplan {

Span whole_line(const SourceFile& file, const Directive& directive) {
    const std::string_view bytes = file.bytes();
    const std::size_t before = directive.span.begin == 0
                                   ? std::string_view::npos
                                   : bytes.rfind('\n', directive.span.begin - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(bytes.find('\n', directive.span.begin), bytes.size() - 1) + 1;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Edit delete_line(const SourceFile& file, const Directive& directive) {
    return {whole_line(file, directive), ""};
}

}  // namespace sshplan
