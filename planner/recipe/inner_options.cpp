#include "planner/recipe/inner_options.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "parser/config/quote.hpp"

namespace sshplan {
namespace {

/// An option that says the same as lines of a block. A value of "" is the option's argument.
struct OptionLine {
    char letter;
    std::string_view keyword;
    std::string_view value = "";
};

constexpr std::array lines_of_options{
    OptionLine{'4', "AddressFamily", "inet"},
    OptionLine{'6', "AddressFamily", "inet6"},
    OptionLine{'b', "BindAddress"},
    OptionLine{'B', "BindInterface"},
    OptionLine{'C', "Compression", "yes"},
    OptionLine{'c', "Ciphers"},
    OptionLine{'I', "PKCS11Provider"},
    OptionLine{'i', "IdentityFile"},
    OptionLine{'K', "GSSAPIAuthentication", "yes"},
    OptionLine{'K', "GSSAPIDelegateCredentials", "yes"},
    OptionLine{'k', "GSSAPIDelegateCredentials", "no"},
    OptionLine{'M', "ControlMaster", "yes"},
    OptionLine{'m', "MACs"},
    OptionLine{'P', "Tag"},
    OptionLine{'S', "ControlPath"},
};

/// What a connection that is only passed on does not notice, and what is said elsewhere.
constexpr std::string_view inert = "AaXxYtTNeWv12";

/// The same among keywords.
constexpr std::array<std::string_view, 7> of_sessions{"ForwardAgent",
                                                      "ForwardX11",
                                                      "ForwardX11Trusted",
                                                      "RequestTTY",
                                                      "SessionType",
                                                      "SendEnv",
                                                      "EscapeChar"};

/// What ProxyJump does not do, or does otherwise.
constexpr std::array<std::string_view, 8> with_effect{"LocalForward",
                                                      "RemoteForward",
                                                      "DynamicForward",
                                                      "ClearAllForwardings",
                                                      "Tunnel",
                                                      "RemoteCommand",
                                                      "StdinNull",
                                                      "ForkAfterAuthentication"};

/// "Keyword=value", "Keyword value"; the value stays as it is written.
ConfigLine line_of(std::string_view argument) {
    const std::size_t begin = std::min(argument.find_first_not_of(" \t"), argument.size());
    argument.remove_prefix(begin);
    const std::size_t end = std::min(argument.find_first_of(" \t="), argument.size());
    const std::size_t value = std::min(argument.find_first_not_of(" \t=", end), argument.size());
    return {std::string{argument.substr(0, end)}, std::string{argument.substr(value)}};
}

class Sorter {
public:
    explicit Sorter(const Invocation& invocation) : invocation_(invocation) {}

    InnerOptions run() {
        options_.user = told_user(invocation_).value_or("");
        options_.port = told_port(invocation_).value_or("");
        for (const OptionUse& use : invocation_.options) take(use);
        if (invocation_.count('M') > 1) {
            options_.obstacle = "-MM asks before each use, which no line does for a jump host";
        }
        return std::move(options_);
    }

private:
    void take(const OptionUse& use) {
        switch (use.letter) {
            case 'l':
            case 'p':
                return;
            case 'q':
                options_.is_quiet = true;
                return;
            case 'J':
                options_.jumps = use.argument;
                return;
            case 'F':
                options_.config_file = use.argument;
                return;
            case 'o':
                take_line(line_of(use.argument));
                return;
            default:
                take_letter(use);
        }
    }

    void take_line(ConfigLine line) {
        const auto is = [&](std::string_view name) {
            return equals_ignoring_case(line.keyword, name);
        };
        if (std::ranges::any_of(of_sessions, is)) return;
        if (std::ranges::any_of(with_effect, is)) {
            options_.obstacle = fmt::format(
                "-o {} of its ssh has an effect of its own, which ProxyJump has not", line.keyword);
        } else if (is("User")) {
            if (options_.user.empty()) options_.user = line.value;
        } else if (is("Port")) {
            if (options_.port.empty()) options_.port = line.value;
        } else {
            options_.lines.push_back(std::move(line));
        }
    }

    void take_letter(const OptionUse& use) {
        if (inert.find(use.letter) != std::string_view::npos) return;
        bool is_known = false;
        for (const OptionLine& line : lines_of_options) {
            if (line.letter != use.letter) continue;
            is_known = true;
            options_.lines.push_back(
                {std::string{line.keyword},
                 line.value.empty() ? config_quoted(use.argument) : std::string{line.value}});
        }
        if (is_known) return;
        options_.obstacle = fmt::format(
            "-{} of its ssh has an effect of its own, which ProxyJump has not", use.letter);
    }

    const Invocation& invocation_;
    InnerOptions options_;
};

}  // namespace

InnerOptions inner_options(const Invocation& invocation) { return Sorter{invocation}.run(); }

}  // namespace sshplan
