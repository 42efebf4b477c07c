#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

ValueAnswer read_text(Reading& reading) {
    const Word* const word = reading.take();
    if (is_void(word)) return fault(reading, word, "Missing argument.");
    return single(std::string{word->text});
}

}  // namespace sshplan::values
