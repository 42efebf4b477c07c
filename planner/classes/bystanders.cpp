#include "planner/classes/bystanders.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <variant>

#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/resolve/match/clauses.hpp"

namespace sshplan {
namespace {

/// What no other line, no route and no rule about more than one keyword looks at; of each the first
/// value holds.
constexpr std::array modest_keywords{Keyword::batch_mode,
                                     Keyword::check_host_ip,
                                     Keyword::compression,
                                     Keyword::connect_timeout,
                                     Keyword::hash_known_hosts,
                                     Keyword::identities_only,
                                     Keyword::kbd_interactive_authentication,
                                     Keyword::number_of_password_prompts,
                                     Keyword::password_authentication,
                                     Keyword::pubkey_authentication,
                                     Keyword::server_alive_count_max,
                                     Keyword::server_alive_interval,
                                     Keyword::tcp_keep_alive,
                                     Keyword::visual_host_key};

bool has_wildcard(std::string_view text) {
    return text.find_first_of("*?") != std::string_view::npos;
}

/// `yes` and the like, or a socket.
bool forwards_agent(const Directive& line) {
    return line.is(Keyword::forward_agent) &&
           (line.words.size() != 1 || !equals_ignoring_case(line.words.front().text, "no"));
}

bool derives_name(const Directive& line) {
    return line.is(Keyword::hostname) && line.rest.find('%') != std::string_view::npos;
}

bool is_of_second_pass(const Clause& clause) {
    return equals_ignoring_case(clause.attribute, "final") ||
           equals_ignoring_case(clause.attribute, "canonical");
}

/// Whether a line of a block makes it matter more than once, or of more than its heading, whether
/// blocks apply.
bool entangles(const Block& block, const Directive& line) {
    return line.is(Keyword::canonicalize_hostname) ||
           (block.head() != nullptr && line.is(Keyword::include));
}

bool entangles(const Block& block, const Dialect& dialect) {
    if (block.kind == BlockKind::match &&
        std::ranges::any_of(clauses_of(*block.head(), dialect), is_of_second_pass)) {
        return true;
    }
    return std::ranges::any_of(block.directives(),
                               [&](const Directive& line) { return entangles(block, line); });
}

/// Whether each criterion of a Match line is one of these.
bool has_criteria_of(const Directive& match,
                     std::span<const std::string_view> names,
                     const Dialect& dialect) {
    return std::ranges::all_of(clauses_of(match, dialect), [&](const Clause& clause) {
        return std::ranges::any_of(names, [&](std::string_view name) {
            return equals_ignoring_case(clause.attribute, name);
        });
    });
}

}  // namespace

Bystanders::Bystanders(const std::vector<const OpenedFile*>& files,
                       const Client& client,
                       World& world)
    : context_{client.dialect, world} {
    const auto blocks_of = [&](const OpenedFile* file) {
        return file->config(lexis_of(client.dialect)).blocks();
    };
    for (const OpenedFile* const file : files) {
        for (const Block& block : blocks_of(file)) {
            if (entangles(block, client.dialect)) return;
            for (const Directive& line : block.directives()) {
                forwards_agents_ = forwards_agents_ || forwards_agent(line);
                derives_names_ = derives_names_ || derives_name(line);
            }
        }
    }
    for (const OpenedFile* const file : files) {
        for (const Block& block : blocks_of(file)) {
            if (!is_bystander(block)) continue;
            headings_.insert(block.head());
            wildcard_count_ += wildcards_in(*block.head());
            for (const Directive& line : block.directives()) keywords_.insert(line.info->keyword);
        }
    }
}

bool Bystanders::may_forestall(const Directive& line) const {
    return line.info != nullptr && keywords_.contains(line.info->keyword) && is_modest(line);
}

bool Bystanders::is_bystander(const Block& block) const {
    if (block.head() == nullptr || wildcards_in(*block.head()) == 0) return false;
    if (block.kind == BlockKind::match && !is_settled_by_heading(*block.head())) return false;
    return std::ranges::all_of(block.directives(),
                               [this](const Directive& line) { return is_modest(line); });
}

/// Whether criteria are all about what was typed, or all about what other blocks say: then rules
/// that ask whether a Match line comes too early need none of its names.
bool Bystanders::is_settled_by_heading(const Directive& match) const {
    constexpr std::array<std::string_view, 2> said{"host", "user"};
    constexpr std::array<std::string_view, 1> said_of_user{"user"};
    constexpr std::array<std::string_view, 1> typed{"originalhost"};
    constexpr std::array<std::string_view, 1> calling{"localuser"};
    const Dialect& dialect = context_.dialect;
    return has_criteria_of(match, typed, dialect) || has_criteria_of(match, calling, dialect) ||
           has_criteria_of(match, said_of_user, dialect) ||
           (!derives_names_ && has_criteria_of(match, said, dialect));
}

/// Whether a line sets something of its own, and is read as it should.
bool Bystanders::is_modest(const Directive& line) const {
    const auto reading = read_keyword(line.keyword, context_.dialect.edition);
    if (!reading || reading->status != Status::supported || line.info == nullptr) return false;
    const Keyword keyword = reading->info->keyword;
    if (line.info->keyword != keyword) return false;
    const bool is_known = std::ranges::find(modest_keywords, keyword) != modest_keywords.end() ||
                          (keyword == Keyword::forward_agent && !forwards_agents_);
    if (!is_known) return false;
    const ValueAnswer answer = read_value(line, *reading->info, context_);
    const auto* const value = std::get_if<Value>(&answer);
    return value != nullptr && !value->leftover && value->storing == Storing::stores;
}

/// Of a Match line each criterion that tells users or names apart counts as one.
std::size_t Bystanders::wildcards_in(const Directive& heading) const {
    if (heading.is(Keyword::match)) return clauses_of(heading, context_.dialect).size();
    return static_cast<std::size_t>(std::ranges::count_if(
        heading.words, [](const Word& word) { return has_wildcard(word.text); }));
}

bool hangs_on_words_alone(const Directive& heading, const Dialect& dialect) {
    constexpr std::array<std::string_view, 3> names{"originalhost", "localuser", "all"};
    return heading.is(Keyword::host) || has_criteria_of(heading, names, dialect);
}

}  // namespace sshplan
