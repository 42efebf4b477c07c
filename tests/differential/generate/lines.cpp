#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "generate.hpp"
#include "pick.hpp"

namespace sshplan::test {

namespace {

const Strings hosts{"h", "web", "WEB", "db1", "web.example.org", "10.0.0.1", "a.b.c", "real"};
const Strings host_patterns{
    "h",    "*",    "web",      "WEB",   "db1", "*.example.org", "db?",   "!h",
    "!web", "h*",   "10.0.0.1", "10.*",  "!*",  "real",          "*.org", "web.example.org",
    "?",    "!db*", "a.b.c",    "h,web", "??*", "!10.*",         "h.*",   "H"};
const Strings commands{"yes",
                       "no %h",
                       "yes %p",
                       "no",
                       "yes %n %r",
                       "die",
                       "yes %k %C %j",
                       "%Z",
                       "no %",
                       "yes %u %i %d %l %L",
                       "no \\\"x\\\"",
                       "yes ${WORD}"};
const Strings networks{
    "127.0.0.0/8", "10.0.0.0/8", "::1/128", "!127.0.0.0/8,*", "10.0.0.1/8", "*", "x", "127.0.0.1"};

std::string joined(const Strings& texts, std::string_view between) {
    return fmt::format("{}", fmt::join(texts, between));
}

std::string pattern_list(std::string_view between) {
    Strings list;
    const int count = pick_number(1, 4);
    for (int i = 0; i < count; ++i) list.push_back(any_host_pattern());
    return joined(list, between);
}

/// Some letters in the other case.
std::string in_odd_case(std::string text) {
    for (char& c : text) {
        if (pick_once_in(4))
            c = static_cast<char>(std::isupper(c) ? std::tolower(c) : std::toupper(c));
    }
    return text;
}

std::string quoted(const std::string& text) {
    switch (pick_number(0, 12)) {
        case 8:
            return '"' + text + '"';
        case 9:
            return '\'' + text + '\'';
        case 10:
            return text.substr(0, text.size() / 2) +
                   pick({"\"\"", "\\\\", "\\ ", "\\\"", "\\'", "\""}) +
                   text.substr(text.size() / 2);
        case 11:
            return '"' + text.substr(0, text.size() / 2) + '"' + text.substr(text.size() / 2);
        default:
            return text;
    }
}

std::string separator() {
    return pick(
        {" ", " ", " ", " ", "=", " = ", "\t", "  ", " =", "= ", "==", " = = ", "\t=\t", "\f", ""});
}

/// What may stand between the value and the line's end.
std::string tail() {
    return pick({"",      "",   "",   "",     "",        "",      "",       "",    "",
                 "",      "",   " ",  "\t",   " # note", " #",    " extra", "#x",  " \"# x\"",
                 " it's", "\f", "\v", " = x", " \\",     " \"\"", "\r",     "\x01"});
}

std::string line_end() {
    return pick({"\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "\r\r\n", " \n"});
}

std::string keyword_spelling(const KeywordInfo& info) {
    if (pick_once_in(20)) {
        const auto aliases = keyword_aliases();
        return std::string{
            aliases[static_cast<std::size_t>(pick_number(0, static_cast<int>(aliases.size())))]
                .spelling};
    }
    return std::string{info.spelling};
}

const KeywordInfo& any_keyword() {
    while (true) {
        const KeywordInfo& info = keyword_table()[static_cast<std::size_t>(
            pick_number(0, static_cast<int>(keyword_count)))];
        const bool is_structure = info.keyword == Keyword::host || info.keyword == Keyword::match ||
                                  info.keyword == Keyword::include;
        if (!is_structure) return info;
    }
}

/// Those that decide where a connection goes.
const KeywordInfo& any_route_keyword() {
    using K = Keyword;
    constexpr std::array all{K::user,
                             K::hostname,
                             K::port,
                             K::proxy_jump,
                             K::proxy_command,
                             K::identity_file,
                             K::control_path,
                             K::remote_command,
                             K::host_key_alias,
                             K::tag,
                             K::ignore_unknown,
                             K::canonicalize_hostname,
                             K::proxy_use_fdpass};
    return describe(all[static_cast<std::size_t>(pick_number(0, static_cast<int>(all.size())))]);
}

/// A criterion of Match with arguments; those that stand here more often are drawn more often.
struct CriterionChoice {
    std::string_view name;
    Strings arguments{};  // none: a pattern list of hosts
};

const std::vector<CriterionChoice> criteria_with_arguments{
    {"host"},
    {"host"},
    {"originalhost"},
    {"user", {"ann", "root", "a*", "!bob,*", "%u", "word"}},
    {"localuser", {"root", "*", "nobody", "!root"}},
    {"exec", {"yes", "no", "yes%h"}},
    {"localnetwork", networks},
    {"tagged", {"t", "*", "", "!t", "t,u"}},
    {"version", {"OpenSSH_*", "OpenSSH_9*", "*p1*", "x", "!OpenSSH_10*,*"}},
    {"command", {"ls*", "", "*", "id"}},
    {"sessiontype", {"shell", "exec", "none", "subsystem", "*", "x"}},
};

/// One criterion of Match with its argument.
std::string criterion() {
    const int kind = pick_number(0, 17);
    const auto choices = static_cast<int>(criteria_with_arguments.size());
    if (kind < choices) {
        const CriterionChoice& choice = criteria_with_arguments[static_cast<std::size_t>(kind)];
        const std::string argument =
            choice.arguments.empty() ? pattern_list(",") : pick(choice.arguments);
        return std::string{choice.name} + pick({" ", " ", " ", "=", " = ", "\t"}) +
               quoted(argument);
    }
    if (kind < choices + 3) return "exec" + pick({" ", "=", " = "}) + '"' + pick(commands) + '"';
    return pick({"final",
                 "canonical",
                 "final",
                 "canonical",
                 "all",
                 "bogus x",
                 "host",
                 "exec",
                 "#x",
                 "\"host\" h",
                 "final=1",
                 "hostname h",
                 ""});
}

std::string match_line() {
    if (pick_once_in(6)) return pick({"all", "ALL", "final all", "all final", "canonical all"});
    Strings criteria;
    const int count = pick_number(1, 4);
    for (int i = 0; i < count; ++i) {
        criteria.push_back(pick({"", "", "", "!", "! "}) + in_odd_case(criterion()));
    }
    return joined(criteria, pick({" ", " ", " ", "\t", ","}));
}

std::string include_line() {
    return "Include " + quoted(pick({"{DIR}/f1",
                                     "{DIR}/f2",
                                     "{DIR}/f3",
                                     "{DIR}/f[12]",
                                     "{DIR}/f*",
                                     "{DIR}/none",
                                     "{DIR}/f1 {DIR}/f2",
                                     "nowhere/*.conf",
                                     "{DIR}/main",
                                     "~/nowhere",
                                     "{DIR}",
                                     "{DIR}/%h",
                                     "{DIR}/f${NOPE}",
                                     "{DIR}/f%%1",
                                     ""}));
}

std::string odd_line() {
    return pick({"",
                 "# a comment",
                 "   ",
                 "\t# x",
                 "Frobnicate 1",
                 "UseKeychain yes",
                 "Bogus",
                 "User",
                 "=",
                 "= User x",
                 "\"User\" x",
                 "\"User x",
                 "Port\"22\"",
                 "\xef\xbb\xbfUser x",
                 "Us\"er\" x",
                 "Host",
                 "Match",
                 "Include",
                 "Host=",
                 "Match=",
                 "\"\" x",
                 "'User' x",
                 "User\fx",
                 "\x01",
                 "User bob\\",
                 "{",
                 "Host \"\"",
                 "Host h\rweb",
                 "Protocol 2",
                 "CompressionLevel 5",
                 "Cipher blowfish",
                 "RSAAuthentication yes",
                 "UseRoaming no"});
}

std::string any_line() {
    const int kind = pick_number(0, 40);
    const std::string indent = pick({"", "", "  ", "    ", "\t", "\f", " = "});
    if (kind < 7) return indent + any_heading() + tail() + line_end();
    if (kind < 9) return indent + include_line() + tail() + line_end();
    if (kind < 11) return odd_line() + line_end();
    return indent + any_setting() + line_end();
}

enum class Lines : std::uint8_t { any, good };

rc::Gen<Strings> some_lines(int most, Lines which) {
    auto line = rc::gen::resize(rc::kNominalSize, rc::gen::exec(any_line));
    if (which == Lines::good) line = rc::gen::suchThat(std::move(line), is_accepted);
    return rc::gen::resize(most, rc::gen::container<Strings>(std::move(line)));
}

}  // namespace

std::string any_host() { return pick(hosts); }

std::string any_host_pattern() { return pick(host_patterns); }

std::string any_heading() {
    if (pick_number(0, 2) == 0) {
        return in_odd_case("Host") + separator() +
               quoted(pattern_list(pick({" ", "  ", "\t", ","})));
    }
    return in_odd_case("Match") + pick({" ", "=", " = ", "\t"}) + match_line();
}

std::string any_setting() {
    const KeywordInfo& info = pick_number(0, 2) == 0 ? any_route_keyword() : any_keyword();
    // Plain lines must be many: a file with one bad line tells of no other.
    if (pick_number(0, 4) > 0) return std::string{info.spelling} + " " + any_value(info);
    const std::string keyword = in_odd_case(keyword_spelling(info));
    return keyword + separator() + quoted(any_value(info)) + tail();
}

rc::Gen<Trial> any_trial() {
    return rc::gen::exec([] {
        Trial trial;
        const Lines which = pick_number(0, 4) == 0 ? Lines::any : Lines::good;
        trial.files.push_back(*some_lines(16, which));
        while (trial.files.size() < 4 && pick_number(0, 3) > 0) {
            trial.files.push_back(*some_lines(6, which));
        }
        trial.words = any_command_line();
        return trial;
    });
}

}  // namespace sshplan::test
