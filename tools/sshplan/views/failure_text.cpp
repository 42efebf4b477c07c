#include "tools/sshplan/views/failure_text.hpp"

#include "tools/sshplan/views/styled_line.hpp"

namespace sshplan::cli {

void print_failure(std::ostream& err, const Failure& failure, const Style& style) {
    StyledLine{}.add("sshplan: ").add(failure.text, Role::error).write(err, style);
    for (const std::string& advice : failure.advice) {
        StyledLine{}.add("  try: ", Role::dim).add(advice).write(err, style);
    }
}

}  // namespace sshplan::cli
