#include "planner/dialect/readings.hpp"

namespace sshplan {

UriReading uri_reading(const Dialect& dialect) {
    const bool underscore = dialect.has(Difference::domain_may_lead_underscore);
    if (dialect.has(Difference::uri_nul_refused)) {
        return underscore ? UriReading::since_10_1 : UriReading::debian_9_2;
    }
    return underscore ? UriReading::since_10_0 : UriReading::before_10_0;
}

JumpReading jump_reading(const Dialect& dialect) {
    using Extra = JumpReading::Extra;
    using End = JumpReading::End;
    return {.end = dialect.has(Difference::jump_keeps_blanks) ? End::comment : End::first_blank,
            .extra = dialect.has(Difference::proxy_first_wins) ? Extra::from_value
                                                               : Extra::from_whole_text,
            .uri = uri_reading(dialect)};
}

}  // namespace sshplan
