#include "tests/support/planted_config.hpp"

#include <array>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "tests/differential/generate/pick.hpp"

namespace sshplan::test {

namespace {

// Those for which there are recipes more often.
const std::vector<std::string> hosts{"db",
                                     "db",
                                     "db2",
                                     "web.corp",
                                     "web.corp",
                                     "app.corp",
                                     "box",
                                     "gw",
                                     "gw2",
                                     "gw.corp",
                                     "elsewhere"};

std::string jump_host() { return pick({"gw", "gw", "gw2", "gw.corp", "outside"}); }

std::string netcat() {
    return pick({"nc %h %p",
                 "nc -q0 %h %p",
                 "nc -w 10 %h %p",
                 "/bin/nc %h %p",
                 "netcat %h %p",
                 "exec nc %h %p 2>/dev/null",
                 "'nc -q 0 %h %p'"});
}

/// Options of the inner ssh that say who logs in how.
std::string login_options() {
    std::string text;
    if (pick_once_in(4)) text += "-q ";
    if (pick_once_in(4)) text += pick({"-l ops ", "-lops "});
    if (pick_once_in(5)) text += pick({"-p 2022 ", "-p2022 "});
    if (pick_once_in(5)) text += pick({"-i ~/.ssh/k1 ", "-i ~/.ssh/k2 "});
    return text;
}

/// Other options, most of which do nothing to a connection that is passed on.
std::string other_options() {
    return pick({"",
                 "-A ",
                 "-x -T ",
                 "-C ",
                 "-4 ",
                 "-e none ",
                 "-oProxyCommand=none ",
                 "-o StrictHostKeyChecking=no ",
                 "-o 'ServerAliveInterval 30' ",
                 "-o UserKnownHostsFile=/dev/null ",
                 "-o User=bob ",
                 "-oPort=2201 ",
                 "-o ForwardAgent=yes ",
                 "-o IdentitiesOnly=yes ",
                 "-J gw2 ",
                 "-J bob@outside:2203 ",
                 "-o LocalForward=8081:a:80 "});
}

/// A recipe that not everybody writes, or that has no other way.
std::string odd_recipe(const std::string& file_option) {
    const std::string jump = jump_host();
    switch (pick_number(0, 12)) {
        case 0:
            return fmt::format("ssh -W {} {}", pick({"inner.lan:22", "localhost:7000"}), jump);
        case 1:
            return fmt::format("ssh {} nc {}", jump, pick({"10.0.0.7 22", "10.0.0.7 %p"}));
        case 2:
            return fmt::format("ssh -W %h:{} {}", pick({"22", "2222"}), jump);
        case 3:
            return "ssh %h nc " + pick({"inner 22", "inner %p"});
        case 4:
            return fmt::format("ssh {} 'exec 3<>/dev/tcp/%h/%p; cat <&3 & cat >&3;kill $!'", jump);
        case 5:
            return "ssh %r@" + jump + " -W %h:%p";
        case 6:
            return pick({"nc %h %p",
                         "nc -X connect -x proxy:8080 %h %p",
                         "ssh -W %h:%p",
                         "ssh gw route -T 1 exec nc %h %p",
                         "ssh -W $(echo %h | sed s/x//):%p gw",
                         "ssh gw nc -s 10.0.0.9 %h %p"});
        default:
            return fmt::format(
                "ssh {}{}{}-W %h:%p {}", file_option, login_options(), other_options(), jump);
    }
}

/// Writes one configuration.
class Author {
public:
    explicit Author(PlantedFor release) : release_(release) {
        may_name_its_file_ = pick_once_in(8);
        end_ = pick_once_in(6) ? "\r\n" : "\n";
        indent_ = pick({"  ", "    ", "\t", ""});
        separator_ = pick({" ", " ", " ", "=", " = "});
        letters_ = pick_once_in(4) ? Letters::lower : Letters::mixed;
    }

    PlantedConfig write() {
        const bool has_part = pick_once_in(3);
        std::string text;
        if (pick_once_in(4)) text += body(2, Recipe::none);
        if (has_part && pick_once_in(2)) text += "Include part" + end_;
        const int planted = pick_number(1, 4);
        for (int i = 0; i < planted; ++i) {
            text += blocks(2);
            text += heading() + end_ + body(3, pick_once_in(4) ? Recipe::odd : Recipe::canonical);
            if (has_part && i == 0) text += indent_ + "Include part" + end_;
        }
        text += blocks(3);
        if (pick_once_in(2)) text += "Host *" + end_ + body(3, Recipe::none);
        if (has_part) {
            const Recipe kind = pick_once_in(2) ? Recipe::canonical : Recipe::none;
            config_.files["part"] = blocks(1) + heading() + end_ + body(2, kind);
        }
        if (pick_once_in(5)) text.resize(text.size() - end_.size());
        config_.files["config"] = text;
        config_.hosts = hosts;
        return config_;
    }

private:
    enum class Recipe : std::uint8_t { none, canonical, odd };
    enum class Letters : std::uint8_t { mixed, lower };

    std::string blocks(int most) {
        std::string text;
        for (int left = pick_number(0, most + 1); left > 0; --left) {
            if (pick_once_in(6)) text += "# about the next block" + end_;
            const std::string head =
                pick_once_in(2) ? "Host " + pick({"gw", "gw2", "gw.corp", "gw gw2"}) : heading();
            text += head + end_ + body(3, Recipe::none);
            if (pick_once_in(3)) text += end_;
        }
        return text;
    }

    [[nodiscard]] std::string heading() const {
        switch (pick_number(0, release_ == PlantedFor::newest_release ? 14 : 11)) {
            case 0:
                return fmt::format(
                    "Match{} user {}", some_hosts(), pick({"bob", "ops,bob", "!bob,*"}));
            case 1:
                return "Match host " + pick({"db*", "*.corp,!gw.corp", "10.*,box"});
            case 2:
                return fmt::format("Match{} {}exec c{}{}",
                                   some_hosts(),
                                   pick({"", "!"}),
                                   pick_number(1, 4),
                                   pick({"", "", " user bob"}));
            case 3:
                return fmt::format("Match{} localuser {}", some_hosts(), pick({"bob", "!bob,*"}));
            case 4:
                return "Match originalhost " + pick({"db,box", "*.corp,!gw.corp"});
            case 5:
                return "Host *.corp !gw.corp";
            case 6:
                return "Host " + pick({"*.corp", "db* box", "d?", "* !gw* !outside"});
            case 11:
                return fmt::format("Match{} tagged {}", some_hosts(), pick({"t1", "t*"}));
            case 12:
                return fmt::format("Match{} localnetwork 10.0.0.0/8", some_hosts());
            case 13:
                return fmt::format("Match{} sessiontype {}", some_hosts(), pick({"shell", "exec"}));
            default:
                return "Host " + pick({"db", "db2", "web.corp", "box", "db db2", "app.corp"});
        }
    }

    /// A criterion that mostly leaves jump hosts out.
    static std::string some_hosts() {
        if (pick_once_in(12)) return "";
        return pick({" host db*", " originalhost *,!gw*,!outside", " host *.corp,!gw.corp"});
    }

    std::string body(int most, Recipe recipe) {
        std::string text;
        for (int left = pick_number(0, most); left > 0; --left) text += line(other_line());
        if (recipe == Recipe::none) return text;
        const std::string command = recipe == Recipe::canonical ? any_canonical_recipe() : odd();
        if (recipe == Recipe::canonical) config_.canonical.insert(command);
        text += line({"ProxyCommand", command});
        for (int left = pick_number(0, 2); left > 0; --left) text += line(other_line());
        return text;
    }

    std::string odd() {
        const std::string option = may_name_its_file_ && pick_once_in(2) ? "-F .ssh/config " : "";
        const std::string command = odd_recipe(option);
        if (command.find("-F ") != std::string::npos) config_.names_its_file = true;
        return command;
    }

    struct Line {
        std::string keyword;
        std::string value;
    };

    [[nodiscard]] std::string line(const Line& line) const {
        const bool is_lower = letters_ == Letters::lower;
        return fmt::format("{}{}{}{}{}",
                           indent_,
                           is_lower ? lower_case(line.keyword) : line.keyword,
                           separator_,
                           line.value,
                           end_);
    }

    [[nodiscard]] Line other_line() const {
        static const std::array<Line, 8> rare{{{"ForwardAgent", "yes"},
                                               {"LocalForward", "8080 a:80"},
                                               {"RequestTTY", "yes"},
                                               {"StrictHostKeyChecking", "no"},
                                               {"UserKnownHostsFile", "~/.ssh/others"},
                                               {"ControlPath", "~/.ssh/m-%C"},
                                               {"IdentitiesOnly", "yes"},
                                               {"HostKeyAlias", "a-key"}}};
        switch (pick_number(0, release_ == PlantedFor::newest_release ? 14 : 13)) {
            case 0:
            case 1:
                return {"User", pick({"ops", "bob", "u1"})};
            case 2:
            case 3:
                return {"Port", pick({"22", "2222", "2201"})};
            case 4:
            case 5:
                return {"HostName",
                        pick({"10.0.0.5", "10.0.0.6", "inner.lan", "inner", "gw.corp", "%h.lan"})};
            case 6:
            case 7:
                return {"IdentityFile", pick({"~/.ssh/k1", "~/.ssh/k2", "~/.ssh/k3"})};
            case 8:
                return {"ProxyCommand", "none"};
            case 9:
                return {"ProxyJump", pick({"outside", "gw2", "outside", "gw2", "none"})};
            case 13:
                return {"Tag", pick({"t1", "t2"})};
            default:
                return rare[static_cast<std::size_t>(
                    pick_number(0, static_cast<int>(rare.size())))];
        }
    }

    PlantedFor release_;
    PlantedConfig config_;
    bool may_name_its_file_;
    std::string end_;
    std::string indent_;
    std::string separator_;
    Letters letters_;
};

}  // namespace

PlantedConfig any_planted_config(PlantedFor release) { return Author{release}.write(); }

std::string any_canonical_recipe() {
    const std::string user = pick_once_in(4) ? pick({"ops@", "bob@"}) : "";
    const std::string jump = user + jump_host();
    switch (pick_number(0, 4)) {
        case 0:
            return fmt::format("ssh {}{} {}", login_options(), jump, netcat());
        case 1:
            return fmt::format("ssh {} {}-W %h:%p", jump, login_options());
        default:
            return fmt::format("ssh {}-W %h:%p {}", login_options(), jump);
    }
}

}  // namespace sshplan::test
