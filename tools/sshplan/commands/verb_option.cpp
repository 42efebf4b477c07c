#include "tools/sshplan/commands/verb_option.hpp"

namespace sshplan::cli {

std::string help_line(const OptionShape& shape) {
    return fmt::format(
        "  {:<30}{}\n", fmt::format("{} {}", shape.name, shape.argument), shape.summary);
}

std::variant<OptionValue, WrongOption> take_value(const OptionShape& shape,
                                                  std::span<const std::string> rest) {
    const std::string& word = rest.front();
    const bool is_glued = word.size() > shape.name.size();
    if (shape.argument.empty()) {
        if (is_glued) return WrongOption{fmt::format("{} takes no value", shape.name)};
        return OptionValue{};
    }
    OptionValue taken;
    if (is_glued) {
        taken.text = word.substr(shape.name.size() + 1);
    } else if (rest.size() > 1) {
        taken = {.text = rest[1], .words = 2};
    }
    if (taken.text.empty()) {
        return WrongOption{fmt::format("{} needs a value: {}", shape.name, shape.argument)};
    }
    return taken;
}

}  // namespace sshplan::cli
