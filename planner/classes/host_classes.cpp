#include "planner/classes/host_classes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/classes/name_alphabets.hpp"
#include "planner/classes/witnesses.hpp"
#include "planner/resolve/address.hpp"

namespace sshplan {
namespace {

using Kind = InvocationClass::Host;

constexpr std::array<std::string_view, 12> usual_hosts{"otherhost",
                                                       "somehost",
                                                       "xhost",
                                                       "host1",
                                                       "x",
                                                       "otherhost.",
                                                       "other.example.com",
                                                       "www.other.example.com",
                                                       "192.0.2.1",
                                                       "2001:db8::1",
                                                       "other%zone",
                                                       "OTHERHOST"};

bool has_role(TestRoles roles, TestRole role) {
    return (roles & static_cast<TestRoles>(role)) != 0;
}

bool is_everything(std::string_view pattern) {
    return pattern.find_first_not_of('*') == std::string_view::npos;
}

/// All texts that make one think of hosts, those of Host lines first.
std::vector<Spotted> host_patterns(const Questions& questions,
                                   const std::vector<NamedDestination>& named) {
    std::vector<Spotted> all;
    for (const NamedDestination& one : named) all.push_back({one.name, {one.file, one.line}});
    for (const auto* list : {&questions.host, &questions.match_host, &questions.original_host}) {
        all.insert(all.end(), list->begin(), list->end());
    }
    return all;
}

}  // namespace

HostClasses::HostClasses(const Questions& questions,
                         const std::vector<NamedDestination>& named,
                         const Dialect& dialect,
                         ExplorationLimits limits)
    : questions_(questions), tests_(host_tests(questions, dialect)), gaps_(tests_.gaps) {
    const NameAlphabet alphabet = host_alphabet(dialect, tests_.tests);
    names_ = std::make_unique<NameClasses>(tests_.tests, alphabet, limits);
    const auto is_taken = [&](const std::string& name) {
        return !name.starts_with("ssh://") && (!name.starts_with('-') || alphabet.bytes['-']) &&
               std::ranges::all_of(name, [&](char byte) {
                   return alphabet.bytes[static_cast<unsigned char>(byte)];
               });
    };
    for (const NamedDestination& one : named) {
        if (is_taken(one.name)) named_.push_back(one.name);
    }
    if (names_->is_complete()) {
        choose_witnesses(
            *names_, host_patterns(questions, named), usual_hosts, [&](std::string_view name) {
                return !is_left_out(name);
            });
        order(named);
    } else {
        keep_named_only();
    }
}

void HostClasses::take(std::size_t number, Kind kind) {
    if (positions_[number] || !has_witness(number)) return;
    positions_[number] = all_.size();
    const NameClasses::Class& one = names_->all()[number];
    const bool may_loop = has_role(one.roles, TestRole::loop) || tests_.is_loop_for_all;
    all_.push_back(
        {one.witness, kind, may_loop ? HostClass::Loop::possible : HostClass::Loop::impossible});
}

/// Sees to it that what stands for a class is not left out itself, unless a line names it.
bool HostClasses::has_witness(std::size_t number) {
    const std::string& witness = names_->all()[number].witness;
    if (!is_left_out(witness)) return true;
    if (std::ranges::find(named_, witness) != named_.end()) return true;
    auto other =
        witness_near(*names_, number, [&](std::string_view name) { return !is_left_out(name); });
    if (!other) {
        gaps_.push_back({"address-forms",
                         fmt::format("names like {}, an IPv6 address in an unusual form, are not "
                                     "followed",
                                     witness)});
        return false;
    }
    names_->prefer(number, *std::move(other));
    return true;
}

void HostClasses::order(const std::vector<NamedDestination>& named) {
    positions_.resize(names_->all().size());
    for (const NamedDestination& one : named) {
        if (const auto number = names_->class_of(one.name)) take(*number, Kind::named);
    }
    for (const Kind kind : {Kind::like, Kind::other}) {
        for (std::size_t number = 0; number < names_->all().size(); ++number) {
            const TestRoles roles = names_->all()[number].roles;
            const bool is_like = has_role(roles, TestRole::pattern);
            if (has_role(roles, TestRole::refusal) || is_like != (kind == Kind::like)) continue;
            take(number, kind);
        }
    }
}

/// A name that no pattern matches, as far as there is one among the usual ones.
std::string HostClasses::name_of_other() const {
    const auto is_matched = [&](std::string_view name) {
        const auto matches = [name](const Spotted& pattern) {
            return !is_everything(pattern.text) && matches_pattern(name, lower_case(pattern.text));
        };
        return std::ranges::any_of(questions_.host, matches) ||
               std::ranges::any_of(questions_.match_host, matches) ||
               std::ranges::any_of(questions_.original_host, matches);
    };
    const auto* const found = std::ranges::find_if_not(usual_hosts, is_matched);
    return std::string{found == usual_hosts.end() ? usual_hosts.front() : *found};
}

void HostClasses::keep_named_only() {
    is_complete_ = false;
    all_.clear();
    const auto add = [&](const std::string& name, Kind kind) {
        if (!by_witness_.try_emplace(name, all_.size()).second) return;
        all_.push_back({name, kind, HostClass::Loop::possible});
    };
    for (const std::string& name : named_) add(name, Kind::named);
    add(name_of_other(), Kind::other);
}

/// ssh dials an IPv6 address in its usual form, whatever was typed or Hostname made of it: others
/// are left out where that makes a difference.
bool HostClasses::is_left_out(std::string_view host) const {
    if (!tests_.compares_dialled) return false;
    return std::ranges::any_of(tests_.dialled, [host](const Derivation& derivation) {
        const std::string name = fmt::format("{}{}{}", derivation.prefix, host, derivation.suffix);
        if (name.find(':') == std::string::npos) return false;
        const std::optional<std::string> usual = numeric_address(name);
        return usual && !equals_ignoring_case(*usual, name);
    });
}

std::optional<std::size_t> HostClasses::class_of(std::string_view host) const {
    if (!is_complete_) {
        const auto found = by_witness_.find(host);
        return found == by_witness_.end() ? std::nullopt : std::optional{found->second};
    }
    const std::optional<std::size_t> number = names_->class_of(host);
    if (!number || (is_left_out(host) && names_->all()[*number].witness != host)) {
        return std::nullopt;
    }
    return positions_[*number];
}

}  // namespace sshplan
