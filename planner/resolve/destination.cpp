#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/address.hpp"
#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan {
namespace {

/// The words of a list setting that is not `none`, which once was a word like others.
std::vector<std::string> words_of(const Evaluation& evaluation, Keyword keyword) {
    const Obtained* const list = evaluation.result.value(keyword);
    if (list == nullptr) return {};
    const bool is_cleared = evaluation.has(Difference::lines_tokenised) && is_none(list->text);
    return is_cleared ? std::vector<std::string>{} : list->words;
}

AddressFamily family_of(const Evaluation& evaluation) {
    const std::string_view family = effective(evaluation, Keyword::address_family);
    if (family == "inet") return AddressFamily::inet;
    return family == "inet6" ? AddressFamily::inet6 : AddressFamily::any;
}

/// Whether no proxy is in the way of a look-up (ssh.c resolve_canonicalize).
bool is_direct(const Evaluation& evaluation) {
    const ProxyState& proxy = evaluation.proxy;
    const bool no_command = !proxy.command || is_none(*proxy.command);
    // What counts is the name of the jump host, even if that is a host's.
    const bool is_called_none = proxy.jump && is_none(proxy.jump->last().host);
    if (proxy.jump && !(is_called_none && evaluation.has(Difference::jump_none_is_direct))) {
        return false;
    }
    if (proxy.jump_is_none && !evaluation.has(Difference::jump_none_is_direct)) return false;
    return no_command;
}

/// What came of looking for a name's addresses (ssh.c resolve_host).
struct LookUp {
    bool is_found = false;
    std::optional<std::string> canonical{};  // empty: there is none that may be used
};

/// Whether a failure is said aloud, too, where there is just no such name.
enum class Failures : std::uint8_t { expected, told };

/// A canonical name with odd characters is ignored.
std::string usable_canonical(Evaluation& evaluation,
                             const std::string& name,
                             const std::string& canonical) {
    if (canonical.empty()) return {};
    const auto fault = values::domain_fault(canonical, evaluation.client.dialect);
    if (!fault) return canonical;
    say(evaluation,
        {.text = fmt::format("ignoring bad CNAME \"{}\" for host \"{}\": {}",
                             canonical,
                             name,
                             values::describe_fault(*fault, canonical)),
         .severity = Severity::warning});
    return {};
}

LookUp look_up(Evaluation& evaluation,
               const std::string& name,
               Keyword because,
               Failures failures) {
    Asking asking;
    asking.written = name.ends_with('.') ? name.substr(0, name.size() - 1) : name;
    asking.hop = evaluation.result.host_argument;
    if (const Obtained* const rule = evaluation.result.value(because)) {
        asking.place = rule->origin.place;
        asking.line = rule->origin.line;
    }
    Conditions& conditions = evaluation.conditions();
    const ConditionId id = conditions.ask_name({name, family_of(evaluation)}, std::move(asking));
    conditions.mark_effect(id);
    const bool is_found = conditions.decide(id);
    const std::optional<NameAnswer> answer = conditions.all()[id].name;
    if (is_found) {
        if (!answer) return {true, std::nullopt};
        return {true, usable_canonical(evaluation, name, answer->canonical)};
    }
    if (failures == Failures::told || (answer && !answer->is_unknown)) {
        say(evaluation,
            {.text = fmt::format("ssh: Could not resolve hostname {}: {}",
                                 shortened(name),
                                 answer ? answer->failure : "Name or service not known"),
             .severity = failures == Failures::told ? Severity::error : Severity::warning});
    }
    return {};
}

bool is_in_list(std::string_view name, std::string_view list) {
    return match_pattern_list(name, list, LetterCase::patterns_lowered).match ==
           ListMatch::positive;
}

/// The name that the rules of CanonicalizePermittedCNAMEs put in the place of another (ssh.c
/// check_follow_cname).
std::string follow_alias(Evaluation& evaluation, const std::string& name, const LookUp& found) {
    const auto rules = words_of(evaluation, Keyword::canonicalize_permitted_cnames);
    const std::string_view mode = effective(evaluation, Keyword::canonicalize_hostname);
    const bool follows = mode != "false" && (mode == "always" || is_direct(evaluation));
    if (rules.empty() || !follows) return name;
    if (!found.canonical) {
        evaluation.result.note(
            "cname-not-looked-up",
            fmt::format("{} may be an alias in DNS; if CanonicalizePermittedCNAMEs allows it, ssh "
                        "goes on with the canonical name",
                        name));
        return name;
    }
    if (found.canonical->empty() || *found.canonical == name) return name;
    for (const std::string& rule : rules) {
        const std::size_t colon = rule.find(':');
        if (!is_in_list(name, rule.substr(0, colon)) ||
            !is_in_list(*found.canonical, rule.substr(colon + 1))) {
            continue;
        }
        return evaluation.has(Difference::cname_lower_cased) ? lower_case(*found.canonical)
                                                             : *found.canonical;
    }
    return name;
}

/// What resolve_canonicalize() comes to; `is_found` where it ends with an address.
struct Canonical {
    Flow flow = Flow::go_on;
    bool is_found = false;
};

/// Tries a name that is anchored by a dot at its end; whether it has an address.
bool try_name(Evaluation& evaluation, const std::string& anchored, Keyword because) {
    const LookUp found = look_up(evaluation, anchored, because, Failures::expected);
    if (!found.is_found) return false;
    evaluation.result.hostname =
        follow_alias(evaluation, anchored.substr(0, anchored.size() - 1), found);
    return true;
}

/// ssh.c resolve_canonicalize() for a name.
Canonical canonicalize(Evaluation& evaluation) {
    const std::string_view mode = effective(evaluation, Keyword::canonicalize_hostname);
    const std::string host = evaluation.result.hostname;
    if (mode == "false" || (mode != "always" && !is_direct(evaluation))) return {};
    if (host.ends_with('.')) {
        if (try_name(evaluation, host, Keyword::canonicalize_hostname)) return {Flow::go_on, true};
    } else {
        const std::string_view most = effective(evaluation, Keyword::canonicalize_max_dots);
        int dots_allowed = 0;
        std::from_chars(most.data(), most.data() + most.size(), dots_allowed);
        if (std::ranges::count(host, '.') > dots_allowed) return {};
        for (const std::string& domain : words_of(evaluation, Keyword::canonical_domains)) {
            const std::string full = fmt::format("{}.{}.", host, domain);
            if (try_name(evaluation, full, Keyword::canonical_domains)) return {Flow::go_on, true};
        }
    }
    if (effective(evaluation, Keyword::canonicalize_fallback_local) == "yes") return {};
    return {refuse(evaluation, fmt::format("ssh: Could not resolve host \"{}\"", host))};
}

/// The look-up that CanonicalizePermittedCNAMEs asks for by itself (ssh.c main).
Flow look_up_alias(Evaluation& evaluation) {
    const std::string_view mode = effective(evaluation, Keyword::canonicalize_hostname);
    const bool direct = is_direct(evaluation);
    if (words_of(evaluation, Keyword::canonicalize_permitted_cnames).empty()) return Flow::go_on;
    if (!direct && mode != "always") return Flow::go_on;
    const std::string host = evaluation.result.hostname;
    const LookUp found = look_up(evaluation,
                                 host,
                                 Keyword::canonicalize_permitted_cnames,
                                 direct ? Failures::told : Failures::expected);
    if (found.is_found) {
        evaluation.result.hostname = follow_alias(evaluation, host, found);
        return Flow::go_on;
    }
    if (!direct) return Flow::go_on;
    evaluation.result.ending = Ending::refused;
    return Flow::stop;
}

}  // namespace

Flow find_destination(Evaluation& evaluation) {
    const std::string* const host = host_so_far(evaluation);
    if (host == nullptr) return Flow::stop;
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
    const std::string_view mode = effective(evaluation, Keyword::canonicalize_hostname);
    if (mode != "false") evaluation.second_pass_wanted = true;
    return Flow::go_on;
}

}  // namespace sshplan
