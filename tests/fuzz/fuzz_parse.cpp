#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "parser/config/config.hpp"
#include "parser/text/printable.hpp"
#include "tests/properties/faults.hpp"

namespace {

void require(bool holds, std::string_view what) {
    if (holds) return;
    std::cerr << what << '\n';
    std::abort();
}

/// Every view into the file can be followed, every offset has a position.
void walk(const sshplan::Config& config) {
    for (const sshplan::Directive& directive : config.directives()) {
        const std::string_view value = sshplan::raw_value(directive);
        require(directive.rest.ends_with(value), "a raw value is not the rest's end");
        const auto start = config.file().position(directive.span.begin);
        require(start.line == directive.line, "a directive stands on another line");
        for (const sshplan::Word& word : directive.words) {
            require(word.span.begin >= directive.rest_span.begin, "a word before the value");
            require(word.span.end <= directive.rest_span.end, "a word behind the value");
            require(word.text.size() <= word.span.size(), "a word longer than its token");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes{reinterpret_cast<const char*>(data), size};
    const std::string fault = sshplan::fault_in(bytes);
    require(fault.empty(), fault);

    const sshplan::SourceFile file{"config", bytes};
    walk(sshplan::Config{file});

    const std::string shown = sshplan::printable(bytes);
    require(sshplan::is_harmless(shown), "printable text is not");
    require(sshplan::printable(shown) == shown, "printable text changes");
    return 0;
}
