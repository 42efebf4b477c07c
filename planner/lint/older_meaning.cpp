#include "planner/lint/older_meaning.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/lint/too_new.hpp"
#include "planner/lint/trailing_comment.hpp"

namespace sshplan {
namespace {

/// A difference that no refusal shows, and the words that it concerns.
struct SilentChange {
    /// On which side of the difference the older meaning is.
    enum class Side : std::uint8_t { without, with };

    Keyword keyword;
    Difference difference;
    Side side;
    bool (*concerns)(std::string_view word);
    std::string_view text;
};

bool is_removal(std::string_view word) { return word.starts_with('-'); }
/// Without any word of it all is open, as with this one.
bool is_limit(std::string_view word) { return word != "any"; }

// GlobalKnownHostsFile is only read: there a file called none is as good as none.
constexpr std::array changes{
    SilentChange{Keyword::send_env,
                 Difference::environment_names_removed,
                 SilentChange::Side::without,
                 is_removal,
                 "nothing is taken away from what is sent"},
    SilentChange{Keyword::proxy_jump,
                 Difference::jump_none,
                 SilentChange::Side::without,
                 is_none,
                 "ssh jumps through a host that is called none"},
    SilentChange{Keyword::user_known_hosts_file,
                 Difference::known_hosts_none_alone,
                 SilentChange::Side::without,
                 is_none,
                 "none is the name of a file"},
    SilentChange{Keyword::permit_remote_open,
                 Difference::opens_lose_first_word,
                 SilentChange::Side::with,
                 is_limit,
                 "this word, the first of the line, is forgotten"},
};

/// A change that concerns a word, unless the newest release has it, too.
std::optional<OlderMeaning> changed_meaning(const Subject& subject, const Directive& directive) {
    for (const SilentChange& change : changes) {
        if (!directive.is(change.keyword)) continue;
        const bool wanted = change.side == SilentChange::Side::with;
        if (subject.newest().has(change.difference) == wanted) continue;
        const auto word = std::ranges::find_if(
            directive.words, [&](const Word& one) { return change.concerns(one.text); });
        if (word == directive.words.end()) continue;
        return OlderMeaning{dialects_where(subject,
                                           [&](const Dialect& dialect) {
                                               return dialect.has(change.difference) == wanted;
                                           }),
                            word->span,
                            std::string{change.text}};
    }
    return std::nullopt;
}

/// Whether the words of a line are what its keyword takes in every lexis, and bytes are among them
/// of which lexes differ. SetEnv has a reader of its own, to which '=' parts no words.
bool is_cut_into_words(const Directive& directive) {
    using enum ValueType;
    constexpr std::array others{
        unread, conditions, command, version_addendum, jump_list, environment};
    return std::ranges::find(others, directive.info->type) == others.end() &&
           directive.rest.find_first_of("\"'\\#") != std::string_view::npos;
}

/// Without the empty word that the old lexes find behind a quote at the end.
std::vector<std::string_view> texts_of(const Directive& directive) {
    std::vector<std::string_view> texts;
    for (const Word& word : directive.words) texts.push_back(word.text);
    if (!texts.empty() && texts.back().empty()) texts.pop_back();
    return texts;
}

/// The words of the same line for releases of another lexis.
std::vector<std::string_view> texts_in(const LintedFile& file,
                                       const Directive& directive,
                                       Lexis lexis) {
    const auto all = file.opened->config(lexis).directives();
    const auto found = std::ranges::lower_bound(all, directive.line, {}, &Directive::line);
    return found == all.end() || found->line != directive.line ? std::vector<std::string_view>{}
                                                               : texts_of(*found);
}

std::optional<OlderMeaning> otherwise_cut(const Subject& subject,
                                          const LintedFile& file,
                                          const Directive& directive) {
    const bool is_new = subject.newest().has(Difference::lines_tokenised);
    if (!is_new || directive.words.empty() || !is_cut_into_words(directive)) return std::nullopt;
    const auto texts = texts_of(directive);
    std::vector<std::string_view> others;
    const bool has_comment = trailing_comment(file, directive).has_value();
    OlderMeaning meaning{.dialects = dialects_where(subject, [&](const Dialect& dialect) {
                             const Lexis lexis = lexis_of(dialect);
                             if (lexis == Lexis::tokenised ||
                                 (lexis == Lexis::delimited && has_comment))
                                 return false;
                             const auto cut = texts_in(file, directive, lexis);
                             if (cut == texts) return false;
                             others = cut;
                             return true;
                         })};
    if (!has_any(meaning.dialects)) return std::nullopt;
    meaning.where = {directive.words.front().span.begin, directive.words.back().span.end};
    meaning.text = others.empty() ? std::string{"there is no value here"}
                                  : fmt::format("this is read as {}", fmt::join(others, " | "));
    return meaning;
}

}  // namespace

std::optional<OlderMeaning> older_meaning(const Subject& subject,
                                          const LintedFile& file,
                                          const Directive& directive) {
    if (directive.info == nullptr || directive.kind != LineKind::directive) return std::nullopt;
    std::optional<OlderMeaning> meaning = changed_meaning(subject, directive);
    if (!meaning) meaning = otherwise_cut(subject, file, directive);
    if (!meaning) return std::nullopt;
    meaning->dialects = both(meaning->dialects, dialects_that_use(subject, file, directive));
    return has_any(meaning->dialects) ? meaning : std::nullopt;
}

DialectSet dialects_that_use(const Subject& subject,
                             const LintedFile& file,
                             const Directive& directive) {
    const bool acts_alone = directive.is(Keyword::include) || directive.is(Keyword::host);
    if (acts_alone) return DialectSet(subject.dialects().size(), true);
    return dialects_of(subject, subject.facts(key_of(file, directive)).holds);
}

DialectSet both(const DialectSet& a, const DialectSet& b) {
    DialectSet set;
    for (std::size_t i = 0; i < a.size(); ++i) set.push_back(a[i] && b[i]);
    return set;
}

}  // namespace sshplan
