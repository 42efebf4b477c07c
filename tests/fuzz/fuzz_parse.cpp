#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "parser/config/config.hpp"
#include "parser/text/printable.hpp"
#include "tests/fuzz/support/require.hpp"
#include "tests/properties/faults.hpp"

using namespace sshplan;
using fuzz::require;

namespace {

/// Every view into the file can be followed, every offset has a position.
void walk(const Config& config) {
    for (const Directive& directive : config.directives()) {
        require(directive.rest.ends_with(raw_value(directive)),
                "a raw value is not the rest's end");
        const auto start = config.file().position(directive.span.begin);
        require(start.line == directive.line, "a directive stands on another line");
        for (const Word& word : directive.words) {
            require(word.span.begin >= directive.rest_span.begin, "a word before the value");
            require(word.span.end <= directive.rest_span.end, "a word behind the value");
            require(word.text.size() <= word.span.size(), "a word longer than its token");
        }
    }
}

}  // namespace

/// Any bytes are a configuration that prints itself back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes{reinterpret_cast<const char*>(data), size};
    const std::string fault = fault_in(bytes);
    require(fault.empty(), fault);

    const SourceFile file{"config", bytes};
    for (const Lexis lexis : {Lexis::tokenised, Lexis::cut_at_comments, Lexis::delimited}) {
        walk(Config{file, lexis});
    }

    const std::string shown = printable(bytes);
    require(is_harmless(shown), "printable text is not");
    require(printable(shown) == shown, "printable text changes");
    return 0;
}
