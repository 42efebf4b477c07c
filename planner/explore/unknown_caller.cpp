#include "planner/explore/unknown_caller.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"

namespace sshplan {
namespace {

constexpr std::array words{
    std::pair{unknown_user, std::string_view{"(you)"}},
    std::pair{unknown_host, std::string_view{"(here)"}},
};

/// Whether a word of a Match line is the criterion that looks at the local user.
bool asks_for_caller(const Word& word) {
    std::string_view name = word.text.substr(0, word.text.find('='));
    if (name.starts_with('!')) name.remove_prefix(1);
    return equals_ignoring_case(name, "localuser");
}

}  // namespace

Client unknown_caller(const Dialect& dialect) {
    constexpr std::uint32_t some_uid = 1000;  // not root, for whom 7.7 makes an exception
    return {.dialect = dialect,
            .user = std::string{unknown_user},
            .uid = some_uid,
            .home = "~",
            .host_name = std::string{unknown_host},
            .shell = "/bin/sh"};
}

bool hangs_on_caller(std::string_view value) {
    return value.find(unknown_user) != std::string_view::npos ||
           value.find(unknown_host) != std::string_view::npos;
}

std::string with_caller_in_words(std::string_view value) {
    std::string text{value};
    for (const auto& [unknown, word] : words) {
        for (std::size_t at = 0; (at = text.find(unknown, at)) != std::string::npos;) {
            text.replace(at, unknown.size(), word);
            at += word.size();
        }
    }
    return text;
}

std::vector<Complaint> questions_about_caller(const ConfigFiles& files, const Dialect& dialect) {
    std::vector<Complaint> complaints;
    for (const OpenedFile* const file : files.opened()) {
        for (const Directive& directive : file->config(lexis_of(dialect)).directives()) {
            if (!directive.is(Keyword::match)) continue;
            const auto asked = std::ranges::find_if(directive.words, asks_for_caller);
            if (asked == directive.words.end()) continue;
            complaints.push_back({.text = "who will use this is unknown: the line is read as for a "
                                          "user that it does not name",
                                  .severity = Severity::warning,
                                  .where = {file->source.get(), asked->span},
                                  .line = directive.line,
                                  .help = {"--local-user NAME says who"}});
        }
    }
    return complaints;
}

}  // namespace sshplan
