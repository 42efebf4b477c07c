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
    using End = JumpReading::End;
    using Extra = JumpReading::Extra;
    using Uris = JumpReading::Uris;
    const End cut = dialect.has(Difference::jump_keeps_blanks) ? End::comment : End::first_blank;
    const bool splits_at_slash = !dialect.has(Difference::jump_slash_refused);
    return {.end = dialect.has(Difference::jump_comment_cut) ? cut : End::end_of_line,
            .extra = dialect.has(Difference::proxy_first_wins) ? Extra::from_value
                                                               : Extra::from_whole_text,
            .uris = dialect.has(Difference::jump_uri_read) ? Uris::read : Uris::read_as_host_port,
            .slash = splits_at_slash ? SlashReading::precedes_port : SlashReading::refused,
            .uri = uri_reading(dialect)};
}

Lexis lexis_of(const Dialect& dialect) {
    if (dialect.has(Difference::lines_tokenised)) return Lexis::tokenised;
    return dialect.has(Difference::comments_cut_lines) ? Lexis::cut_at_comments : Lexis::delimited;
}

TildeReading tilde_reading(const Dialect& dialect) {
    return dialect.has(Difference::tilde_names_users) ? TildeReading::since_8_9
                                                      : TildeReading::before_8_9;
}

}  // namespace sshplan
