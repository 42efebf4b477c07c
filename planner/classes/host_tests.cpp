#include "planner/classes/host_tests.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/classes/address_forms.hpp"
#include "planner/resolve/address.hpp"

namespace sshplan {
namespace {

constexpr std::string_view ipv4_bytes = "0123456789abcdefABCDEFxX.";  // in whatever form

bool is_literal(std::string_view pattern) {
    return pattern.find_first_of("*?") == std::string_view::npos;
}

/// Whether some form of an IPv4 address may match a pattern.
bool may_match_ipv4(std::string_view pattern) {
    return std::ranges::all_of(pattern, [](char byte) {
        return byte == '*' || byte == '?' || ipv4_bytes.find(byte) != std::string_view::npos;
    });
}

/// A value of Hostname: what stands before, between and behind each %h.
std::optional<std::vector<std::string>> template_parts(std::string_view value) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '%') {
            parts.back() += value[i];
        } else if (++i == value.size() || (value[i] != '%' && value[i] != 'h')) {
            return std::nullopt;  // ssh refuses it
        } else if (value[i] == '%') {
            parts.back() += '%';
        } else {
            parts.emplace_back();
        }
    }
    return parts;
}

/// Collects the tests.
class HostTestMaker {
public:
    HostTestMaker(const Questions& questions, const Dialect& dialect)
        : questions_(questions), dialect_(dialect) {}

    HostTests make() {
        read_hostnames();
        ask_first_pass();
        if (questions_.has_second_pass()) ask_second_pass();
        if (questions_.canonicalizes || questions_.permits_aliases) ask_what_dns_gets();
        if (dialect_.has(Difference::jump_loop_refused)) ask_jump_hosts();
        note_aliases();
        result_.dialled = first_;
        result_.compares_dialled = questions_.has_second_pass() || !questions_.jumps.empty();
        return std::move(result_);
    }

private:
    using Derivations = std::vector<Derivation>;

    /// The name itself, and what each template makes of it.
    void read_hostnames() {
        first_.push_back({});
        std::set<std::string> known{""};
        for (const Spotted& hostname : questions_.hostnames) {
            const auto parts = template_parts(hostname.text);
            if (!parts) continue;
            if (parts->size() == 1) constants_.insert(parts->front());
            if (parts->size() > 2) note_repetition(hostname);
            if (parts->size() != 2 || !known.insert(hostname.text).second) continue;
            if (parts->front().empty() && parts->back().empty()) continue;
            first_.push_back({parts->front(), parts->back()});
        }
        final_ = first_;
        if (!questions_.canonicalizes) return;
        for (const Derivation& derivation : first_) {
            for (const Spotted& domain : questions_.domains) {
                final_.push_back({derivation.prefix, derivation.suffix + "." + domain.text});
            }
        }
        const std::set<std::string> alone = constants_;
        for (const std::string& constant : alone) {
            for (const Spotted& domain : questions_.domains) {
                constants_.insert(constant + "." + domain.text);
            }
        }
    }

    void ask(std::string_view pattern, Derivation derivation, NameCase name_case, TestRole role) {
        derivation.name_case = name_case;
        result_.tests.ask(pattern, derivation, role);
    }

    void ask_first_pass() {
        for (const Spotted& one : questions_.host) {
            ask(one.text, {}, NameCase::kept, TestRole::pattern);
        }
        for (const Spotted& one : questions_.original_host) {
            ask(lower_case(one.text), {}, NameCase::lowered, TestRole::pattern);
        }
        for (const Spotted& one : questions_.match_host) {
            for (const Derivation& derivation : first_) {
                ask(lower_case(one.text), derivation, NameCase::lowered, TestRole::pattern);
            }
        }
    }

    /// ssh dials the name in lower case, unless it takes it for an address.
    void ask_final(std::string_view pattern, TestRole role) {
        for (const Derivation& derivation : final_) {
            ask(pattern, derivation, NameCase::lowered, role);
        }
        const bool may_be_address =
            !is_literal(pattern) || pattern.find_first_of(":%") != std::string_view::npos;
        for (const Derivation& derivation : first_) {
            if (may_be_address) ask(pattern, derivation, NameCase::kept, role);
        }
        if (!questions_.canonicalizes) return;
        // A dot at the end is lost when the name is found.
        const std::string with_dot = std::string{pattern} + ".";
        for (const Derivation& derivation : first_) {
            ask(with_dot, derivation, NameCase::lowered, role);
        }
    }

    void ask_second_pass() {
        for (const Derivation& derivation : first_) ask_whether_address(derivation);
        for (const Spotted& one : questions_.host) {
            ask_final(one.text, TestRole::pattern);
            ask_other_forms(one, TestRole::pattern);
        }
        for (const Spotted& one : questions_.match_host) {
            const Spotted lowered{lower_case(one.text), one.spot};
            ask_final(lowered.text, TestRole::pattern);
            ask_other_forms(lowered, TestRole::pattern);
        }
    }

    /// By these bytes ssh takes a name for an address, and keeps its letters.
    void ask_whether_address(const Derivation& derivation) {
        result_.tests.ask("holds :%", holding(bytes_of(":%")), derivation, TestRole::distinguishes);
    }

    /// The names that hold one of some bytes.
    static Automaton holding(const Bytes& bytes) {
        const PatternElement anything{Bytes{}.set(), PatternElement::Count::any};
        return automaton_of({anything, {bytes, PatternElement::Count::once}, anything});
    }

    /// Addresses are compared in their usual form, whatever was typed.
    void ask_other_forms(const Spotted& pattern, TestRole role) {
        if (!is_literal(pattern.text)) return ask_wildcard_of_addresses(pattern);
        in_addr four{};
        const bool is_ipv4 = inet_pton(AF_INET, pattern.text.c_str(), &four) == 1;
        if (!is_ipv4) return;  // as it is, it is compared with no IPv4 address
        const Automaton forms = ipv4_forms_of(ntohl(four.s_addr));
        for (const Derivation& derivation : first_) {
            result_.tests.ask("address " + pattern.text, forms, derivation, role);
        }
    }

    /// It is enough to know the addresses from other names, if all or none of them match.
    void ask_wildcard_of_addresses(const Spotted& pattern) {
        if (!may_match_ipv4(pattern.text)) return;
        ask_whether_numeric();
        if (share_of_ipv4(pattern.text) == Share::some) note_addresses(pattern);
    }

    void ask_whether_numeric() {
        if (std::exchange(has_asked_numeric_, true)) return;
        const Automaton numeric = any_ipv4_form();
        for (const Derivation& derivation : first_) {
            result_.tests.ask("numeric", numeric, derivation, TestRole::distinguishes);
        }
    }

    /// What decides whether a name is looked up, and where.
    void ask_what_dns_gets() {
        const Automaton not_digits = holding(~bytes_of("0123456789."));
        ask_whether_numeric();
        for (const Derivation& derivation : first_) {
            ask_whether_address(derivation);
            result_.tests.ask("not digits", not_digits, derivation, TestRole::distinguishes);
            ask("*.", derivation, NameCase::kept, TestRole::distinguishes);
            for (const std::string& pattern : too_many_dots()) {
                ask(pattern, derivation, NameCase::kept, TestRole::distinguishes);
            }
        }
    }

    static Bytes bytes_of(std::string_view text) {
        Bytes bytes;
        for (const char byte : text) bytes |= bytes_read_as(byte, NameCase::kept);
        return bytes;
    }

    /// Patterns that names with more dots than CanonicalizeMaxDots allows match.
    [[nodiscard]] std::set<std::string> too_many_dots() const {
        constexpr std::size_t most = 255;  // no name that can be looked up has more
        std::set<std::size_t> numbers{1};
        for (const Spotted& dots : questions_.dots) {
            std::size_t number = 0;
            const char* const end = dots.text.data() + dots.text.size();
            const auto read = std::from_chars(dots.text.data(), end, number);
            if (read.ec == std::errc{} && number <= most) numbers.insert(number);
        }
        std::set<std::string> patterns;
        for (const std::size_t number : numbers) {
            std::string pattern = "*";
            for (std::size_t i = 0; i <= number; ++i) pattern += ".*";
            patterns.insert(std::move(pattern));
        }
        return patterns;
    }

    /// ssh refuses to go through the host itself (ssh.c main).
    void ask_jump_hosts() {
        std::set<std::string> known;
        const std::set<std::string> dialled = dialled_constants();
        for (const SpottedJump& jump : questions_.jumps) {
            const std::string& host = jump.list.last().host;
            if (!known.insert(host).second) continue;
            const bool is_address_alone = host.find_first_of(":%") != std::string::npos;
            if (is_address_alone || lower_case(host) == host) ask_final(host, TestRole::loop);
            ask_other_forms({host, jump.spot}, TestRole::loop);
            result_.is_loop_for_all |= dialled.contains(host);
        }
    }

    /// What is dialled where a HostName names one host, in each form in which it may be compared.
    [[nodiscard]] std::set<std::string> dialled_constants() const {
        std::set<std::string> dialled;
        for (const std::string& hostname : constants_) {
            std::string small = lower_case(hostname);
            if (small.ends_with('.')) dialled.insert(small.substr(0, small.size() - 1));
            dialled.insert(std::move(small));
            dialled.insert(hostname);
            if (auto address = numeric_address(hostname)) dialled.insert(*std::move(address));
        }
        return dialled;
    }

    void note(std::string code, const Spot& spot, std::string_view why) {
        result_.gaps.push_back({std::move(code), fmt::format("{}: {}", spot.text(), why)});
    }

    void note_repetition(const Spotted& hostname) {
        const bool is_asked = !questions_.match_host.empty() || questions_.has_second_pass() ||
                              !questions_.jumps.empty();
        if (!is_asked) return;
        note("hostname-repeats-name",
             hostname.spot,
             "Hostname holds %h more than once: what patterns say of the result is not followed");
    }

    void note_addresses(const Spotted& pattern) {
        note("address-forms",
             pattern.spot,
             fmt::format("{} is compared with addresses in their usual form: those that are "
                         "written otherwise, as 10.1 for 10.0.0.1, are not followed",
                         pattern.text));
    }

    void note_aliases() {
        if (!questions_.permits_aliases || !questions_.canonicalizes) return;
        note("alias-named-by-dns",
             *questions_.permits_aliases,
             "by CanonicalizePermittedCNAMEs a name from DNS may take the place of the host's");
    }

    const Questions& questions_;
    const Dialect& dialect_;
    HostTests result_{};
    Derivations first_{};                // what Hostname makes of the name
    Derivations final_{};                // and what canonicalisation may make of that
    std::set<std::string> constants_{};  // the same for Hostnames without %h
    bool has_asked_numeric_ = false;
};

}  // namespace

HostTests host_tests(const Questions& questions, const Dialect& dialect) {
    return HostTestMaker{questions, dialect}.make();
}

}  // namespace sshplan
