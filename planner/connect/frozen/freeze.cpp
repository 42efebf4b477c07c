#include "planner/connect/frozen/freeze.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/config/pattern.hpp"
#include "parser/config/quote.hpp"
#include "planner/connect/frozen/frozen_invocation.hpp"
#include "planner/connect/frozen/frozen_values.hpp"
#include "planner/connect/frozen/processes.hpp"
#include "planner/recipe/ordered_ssh.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/resolve/tokens.hpp"

namespace sshplan {
namespace {

/// What one process needs: lines of its block, and options that its starter gives it.
struct Frozen {
    std::vector<std::string> lines{};
    std::vector<std::string> told{};  // arguments of -o, of the ssh of a recipe
};

/// What a route is replaced by that a master makes needless.
constexpr std::string_view master_is_gone =
    "sh -c 'echo \"sshplan: the master did not serve. Try: sshplan connect --no-master\" >&2; exit "
    "1'";

class Freezer {
public:
    Freezer(const Route& route, const Client& client, World& world, const FreezeOptions& options)
        : route_(route),
          client_(client),
          options_(options),
          context_{world, client},
          processes_(processes_of(route, context_)),
          frozen_(processes_.size()) {}

    std::variant<FrozenPlan, FreezeFault> run(const Invocation& invocation) {
        if (processes_.empty()) return FreezeFault{"no ssh of this machine serves it"};
        // A name that two different blocks claim is given up by the one nearer to this machine; the
        // lists that name it change, and with them maybe other blocks.
        for (std::size_t round = 0; round <= processes_.size(); ++round) {
            if (!freeze_all()) return FreezeFault{fault_};
            const auto clash = first_clash();
            if (!clash) return plan(invocation);
            Process& process = processes_[*clash];
            process.called = fmt::format("{}.hop{}", process.called, process.position + 1);
        }
        return FreezeFault{"the names of its hosts could not be told apart"};
    }

private:
    [[nodiscard]] std::string path_of(std::size_t file) const {
        return fmt::format(
            "{}/config{}", options_.folder, file == 0 ? "" : fmt::format(".{}", file));
    }

    [[nodiscard]] const Resolution& own(const Process& process) const {
        return *process.hop->resolution;
    }

    /// From the first hop on: what starts a process has to know it.
    bool freeze_all() {
        unfrozen_.clear();
        for (std::size_t i = processes_.size(); i-- > 0;) {
            frozen_[i] = {};
            if (!freeze_one(i)) return false;
        }
        std::ranges::reverse(unfrozen_);
        return true;
    }

    bool freeze_one(std::size_t i) {
        const Process& process = processes_[i];
        std::vector<std::string>& lines = frozen_[i].lines;
        lines.push_back(
            fmt::format("HostName {}", config_quoted(without_tokens(own(process).hostname))));
        const Naming naming =
            is_renamed(process) || names_renamed(processes_, i) ? Naming::changed : Naming::kept;
        for (std::string& line : obtained_lines(process, client_, naming)) {
            lines.push_back(std::move(line));
        }
        add_control_path(i);
        tell_canonical_name(i);
        return add_proxy(i);
    }

    void add_control_path(std::size_t i) {
        const Process& process = processes_[i];
        if (options_.masters == Masters::none) {
            const bool is_own = process.start == Process::Start::recipe;
            if (is_own && is_told(process, Keyword::control_path)) {
                frozen_[i].told.emplace_back("ControlPath=none");
            }
            return;
        }
        const bool is_passed_on =
            process.start != Process::Start::typed && is_told(process, Keyword::control_path);
        const auto path = control_path_of(process);
        if (is_passed_on || !path) return;
        // What would be expanded again, or mean nothing, stays as it is written.
        const bool can_be_said = !path->empty() && path->front() != '~' &&
                                 path->find("${") == std::string::npos && !is_none(*path);
        const std::string text = can_be_said
                                     ? without_tokens(*path)
                                     : std::string{own(process).text(Keyword::control_path)};
        frozen_[i].lines.push_back(fmt::format("ControlPath {}", config_quoted(text)));
    }

    /// An ssh within a recipe keeps its options, so one that asks for another name is overruled.
    void tell_canonical_name(std::size_t i) {
        const Process& process = processes_[i];
        if (process.start != Process::Start::recipe) return;
        std::vector<std::string>& told = frozen_[i].told;
        const bool asks = is_told(process, Keyword::canonicalize_hostname);
        const bool follows = is_told(process, Keyword::canonicalize_permitted_cnames);
        if (asks) told.emplace_back("CanonicalizeHostname=no");
        if (follows) told.emplace_back("CanonicalizePermittedCNAMEs=none");
        if (!asks && !follows) return;
        told.push_back(
            fmt::format("HostName={}", config_quoted(without_tokens(own(process).hostname))));
    }

    bool add_proxy(std::size_t i) {
        const Process& process = processes_[i];
        if (options_.masters == Masters::running) {
            frozen_[i].lines.push_back(fmt::format("ProxyCommand {}", master_is_gone));
            return true;
        }
        if (own(process).jump) return add_jump(i);
        if (!own(process).proxy_command) return true;
        if (!can_be_expanded(process)) {  // which ssh will say
            frozen_[i].lines.push_back(fmt::format("ProxyCommand {}", *own(process).proxy_command));
            return true;
        }
        return add_command(i);
    }

    [[nodiscard]] bool can_be_expanded(const Process& process) const {
        const ExpandedText text = expand(*own(process).proxy_command,
                                         expansion_rules(Keyword::proxy_command, client_.dialect),
                                         final_tokens(own(process), client_),
                                         {client_.dialect, context_.world});
        return process.hop->command && text.end == ExpandedText::End::complete;
    }

    bool add_jump(std::size_t i) {
        const Process& process = processes_[i];
        const JumpList& jump = *own(process).jump;
        const bool is_followed = i + jump.hops.size() < processes_.size();
        if (!is_followed && route_.status != RouteStatus::broken) {
            fault_ = fmt::format(
                "the words by which ssh would start its jump host {} reach a shell "
                "unquoted",
                jump.last().host);
            return false;
        }
        if (process.start != Process::Start::typed && is_told(process, Keyword::proxy_jump)) {
            if (process.start == Process::Start::jump || !names_renamed(processes_, i)) return true;
            fault_ = fmt::format(
                "two of its jump hosts are called {}, and the list stands in a "
                "ProxyCommand",
                jump.last().host);
            return false;
        }
        std::string list = jump_list_of(processes_, i);
        if (is_none(list)) list += " #";  // a host of that name, which only a comment keeps apart
        frozen_[i].lines.push_back("ProxyJump " + list);
        return true;
    }

    bool add_command(std::size_t i) {
        const Process& process = processes_[i];
        std::string command = *process.hop->command;
        const bool starts_ssh = i + 1 < processes_.size();
        if (starts_ssh) {
            const SshOrders orders{.config = path_of(processes_[i + 1].file),
                                   .settings = frozen_[i + 1].told,
                                   .program = options_.inner_ssh};
            auto ordered = with_orders(command, orders, context_);
            if (!ordered) {
                fault_ = fmt::format(
                    "the ssh within its ProxyCommand cannot be told which file to "
                    "read: {}",
                    command);
                return false;
            }
            command = *std::move(ordered);
        } else if (is_unknown(process)) {
            unfrozen_.push_back({process.position, command});
        }
        const bool is_passed_on =
            process.start != Process::Start::typed && is_told(process, Keyword::proxy_command);
        if (!is_passed_on) {
            frozen_[i].lines.push_back(fmt::format("ProxyCommand {}", without_tokens(command)));
        } else if (starts_ssh) {
            frozen_[i].told.push_back(fmt::format("ProxyCommand={}", without_tokens(command)));
        }
        return true;
    }

    /// Whether a command hides what it does: where it leads, or by which files.
    [[nodiscard]] static bool is_unknown(const Process& process) {
        const Recipe& recipe = *process.recipe;
        return recipe.ssh || recipe.status == RouteStatus::opaque;
    }

    /// A process whose name means another block to one before it.
    [[nodiscard]] std::optional<std::size_t> first_clash() const {
        for (std::size_t i = 1; i < processes_.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                const bool is_same_name = processes_[k].file == processes_[i].file &&
                                          processes_[k].called == processes_[i].called;
                if (is_same_name && frozen_[k].lines != frozen_[i].lines) return i;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::variant<FrozenPlan, FreezeFault> plan(const Invocation& invocation) const {
        for (const Process& process : processes_) {
            if (process.called.empty()) return FreezeFault{"no host is named"};
            if (process.called.find_first_of("!*?") != std::string::npos) {
                return FreezeFault{
                    fmt::format("{} is a pattern where a host is named", process.called)};
            }
        }
        std::map<std::size_t, std::vector<std::string>> blocks;
        for (std::size_t i = 0; i < processes_.size(); ++i) {
            std::string block = fmt::format("Host {}\n", config_quoted(processes_[i].called));
            for (const std::string& line : frozen_[i].lines) block += fmt::format("    {}\n", line);
            std::vector<std::string>& of_file = blocks[processes_[i].file];
            if (std::ranges::find(of_file, block) == of_file.end()) of_file.push_back(block);
        }
        FrozenPlan frozen{.invocation = frozen_invocation(invocation, path_of(0)),
                          .unfrozen = unfrozen_};
        for (const auto& [file, texts] : blocks) {
            frozen.files.push_back({path_of(file), fmt::format("{}", fmt::join(texts, "\n"))});
        }
        return frozen;
    }

    const Route& route_;
    const Client& client_;
    const FreezeOptions& options_;
    RecipeContext context_;
    std::vector<Process> processes_;
    std::vector<Frozen> frozen_;  // of each process
    std::vector<UnfrozenCommand> unfrozen_{};
    std::string fault_{};
};

}  // namespace

std::variant<FrozenPlan, FreezeFault> freeze(const Route& route,
                                             const Invocation& invocation,
                                             const Client& client,
                                             World& world,
                                             const FreezeOptions& options) {
    return Freezer{route, client, world, options}.run(invocation);
}

}  // namespace sshplan
