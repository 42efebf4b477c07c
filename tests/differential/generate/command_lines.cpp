#include <algorithm>
#include <array>

#include "generate.hpp"
#include "pick.hpp"

namespace sshplan::test {

namespace {

std::string option_text() {
    std::string text = any_setting();
    if (pick_number(0, 2) == 0) {
        const std::size_t blank = text.find(' ');
        if (blank != std::string::npos) text[blank] = '=';
    }
    return pick_once_in(30) ? pick({"Match all",
                                    "Host h",
                                    "Include {DIR}/f1",
                                    "Bogus=1",
                                    "User",
                                    "",
                                    "=",
                                    "Port \"1",
                                    "#",
                                    "User=a # b",
                                    "Match host h",
                                    "# x"})
                            : text;
}

const Strings forwards{"80:h:80",         "80",        "h:80",        "[::1]:80:h:80",
                       "/a:/b",           "80:/b",     "/a:h:80",     "x",
                       "80:%h:80",        "*:80:h:80", "a:b:c:d:e",   "80:h:http",
                       "${WORD}:80:h:80", "0:h:1",     ":80:h:80",    "80 h:80",
                       "80:h:0",          "/a/%h:h:1", "80:[::1]:80", "80/h/80",
                       "70000:h:80",      ""};

/// An option whose argument is the value of a keyword.
struct KeywordOption {
    char letter;
    Keyword keyword;
};

constexpr std::array keyword_options{
    KeywordOption{'l', Keyword::user},
    KeywordOption{'p', Keyword::port},
    KeywordOption{'J', Keyword::proxy_jump},
    KeywordOption{'w', Keyword::tunnel_device},
    KeywordOption{'e', Keyword::escape_char},
    KeywordOption{'c', Keyword::ciphers},
    KeywordOption{'m', Keyword::macs},
    KeywordOption{'S', Keyword::control_path},
};

/// An option with arguments of its own.
struct TextOption {
    char letter;
    Strings arguments;
};

const std::vector<TextOption> text_options{
    {'L', forwards},
    {'R', forwards},
    {'D', forwards},
    {'W',
     {"x:1",
      "x",
      "[::1]:22",
      "x:http",
      ":1",
      "x:0",
      "/run/s",
      "%h:22",
      "[%h]:%p",
      "x:1:2",
      "u@x:1",
      ""}},
    {'i', {"/etc/passwd", "/nope", "~/k", "%d/x", "/etc/passwd", "", "${WORD}"}},
    {'I', {"/usr/lib/p11.so", "none", ""}},
    {'O', {"check", "exit", "proxy", "forward", "x", "stop", "cancel", "conninfo"}},
    {'b', {"lo", "10.0.0.9", "", "x y"}},
    {'B', {"lo", "10.0.0.9", "", "x y"}},
    {'P', {"t", "u", ""}},
};

std::string argument_of(char letter) {
    if (letter == 'o') return option_text();
    const auto* const keyword = std::ranges::find(keyword_options, letter, &KeywordOption::letter);
    if (keyword != keyword_options.end()) return any_value(describe(keyword->keyword));
    const auto texts = std::ranges::find(text_options, letter, &TextOption::letter);
    return texts == text_options.end() ? pick({"x", "", "1"}) : pick(texts->arguments);
}

void add_option(Strings& words) {
    // Neither -E (writes), -v (tells more), -V and -Q (ask), -F nor -G.
    constexpr std::string_view flags = "1246afgkNnqsTtXxYyAaCKMZ7";
    constexpr std::string_view arguments = "ooooooollppJJJLRDWwecmiISOBbP";
    if (pick_number(0, 3) == 0) {
        const int at = pick_number(0, static_cast<int>(flags.size()));
        words.push_back(std::string{"-"} + flags[static_cast<std::size_t>(at)]);
        return;
    }
    const int at = pick_number(0, static_cast<int>(arguments.size()));
    const char letter = arguments[static_cast<std::size_t>(at)];
    const std::string option = std::string{"-"} + letter;
    if (pick_once_in(5)) {
        words.push_back(option + argument_of(letter));
    } else {
        words.push_back(option);
        words.push_back(argument_of(letter));
    }
}

std::string any_destination() {
    if (pick_number(0, 4) > 0) return any_host();
    return pick({"ann@h",
                 "ssh://bob@web:2244",
                 "127.1",
                 "h.",
                 "::1",
                 "ssh://h",
                 "ssh://h/",
                 "ssh://h/x",
                 "a@b@h",
                 "@h",
                 "u@",
                 "ssh://",
                 "ssh://a%20b@h",
                 "ssh://h:0",
                 "ssh://h:x",
                 "ssh://[::1]:22",
                 "SSH://h",
                 "[::1]",
                 "h:22",
                 "h,x",
                 "u;x@h",
                 "a\x01@h",
                 "%h",
                 "FE80::1",
                 "ssh://a;b@h:22",
                 "ssh://u%00x@h",
                 "ssh://_h",
                 "0",
                 "-",
                 "10.1",
                 "0x7f.1",
                 "ssh://u:p@h",
                 "h;x",
                 "h x",
                 "${WORD}",
                 "localhost",
                 "u%n@h",
                 "\\h",
                 "ssh://a+b@h"});
}

}  // namespace

Strings any_command_line() {
    Strings words;
    const int before = pick_number(0, 3);
    for (int i = 0; i < before; ++i) add_option(words);
    if (pick_once_in(12)) words.emplace_back("--");
    words.push_back(any_destination());
    if (pick_once_in(6)) add_option(words);
    if (pick_once_in(6)) words.push_back(pick({"ls", "id -u", "echo 'x'"}));
    return words;
}

}  // namespace sshplan::test
