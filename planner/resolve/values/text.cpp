#include "parser/config/pattern.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

ValueAnswer read_text(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    return single(std::string{word->text});
}

ValueAnswer read_text_or_none(Reading& reading) {
    const Word* const word = reading.peek();
    if (is_void(word) || !equals_ignoring_case(word->text, "none")) return read_text(reading);
    (void)reading.take();
    return single("none");
}

}  // namespace sshplan::values
