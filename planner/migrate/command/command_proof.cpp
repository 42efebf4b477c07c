#include "planner/migrate/command/command_proof.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/outcome_limit.hpp"
#include "planner/invocation/quote.hpp"
#include "planner/migrate/command/joined_forwards.hpp"
#include "planner/migrate/explained_change.hpp"
#include "planner/migrate/route_change.hpp"
#include "planner/plan/chain_text.hpp"

namespace sshplan {
namespace {

const Hop* hop_at(const Route& route, std::size_t from_end) {
    const std::size_t count = route.hops.size();
    return from_end < count ? &route.hops[count - 1 - from_end] : nullptr;
}

/// Whether an ssh of another machine makes the hop, so that its files are not known here.
bool is_others(const Route& route, std::size_t from_end) {
    const Hop* const hop = hop_at(route, from_end);
    return hop != nullptr && !hop->resolution;
}

/// What becomes of a hop that another machine's ssh made: what its words said must hold, all else
/// was decided there.
std::optional<Explained> of_others_hop(const RouteChange& change) {
    switch (change.kind) {
        case ChangeKind::user:
            if (!change.before.empty()) return std::nullopt;
            return Explained{"remote-config"};
        case ChangeKind::port:
            if (change.before != "0") return std::nullopt;
            return Explained{"remote-config"};
        case ChangeKind::reach:
        case ChangeKind::needs:
            return Explained{""};
        case ChangeKind::exposure:
            return Explained{change.from_end > 0 && change.after.empty()
                                 ? "session-no-longer-exposed"
                                 : "remote-config"};
        case ChangeKind::status:
        case ChangeKind::hops:
        case ChangeKind::forwards:
            return std::nullopt;
        default:
            return Explained{"remote-config"};
    }
}

/// Whether the destination's ssh forwards what its command line says, and nothing else.
bool has_told_forwards_only(const Route& route, const CommandWay& way) {
    const auto told = std::ranges::count_if(way.after.options, is_forward);
    return std::ssize(route.hops.back().forwards) == told;
}

std::optional<Explained> by_way(const RouteChange& change,
                                const ComparedCase& one,
                                const CommandWay& way) {
    const bool is_key_name = change.kind == ChangeKind::host_key_name && change.from_end == 0;
    if (is_key_name && way.key_name == CommandWay::KeyName::may_change) {
        return Explained{"host-key-name"};
    }
    if (change.kind == ChangeKind::forwards && way.forwards == CommandWay::Forwards::joined) {
        const bool is_told =
            change.from_end == 0 ? has_told_forwards_only(one.after, way) : change.after.empty();
        if (is_told) return Explained{""};
    }
    const bool is_log_level =
        change.kind == ChangeKind::option && change.keyword == Keyword::log_level;
    if (is_log_level && change.from_end > 0 && way.after.has('v')) return Explained{"verbose"};
    // The list of hops in words also shows a port that was not known.
    const bool is_list = change.kind == ChangeKind::hops;
    if (is_list && one.before.hops.size() == one.after.hops.size()) return Explained{""};
    const bool runs_ssh = change.before.find("ssh") != std::string::npos;
    if (change.kind == ChangeKind::needs && runs_ssh &&
        change.after.find("tcp-forwarding") != std::string::npos) {
        return Explained{"needs-tcp-forwarding"};
    }
    if (is_others(one.before, change.from_end)) return of_others_hop(change);
    return std::nullopt;
}

/// Goes through the outcomes.
class Prover {
public:
    Prover(const ComparedCommand& compared,
           const CommandWay& way,
           const CommandRewrites& rewrites,
           const CommandContext& context)
        : compared_(compared), way_(way), rewrites_(rewrites), context_(context) {}

    CommandProof run() {
        proof_.count.classes = 1;
        proof_.count.versions.emplace_back(context_.client.dialect.name);
        const InvocationClass one{.invocation = compared_.invocation};
        const std::size_t most = most_outcomes(context_.world);
        do {
            if (++proof_.count.outcomes > most) {
                context_.conditions.forget_choices();
                proof_.count.gaps.push_back(
                    {"too-many-outcomes",
                     with_remedy(fmt::format("it has {}", more_than(Limit::outcomes, most)),
                                 Limit::outcomes,
                                 most)});
                note({"not-exhaustive", "", ""});
                break;
            }
            compare(one);
        } while (context_.conditions.next_branch());
        return std::move(proof_);
    }

private:
    void compare(const InvocationClass& of) {
        const Route before = compared_.before();
        const Route after = compared_.after();
        const auto changes = route_changes(before, after, context_.client, printed_);
        const ComparedCase one{
            of, context_.client.dialect, context_.conditions.trail(), before, after, changes};
        ++proof_.count.cases;
        if (const Complaint* const met = limit_met(before, after)) {
            proof_.count.gaps.push_back({"limit", met->text});
            note({"not-exhaustive", "", ""});
        }
        if (changes.empty()) ++proof_.count.equal;
        for (const RouteChange& change : changes) judge(change, one);
    }

    void judge(const RouteChange& change, const ComparedCase& one) {
        auto why = by_way(change, one, way_);
        if (!why) why = explained(change, one, rewrites_.recipes);
        if (!why) {
            if (!proof_.witness) proof_.witness = witness(change, one);
            return;
        }
        if (why->id.empty()) return;
        note(difference(*why, change, one));
        if (why->id == "needs-tcp-forwarding") note_need(change, one);
    }

    /// A new need of a hop, and what is dialled from there.
    void note_need(const RouteChange& change, const ComparedCase& one) {
        const Hop* const next = hop_at(one.after, change.from_end - 1);
        if (change.from_end == 0 || next == nullptr) return;
        const bool is_ipv6 = next->hostname.find(':') != std::string::npos;
        const std::string host = is_ipv6 ? fmt::format("[{}]", next->hostname) : next->hostname;
        NewNeed need{change.from_end, fmt::format("{}:{}", host, next->port)};
        if (std::ranges::find(proof_.needs, need) == proof_.needs.end()) {
            proof_.needs.push_back(std::move(need));
        }
    }

    static CommandDifference difference(const Explained& why,
                                        const RouteChange& change,
                                        const ComparedCase& one) {
        CommandDifference found{.id = std::string{why.id}};
        if (why.id == "host-key-name") {
            found.detail = fmt::format("{} before, {} now; -o {} keeps it",
                                       change.before,
                                       change.after,
                                       shell_quoted("HostKeyAlias=" + change.before));
        } else if (why.id == "remote-config") {
            const Hop* const account = hop_at(one.before, change.from_end + 1);
            if (account != nullptr) found.jump = account->hostname;
            if (change.kind == ChangeKind::hostname) {
                found.detail = fmt::format("{} is {} here", change.before, change.after);
            }
        } else if (change.from_end > 0) {
            found.jump = change.hop;
        }
        return found;
    }

    /// Each once; one that says nothing more is told by another.
    void note(CommandDifference difference) {
        auto& all = proof_.differences;
        const auto tells = [](const CommandDifference& one, const CommandDifference& other) {
            const bool is_same = one.id == other.id && one.jump == other.jump;
            return is_same && (other.detail.empty() || one.detail == other.detail);
        };
        for (const CommandDifference& known : all) {
            if (tells(known, difference)) return;
        }
        std::erase_if(all,
                      [&](const CommandDifference& known) { return tells(difference, known); });
        all.push_back(std::move(difference));
    }

    [[nodiscard]] ChangeWitness witness(const RouteChange& change, const ComparedCase& one) const {
        ChangeWitness witness{.words = to_words(one.of.invocation, one.dialect),
                              .openssh = std::string{one.dialect.name},
                              .change = change,
                              .before = chain_text(one.before),
                              .after = chain_text(one.after)};
        for (const Guard& guard : one.when) {
            witness.outcomes.emplace_back(context_.conditions.all()[guard.condition].text,
                                          guard.outcome);
        }
        return witness;
    }

    const ComparedCommand& compared_;
    const CommandWay& way_;
    const CommandRewrites& rewrites_;
    const CommandContext& context_;
    PrintedSettings printed_{context_.client};
    CommandProof proof_;
};

}  // namespace

CommandProof prove_command(const ComparedCommand& compared,
                           const CommandWay& way,
                           const CommandRewrites& rewrites,
                           const CommandContext& context) {
    return Prover{compared, way, rewrites, context}.run();
}

}  // namespace sshplan
