#include "planner/lint/witness_search.hpp"

#include <algorithm>
#include <utility>

namespace sshplan {
namespace {

/// Headings whose patterns are combined for one line; and how far.
constexpr std::size_t most_headings = 12;
constexpr ClassLimits limits{.classes = 500, .states = 20'000};

bool is_of(const Origin& origin, const Sought& sought) {
    return origin.kind == OriginKind::file && origin.place.file == sought.file &&
           origin.place.span.begin == sought.line->span.begin;
}

bool applies(const Resolution& resolution, const Sought& sought) {
    return std::ranges::any_of(resolution.decisions, [&](const BlockDecision& decision) {
        return decision.applies && decision.head == sought.heading;
    });
}

}  // namespace

/// What one round saw.
struct WitnessSearch::Round {
    std::vector<HeadingAt> headings;  // those that are told apart, and those to be added
    std::size_t told = 0;             // how many of them are told apart
    std::size_t tries = 0;
    std::optional<InvocationClass> found{};
    std::optional<InvocationClass> late{};
    bool is_certain = true;  // whatever came first stands in a file

    void add(const SourceFile* file, const Directive* heading) {
        if (heading == nullptr) return;
        const auto known = std::ranges::find(headings, heading, &HeadingAt::heading);
        if (known == headings.end()) headings.push_back({file, heading});
    }
};

void WitnessSearch::look(const InvocationClass& one, const Sought& sought, Round& round) const {
    Client client = client_;
    if (one.local_user) client.user = *one.local_user;
    ++round.tries;
    const std::size_t most = surroundings_.world.limits().of(Limit::outcomes);
    std::size_t branches = 0;
    do {
        if (++branches > most) {
            surroundings_.conditions.forget_choices();
            round.is_certain = false;
            return;
        }
        const Resolution resolution = resolve(one.invocation, client, surroundings_);
        // What ssh refuses may leave lines unread that it reads for others.
        round.is_certain = round.is_certain && resolution.has_read_all;
        if (sought.line != nullptr) {
            look_at_line(one, resolution, sought, round);
        } else if (applies(resolution, sought)) {
            round.found = one;
        }
    } while (surroundings_.conditions.next_branch());
}

void WitnessSearch::look_at_line(const InvocationClass& one,
                                 const Resolution& resolution,
                                 const Sought& sought,
                                 Round& round) {
    const Setting& setting = resolution.of(sought.line->info->keyword);
    const auto is_it = [&](const Obtained& value) { return is_of(value.origin, sought); };
    if (std::ranges::any_of(setting.obtained, is_it)) round.found = one;
    if (std::ranges::none_of(setting.lost, is_it)) return;
    if (!round.late) round.late = one;
    const Origin& first = setting.obtained.front().origin;
    round.is_certain = round.is_certain && first.kind == OriginKind::file;
    round.add(first.place.file, first.heading);
}

SearchResult WitnessSearch::search(const Sought& sought) const {
    using enum SearchResult::End;
    Round round;
    round.add(sought.file, sought.heading);
    do {
        round.told = round.headings.size();
        const auto classes = classes_of_headings(round.headings, client_, limits);
        if (!classes) return {unknown, {}, round.tries};
        for (const InvocationClass& one : *classes) {
            look(one, sought, round);
            if (round.found) return {found, std::move(round.found), round.tries};
        }
    } while (round.headings.size() > round.told && round.headings.size() <= most_headings);
    const bool is_proof = round.is_certain && round.headings.size() == round.told &&
                          std::ranges::all_of(round.headings, [&](const HeadingAt& one) {
                              return hangs_on_words_alone(*one.heading, client_.dialect);
                          });
    if (!is_proof) return {unknown, {}, round.tries};
    return {never, std::move(round.late), round.tries};
}

}  // namespace sshplan
