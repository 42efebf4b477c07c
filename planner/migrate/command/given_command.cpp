#include "planner/migrate/command/given_command.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "planner/invocation/quote.hpp"
#include "planner/shell/expand_words.hpp"
#include "planner/shell/read_script.hpp"

namespace sshplan {
namespace {

using shell::Part;

/// What of a word a shell looks up among files and users.
bool is_completed_by_shell(const shell::Word& word) {
    return std::ranges::any_of(word.parts, [&](const Part& part) {
        const bool is_bare = part.kind == Part::Kind::text && part.quotes == Part::Quotes::none;
        const bool is_first = &part == &word.parts.front();
        return is_bare && ((is_first && part.text.starts_with('~')) ||
                           part.text.find_first_of("*?[{") != std::string::npos);
    });
}

/// `$'...'` and `$"..."`, which are quotes to some shells and a dollar sign to others.
bool has_odd_quotes(const shell::Word& word) {
    for (std::size_t i = 0; i + 1 < word.parts.size(); ++i) {
        const Part& part = word.parts[i];
        const bool is_bare = part.kind == Part::Kind::text && part.quotes == Part::Quotes::none;
        const bool is_quoted_next = word.parts[i + 1].quotes == Part::Quotes::some;
        if (is_bare && part.text.ends_with('$') && is_quoted_next) return true;
    }
    return false;
}

bool is_last_job(const Part& part) {
    return part.kind == Part::Kind::parameter && part.text == "!" && part.operation.empty();
}

/// Why a shell would make something else of a command than words for one program; empty: it would
/// not.
std::string obstacle_of(const shell::Script& script) {
    if (script.steps.empty()) return "there is no command in it";
    const shell::Step& step = script.steps.front();
    if (script.steps.size() > 1) return "these are several commands; give each by itself";
    if (step.pipeline.commands.size() > 1) return "it is a pipeline; give its ssh by itself";
    if (step.then == shell::Then::background) return "it goes on in the background (&)";
    const shell::Command& command = step.pipeline.commands.front();
    if (command.body) return "it is a list in parentheses";
    if (!command.redirections.empty()) return "it has a redirection; give it without";
    if (!command.assignments.empty()) return "it begins with an assignment; give it without";
    if (command.words.empty()) return "there is no command in it";
    return {};
}

class Reader {
public:
    Reader(std::size_t number, std::string_view text, const std::string& home, World& world)
        : text_(text), scope_{.world = world, .home = home, .variables = {{"!", ""}}} {
        given_.number = number;
        given_.written = std::string{text};
    }

    std::variant<GivenCommand, UnreadCommand> read() {
        const auto parsed = shell::read_script(text_);
        if (const auto* const fault = std::get_if<shell::ScriptFault>(&parsed)) {
            return unread(fault->reason);
        }
        const auto& script = std::get<shell::Script>(parsed);
        std::string obstacle = obstacle_of(script);
        if (obstacle.empty() && text_.ends_with('\\')) obstacle = "it goes on in a further line";
        if (!obstacle.empty()) return unread(std::move(obstacle));
        const auto& words = script.steps.front().pipeline.commands.front().words;
        if (shell::is_reserved(written(words.front()))) {
            return unread(fmt::format("{} is a word of the shell", written(words.front())));
        }
        for (const shell::Word& word : words) {
            if (auto reason = take(word)) return unread(*std::move(reason));
        }
        if (given_.words.empty()) return unread("there is no command in it");
        return std::move(given_);
    }

private:
    [[nodiscard]] UnreadCommand unread(std::string reason) const {
        return {given_.number, std::move(reason)};
    }

    [[nodiscard]] std::string written(const shell::Word& word) const {
        return std::string{text_.substr(word.span.begin, word.span.end - word.span.begin)};
    }

    /// Adds one word; what it returns says why it cannot.
    std::optional<std::string> take(const shell::Word& word) {
        if (has_odd_quotes(word)) {
            return fmt::format("shells read {} differently", written(word));
        }
        const shell::Arguments cut = shell::expand_words({&word, 1}, scope_);
        if (!cut.reasons.empty()) {
            return fmt::format("what the shell puts in the place of {} is not known: {}",
                               written(word),
                               *cut.reasons.begin());
        }
        if (std::ranges::any_of(word.parts, is_last_job)) note_last_job();
        for (const shell::Argument& argument : cut.all) given_.words.push_back(argument.text);
        if (cut.all.size() != 1) return std::nullopt;
        return spell(word, cut.all.front().text);
    }

    std::optional<std::string> spell(const shell::Word& word, const std::string& text) {
        const bool is_special = is_completed_by_shell(word);
        const auto seen = std::ranges::find(given_.words.begin(), given_.words.end() - 1, text);
        const bool was_seen = seen != given_.words.end() - 1;
        if (was_seen && given_.spellings.contains(text) != is_special) {
            return fmt::format("{} stands there with quotes and without", text);
        }
        if (is_special) given_.spellings[text] = written(word);
        return std::nullopt;
    }

    void note_last_job() {
        if (!given_.notes.empty()) return;
        given_.notes.push_back(
            {"local-shell",
             "outside single quotes the local shell replaces $!, by nothing or by the number of a "
             "local job, which is then what the other host gets"});
    }

    std::string_view text_;
    shell::Scope scope_;
    GivenCommand given_;
};

}  // namespace

std::variant<GivenCommand, UnreadCommand> read_given_command(std::size_t number,
                                                             std::string_view text,
                                                             const std::string& home,
                                                             World& world) {
    return Reader{number, text, home, world}.read();
}

GivenCommand given_words(std::size_t number, std::span<const std::string> words) {
    return {.number = number,
            .written = shell_join(words),
            .words = std::vector<std::string>(words.begin(), words.end())};
}

std::string written_command(std::span<const std::string> words,
                            const std::map<std::string, std::string>& spellings) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto spelling = spellings.find(words[i]);
        if (i > 0) text += ' ';
        if (spelling != spellings.end()) {
            text += spelling->second;
        } else {
            text += i == 0 ? shell_join(words.first(1)) : shell_quoted(words[i]);
        }
    }
    return text;
}

}  // namespace sshplan
