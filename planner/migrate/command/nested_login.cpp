#include "planner/migrate/command/nested_login.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parser/config/pattern.hpp"
#include "planner/migrate/command/invocation_edit.hpp"
#include "planner/migrate/command/joined_forwards.hpp"
#include "planner/migrate/command/jump_list.hpp"
#include "planner/migrate/command/ssh_chain.hpp"

namespace sshplan {
namespace {

/// What the last ssh is told that means the same here: no file, address or socket of the host that
/// it ran on.
constexpr std::string_view means_the_same = "tTAaXxYyvqCcme";

/// Keywords that name something of the machine on which their ssh runs, or a way from there.
constexpr std::array<std::string_view, 22> of_the_machine{
    "BindAddress",        "BindInterface",  "CertificateFile", "ControlMaster",
    "ControlPath",        "ControlPersist", "DynamicForward",  "GlobalKnownHostsFile",
    "IdentityAgent",      "IdentityFile",   "Include",         "KnownHostsCommand",
    "LocalCommand",       "LocalForward",   "PKCS11Provider",  "ProxyCommand",
    "ProxyJump",          "RemoteForward",  "RevokedHostKeys", "SecurityKeyProvider",
    "UserKnownHostsFile", "XAuthLocation"};

/// Puts one ssh together of several.
class Writer {
public:
    Writer(const std::vector<Invocation>& chain, std::string login, const Dialect& dialect)
        : chain_(chain), login_(std::move(login)), dialect_(dialect) {}

    CommandRewrites run() {
        rewrites_.kind = RecipeKind::tty;
        CommandWay way;
        const bool is_written = take_jumps() && take_forwards(way) && take_last(way);
        if (!is_written) return std::move(rewrites_);
        way.after.options.insert(way.after.options.begin(), kept_.begin(), kept_.end());
        add_option(way.after, {'J', fmt::format("{}", fmt::join(jumps_, ","))});
        rewrites_.ways.push_back(std::move(way));
        return std::move(rewrites_);
    }

private:
    bool refuse(std::string reason) {
        rewrites_.refused = std::move(reason);
        return false;
    }

    /// The login name that an ssh is told, or that it takes from the account that it runs in.
    std::string user_of(const Invocation& ssh) {
        const auto told = told_user(ssh);
        login_ = told ? *told : option_line(ssh, "User").value_or(login_);
        return login_;
    }

    bool add_jump(const JumpHost& jump) {
        auto word = jump_word(jump);
        if (!word) return refuse(fmt::format("{} cannot be written in a list of jumps", jump.host));
        jumps_.push_back(*std::move(word));
        return true;
    }

    /// The hosts between, each with what its ssh was told of it.
    bool take_jumps() {
        for (std::size_t i = 0; i + 1 < chain_.size(); ++i) {
            Invocation ssh = chain_[i];
            remove_options(ssh, is_forward);
            const InnerOptions options = inner_options(ssh);
            if (!options.obstacle.empty()) return refuse(options.obstacle);
            if (!check_lines(ssh, options, i) || !add_list(ssh, i)) return false;
            rewrites_.recipes.is_quiet |= options.is_quiet;
            if (i == 0) keep_first(ssh);
            const std::string said = i == 0 ? options.user : user_of(ssh);
            if (!add_jump({ssh.destination.host, said, options.port})) return false;
            if (i == 0 && !said.empty()) login_ = said;
        }
        return true;
    }

    /// What -F and -v say holds for all hops, before and after.
    void keep_first(const Invocation& ssh) {
        for (const OptionUse& use : ssh.options) {
            if (use.letter == 'F' || use.letter == 'v') kept_.push_back(use);
        }
    }

    bool check_lines(const Invocation& ssh, const InnerOptions& options, std::size_t level) {
        const std::string& host = ssh.destination.host;
        const bool has_file = level > 0 && options.config_file.has_value();
        if (options.lines.empty() && !has_file) return true;
        if (level > 0) {
            return refuse(
                fmt::format("the ssh on {} has options of its own for {}, which mean "
                            "that machine's files",
                            chain_[level - 1].destination.host,
                            host));
        }
        rewrites_.block = NeededBlock{.host = host, .lines = options.lines};
        return refuse("-J takes no options for a jump host; a Host block of its own does");
    }

    /// The jumps that an ssh has anyway.
    bool add_list(const Invocation& ssh, std::size_t level) {
        for (const OptionUse& use : ssh.options) {
            if (use.letter != 'J') continue;
            for (JumpHost jump : jump_hosts(use.argument, dialect_)) {
                if (level > 0 && jump.user.empty()) jump.user = login_;
                if (!add_jump(jump)) return false;
            }
        }
        return true;
    }

    bool take_forwards(CommandWay& way) {
        const JoinedForwards joined = join_forwards(chain_);
        if (!joined.obstacle.empty()) return refuse(joined.obstacle);
        forwards_ = joined.options;
        if (!joined.options.empty()) way.forwards = CommandWay::Forwards::joined;
        for (const std::string& port : joined.closed_ports) {
            way.differences.push_back({"listener-gone", "", port});
        }
        return true;
    }

    /// The last ssh, as it is called from here.
    bool take_last(CommandWay& way) {
        const Invocation& last = chain_.back();
        if (!add_list(last, chain_.size() - 1)) return false;
        const std::string user = user_of(last);
        for (const OptionUse& use : last.options) {
            if (is_forward(use) || use.letter == 'J' || use.letter == 'l' || use.letter == 'p' ||
                is_option_line(use, "User") || is_option_line(use, "Port")) {
                continue;
            }
            if (!means_same_here(use)) {
                return refuse(fmt::format("-{}{}{} means something of {}, where that ssh ran",
                                          use.letter,
                                          use.argument.empty() ? "" : " ",
                                          use.argument,
                                          chain_[chain_.size() - 2].destination.host));
            }
            add_option(way.after, use);
        }
        keep_terminal(way.after);
        for (const OptionUse& use : forwards_) add_option(way.after, use);
        const auto port = told_port(last) ? told_port(last) : option_line(last, "Port");
        if (port) add_option(way.after, {'p', *port});
        way.after.destination.host = last.destination.host;
        way.after.destination.typed = last.destination.host;
        if (!user.empty()) set_user(way.after, user);
        way.after.command = last.command;
        return true;
    }

    /// The last ssh found a terminal if all before it had one: where the first forces it, whatever
    /// is here, and where one has none, never.
    void keep_terminal(Invocation& after) const {
        const Invocation& last = chain_.back();
        const bool had_none = std::any_of(chain_.begin(), chain_.end() - 1, [](const auto& ssh) {
            return !ssh.has('t') || ssh.has('T');
        });
        if (had_none && last.count('t') < 2) {
            remove_options(after, [](const OptionUse& use) { return use.letter == 't'; });
            if (last.command.empty() && !last.has('T')) add_option(after, {'T', ""});
            return;
        }
        const bool wants = last.has('t') || last.command.empty();
        const bool is_forced = chain_.front().count('t') > 1 && last.count('t') < 2;
        if (!wants || !is_forced || last.has('T')) return;
        remove_options(after, [](const OptionUse& use) { return use.letter == 't'; });
        after.options.insert(after.options.begin(), 2, {'t', ""});
        after.options_before += 2;
    }

    static bool means_same_here(const OptionUse& use) {
        const auto line = line_of_option(use);
        if (!line) return means_the_same.find(use.letter) != std::string_view::npos;
        return std::ranges::none_of(of_the_machine, [&](std::string_view keyword) {
            return equals_ignoring_case(line->keyword, keyword);
        });
    }

    const std::vector<Invocation>& chain_;
    std::string login_;  // of the account in which the next ssh runs
    const Dialect& dialect_;
    std::vector<std::string> jumps_;
    std::vector<OptionUse> kept_;
    std::vector<OptionUse> forwards_;
    CommandRewrites rewrites_;
};

/// The login name on the first host: of the last hop that an ssh of this machine reaches.
std::string first_login(const Route& route) {
    std::string user;
    for (const Hop& hop : route.hops) {
        if (hop.resolution) user = hop.user;
    }
    return user;
}

}  // namespace

CommandRewrites rewrite_nested_login(const CarriedCommand& command,
                                     const Route& route,
                                     const CommandContext& context) {
    if (command.program != Program::ssh || runs_no_command(command.ssh)) return {};
    const auto nested = std::ranges::count(route.hops, Reach::tty, &Hop::reach);
    const SshChain chain = read_ssh_chain(command.ssh, context);
    if (nested == 0 && chain.all.size() < 2) return {};
    if (std::ssize(chain.all) != nested + 1) {
        CommandRewrites rewrites{.kind = RecipeKind::tty};
        rewrites.kept =
            chain.obstacle.empty() ? "where the ssh on its host goes is not known" : chain.obstacle;
        return rewrites;
    }
    return Writer{chain.all, first_login(route), context.client.dialect}.run();
}

}  // namespace sshplan
