#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/address.hpp"
#include "planner/resolve/evaluation.hpp"

namespace sshplan {
namespace {

/// The words of a list setting that is not `none`.
std::vector<std::string_view> words_of(const Evaluation& evaluation, Keyword keyword) {
    std::string_view text = evaluation.result.text(keyword, "none");
    std::vector<std::string_view> words;
    if (equals_ignoring_case(text, "none")) return words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

AddressFamily family_of(const Evaluation& evaluation) {
    const std::string_view family = evaluation.result.text(Keyword::address_family, "any");
    if (family == "inet") return AddressFamily::inet;
    return family == "inet6" ? AddressFamily::inet6 : AddressFamily::any;
}

/// Whether no proxy is in the way of a look-up (ssh.c resolve_canonicalize).
bool is_direct(const Evaluation& evaluation) {
    const ProxyState& proxy = evaluation.proxy;
    const bool no_command = !proxy.command || equals_ignoring_case(*proxy.command, "none");
    if (proxy.jump) return false;
    if (proxy.jump_is_none && !evaluation.has(Difference::jump_none_is_direct)) return false;
    return no_command;
}

/// Whether a name has an address: a condition, as nobody is asked here.
bool has_address(Evaluation& evaluation, const std::string& name, Keyword because) {
    Asking asking;
    asking.written = name;
    asking.hop = evaluation.result.host_argument;
    if (const Obtained* const rule = evaluation.result.value(because)) {
        asking.place = rule->origin.place;
        asking.line = rule->origin.line;
    }
    Conditions& conditions = evaluation.conditions();
    const ConditionId id = conditions.ask(ConditionKind::dns, name, std::move(asking));
    conditions.mark_effect(id);
    return conditions.decide(id);
}

void note_cname_rules(Evaluation& evaluation, const std::string& name) {
    if (words_of(evaluation, Keyword::canonicalize_permitted_cnames).empty()) return;
    evaluation.result.note("cname-not-looked-up",
                           fmt::format("{} may be an alias in DNS; if CanonicalizePermittedCNAMEs "
                                       "allows it, ssh goes on with the canonical name",
                                       name));
}

/// ssh.c resolve_canonicalize() for a name; true where it ends with an address.
struct Canonical {
    Flow flow = Flow::go_on;
    bool is_found = false;
};

Canonical canonicalize(Evaluation& evaluation) {
    const std::string_view mode = evaluation.result.text(Keyword::canonicalize_hostname, "false");
    std::string& host = evaluation.result.hostname;
    if (mode == "false" || (mode != "always" && !is_direct(evaluation))) return {};
    if (host.ends_with('.')) {
        const std::string bare = host.substr(0, host.size() - 1);
        if (has_address(evaluation, bare, Keyword::canonicalize_hostname)) {
            host = bare;
            note_cname_rules(evaluation, host);
            return {Flow::go_on, true};
        }
    } else {
        const std::string most =
            std::string{evaluation.result.text(Keyword::canonicalize_max_dots, "1")};
        const auto dots = static_cast<long long>(std::ranges::count(host, '.'));
        if (dots > std::stoll(most)) return {};
        for (const std::string_view domain : words_of(evaluation, Keyword::canonical_domains)) {
            const std::string full = fmt::format("{}.{}", host, domain);
            if (!has_address(evaluation, full, Keyword::canonical_domains)) continue;
            host = full;
            note_cname_rules(evaluation, host);
            return {Flow::go_on, true};
        }
    }
    if (evaluation.result.text(Keyword::canonicalize_fallback_local, "yes") == "yes") return {};
    return {refuse(evaluation, fmt::format("ssh: Could not resolve host \"{}\"", host))};
}

/// The look-up that CanonicalizePermittedCNAMEs asks for by itself (ssh.c main).
Flow look_up_alias(Evaluation& evaluation) {
    const std::string_view mode = evaluation.result.text(Keyword::canonicalize_hostname, "false");
    const bool direct = is_direct(evaluation);
    if (words_of(evaluation, Keyword::canonicalize_permitted_cnames).empty()) return Flow::go_on;
    if (!direct && mode != "always") return Flow::go_on;
    const std::string host = evaluation.result.hostname;
    if (has_address(evaluation, host, Keyword::canonicalize_permitted_cnames)) {
        if (mode != "false") note_cname_rules(evaluation, host);
        return Flow::go_on;
    }
    if (!direct) return Flow::go_on;
    return refuse(evaluation,
                  fmt::format("ssh: Could not resolve hostname {}: Name or service "
                              "not known",
                              host));
}

}  // namespace

Flow find_destination(Evaluation& evaluation) {
    std::optional<std::string> host = host_so_far(evaluation);
    if (!host) return Flow::stop;
    Resolution& result = evaluation.result;
    const AddressFamily family = family_of(evaluation);
    const bool is_numeric = is_address(*host, family);
    result.hostname = is_numeric ? *host : lower_case(*host);
    Canonical canonical;
    if (is_numeric) {
        const std::optional<std::string> address = numeric_address(result.hostname, family);
        canonical.is_found = address.has_value();
        if (address && !equals_ignoring_case(*address, result.hostname)) result.hostname = *address;
    } else {
        canonical = canonicalize(evaluation);
    }
    if (canonical.flow == Flow::stop) return Flow::stop;
    if (!canonical.is_found && look_up_alias(evaluation) == Flow::stop) return Flow::stop;
    const std::string_view mode = result.text(Keyword::canonicalize_hostname, "false");
    if (mode != "false") evaluation.second_pass_wanted = true;
    return Flow::go_on;
}

}  // namespace sshplan
