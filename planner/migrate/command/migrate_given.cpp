#include "planner/migrate/command/migrate_given.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/explore/explore.hpp"
#include "planner/migrate/command/command_proof.hpp"
#include "planner/migrate/command/forwarded_port.hpp"
#include "planner/migrate/command/forwarding_probe.hpp"
#include "planner/migrate/command/inner_recipe.hpp"
#include "planner/migrate/command/nested_login.hpp"
#include "planner/migrate/difference.hpp"
#include "planner/plan/plan.hpp"

namespace sshplan {
namespace {

/// Whether words are read as the command that they were made of.
bool reads_back(const std::vector<std::string>& words,
                const Invocation& meant,
                const Dialect& dialect) {
    const auto read = read_carrier(given_words(0, words), dialect);
    const auto* const command = std::get_if<CarriedCommand>(&read);
    if (command == nullptr) return false;
    const Invocation& told = command->ssh;
    const bool same_options =
        std::ranges::is_permutation(told.options, meant.options, std::ranges::equal_to{});
    return same_options && told.destination.host == meant.destination.host &&
           told_user(told) == told_user(meant) && told.command == meant.command;
}

/// One command, as far as it is understood.
struct Attempt {
    MigratedCommand result;
    CarriedCommand command;
    const Tunnel* tunnel = nullptr;  // that it goes through
};

class Migrator {
public:
    explicit Migrator(const CommandContext& context) : context_(context) {}

    MigratedCommands run(std::span<const GivenCommand> commands) {
        for (const GivenCommand& given : commands) read(given);
        for (const Attempt& attempt : attempts_) {
            const auto more = tunnels_of(attempt.result.given.number, attempt.command);
            tunnels_.insert(tunnels_.end(), more.begin(), more.end());
        }
        for (Attempt& attempt : attempts_) {
            if (attempt.result.reason.empty()) migrate(attempt);
        }
        for (Attempt& attempt : attempts_) tell_opener(attempt.result);
        for (Attempt& attempt : attempts_) answer_.all.push_back(std::move(attempt.result));
        return std::move(answer_);
    }

private:
    void read(const GivenCommand& given) {
        Attempt attempt{.result = {.given = given, .notes = given.notes}, .command = {}};
        auto carrier = read_carrier(given, context_.client.dialect);
        if (const auto* const none = std::get_if<NoConnection>(&carrier)) {
            if (none->kind == NoConnection::Kind::unread) {
                answer_.unread.push_back({given.number, none->reason});
                return;
            }
            attempt.result.reason = none->reason;
        } else {
            attempt.command = std::get<CarriedCommand>(std::move(carrier));
            attempt.result.host = attempt.command.ssh.destination.host;
        }
        attempts_.push_back(std::move(attempt));
    }

    [[nodiscard]] Client client_of(const CarriedCommand& command) const {
        Client client = context_.client;
        client.program = command.program;
        return client;
    }

    void migrate(Attempt& attempt) {
        const Client client = client_of(attempt.command);
        const CommandContext context{client, context_.world, context_.files, context_.conditions};
        MigratedCommand& result = attempt.result;
        Explanation explanation =
            explore_routes(attempt.command.started(attempt.command.ssh, client.dialect),
                           client,
                           context.surroundings());
        if (explanation.ending != Ending::complete) {
            result.ending = explanation.ending;
            result.verdict = Verdict::refused;
            result.reason = "ssh refuses it as it is";
            if (explanation.ending == Ending::limit) result.reason = "a limit was met";
            result.complaints = std::move(explanation.complaints);
            return;
        }
        const Route& route = explanation.routes.front().route;
        attempt.tunnel = tunnel_used(route, tunnels_, context);
        CommandRewrites rewrites = rewrites_of(attempt, route, context);
        result.kind = rewrites.kind;
        result.block = rewrites.block;
        if (result.block && result.block->then) {
            const auto words = carried_words(attempt.command, *result.block->then, client.dialect);
            result.with_block = written_command(words, result.given.spellings);
        }
        result.reason = rewrites.kept.empty() ? rewrites.refused : rewrites.kept;
        result.verdict = rewrites.refused.empty() ? Verdict::kept : Verdict::refused;
        if (!result.reason.empty()) return;
        if (!rewrites.kind) {
            result.reason = "there is no recipe in it";
            return;
        }
        try_ways(attempt, rewrites, context);
    }

    /// Whether the ssh of a tunnel goes through another tunnel.
    [[nodiscard]] bool is_tunnelled(const Tunnel& tunnel, const CommandContext& context) const {
        const Route route = plan_route(tunnel.ssh, context.client, context.surroundings());
        context.conditions.forget_choices();
        return tunnel_used(route, tunnels_, context) != nullptr;
    }

    [[nodiscard]] CommandRewrites rewrites_of(const Attempt& attempt,
                                              const Route& route,
                                              const CommandContext& context) const {
        if (attempt.tunnel != nullptr) {
            if (is_tunnelled(*attempt.tunnel, context)) {
                CommandRewrites rewrites{.kind = RecipeKind::port_forward};
                rewrites.refused = fmt::format(
                    "command {} goes through a port itself: say that "
                    "one by -J first",
                    attempt.tunnel->number);
                return rewrites;
            }
            return rewrite_forwarded_port(attempt.command, *attempt.tunnel, route, context);
        }
        CommandRewrites rewrites = rewrite_inner_recipe(attempt.command, route, context);
        const bool is_told = rewrites.kind || !rewrites.kept.empty();
        return is_told ? rewrites : rewrite_nested_login(attempt.command, route, context);
    }

    /// The first way that changes nothing but what is named.
    void try_ways(Attempt& attempt,
                  const CommandRewrites& rewrites,
                  const CommandContext& context) {
        MigratedCommand& result = attempt.result;
        for (const CommandWay& way : rewrites.ways) {
            const auto words = carried_words(attempt.command, way.after, context.client.dialect);
            if (!reads_back(words, way.after, context.client.dialect)) continue;
            CommandProof proof =
                prove_command(compared(attempt, way, context), way, rewrites, context);
            result.proof = proof.count;
            if (proof.witness) {
                // What the first way does wrong tells most of why there is none.
                if (!result.witness) result.witness = std::move(proof.witness);
                continue;
            }
            return accept(result, way, words, proof, context);
        }
        result.verdict = Verdict::refused;
        result.reason = "no -J goes the same way";
    }

    static void accept(MigratedCommand& result,
                       const CommandWay& way,
                       const std::vector<std::string>& words,
                       const CommandProof& proof,
                       const CommandContext& context) {
        result.witness.reset();
        result.words = words;
        result.after = written_command(words, result.given.spellings);
        result.host = way.after.destination.host;
        result.differences = proof.differences;
        for (const CommandDifference& one : way.differences) result.differences.push_back(one);
        std::ranges::stable_sort(result.differences, {}, [](const CommandDifference& one) {
            const auto known = all_differences();
            return std::ranges::find(known, one.id, &KnownDifference::id) - known.begin();
        });
        result.verdict = result.differences.empty() ? Verdict::same : Verdict::differs;
        for (const NewNeed& need : proof.needs) {
            if (auto probe = forwarding_probe(way.after, need, context.client.dialect)) {
                result.probes.push_back(*std::move(probe));
            }
        }
    }

    [[nodiscard]] static ComparedCommand compared(const Attempt& attempt,
                                                  const CommandWay& way,
                                                  const CommandContext& context) {
        const Dialect& dialect = context.client.dialect;
        const Invocation before = attempt.command.started(attempt.command.ssh, dialect);
        const Invocation after = attempt.command.started(way.after, dialect);
        const auto plan = [&context](const Invocation& invocation) {
            return plan_route(invocation, context.client, context.surroundings());
        };
        const Tunnel* const tunnel = attempt.tunnel;
        return {.invocation = before,
                .before =
                    [=, &context] {
                        const Route route = plan(before);
                        if (tunnel == nullptr) return route;
                        return route_through(plan(tunnel->ssh), route, *tunnel, context);
                    },
                .after = [=] { return plan(after); }};
    }

    /// What the command that opened a port is still good for.
    void tell_opener(MigratedCommand& opener) const {
        std::vector<std::string> spared;
        std::vector<std::string> needed;
        for (const Attempt& attempt : attempts_) {
            const Tunnel* const tunnel = attempt.tunnel;
            if (tunnel == nullptr || tunnel->number != opener.given.number) continue;
            const bool is_spared = !attempt.result.after.empty();
            if (is_spared && spared.empty() && !tunnel->still_needed.empty()) {
                needed.push_back(tunnel->still_needed);
            }
            (is_spared ? spared : needed)
                .push_back(fmt::format("command {}", attempt.result.given.number));
        }
        if (spared.empty() || opener.kind) return;
        opener.reason = fmt::format("{} {} its port no more",
                                    fmt::join(spared, ", "),
                                    spared.size() == 1 ? "needs" : "need");
        if (needed.empty()) return;
        opener.reason += fmt::format("; it is still needed for {}", fmt::join(needed, ", "));
    }

    const CommandContext& context_;
    std::vector<Attempt> attempts_;
    std::vector<Tunnel> tunnels_;
    MigratedCommands answer_;
};

}  // namespace

MigratedCommands migrate_given(std::span<const GivenCommand> commands,
                               const CommandContext& context) {
    return Migrator{context}.run(commands);
}

}  // namespace sshplan
