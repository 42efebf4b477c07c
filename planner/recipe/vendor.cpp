#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "planner/recipe/call.hpp"

namespace sshplan::recipe {
namespace {

/// Where in a tool's words the target stands.
struct Target {
    std::string_view option{};  // behind this option; else among the other words
    std::size_t operand = 0;    // counted from 1 behind the words that name the tool; 0: nowhere
};

/// A tool that brings bytes to a host by a network of its own.
struct Tool {
    std::string_view program;
    std::string_view words;  // that must stand among its words in this order, blanks between
    std::string_view vendor;
    Target target{};
};

constexpr std::array tools{
    Tool{"aws", "ssm start-session", "aws-ssm", {.option = "--target"}},
    Tool{"aws",
         "ec2-instance-connect open-tunnel",
         "aws-ec2-instance-connect",
         {.option = "--instance-id"}},
    Tool{"gcloud", "start-iap-tunnel", "gcloud-iap", {.operand = 1}},
    Tool{"cloudflared", "access ssh", "cloudflared", {.option = "--hostname"}},
    Tool{"cloudflared", "access tcp", "cloudflared", {.option = "--hostname"}},
    Tool{"tsh", "proxy ssh", "teleport", {.operand = 1}},
    Tool{"step", "ssh proxycommand", "step", {.operand = 2}},
    Tool{"tailscale", "nc", "tailscale", {.operand = 1}},
    Tool{"coder", "ssh", "coder", {.operand = 1}},
    Tool{"coder", "vscodessh", "coder", {.operand = 1}},
    Tool{"devpod", "ssh", "devpod", {.operand = 1}},
    Tool{"gh", "codespace ssh", "github-codespaces", {.option = "-c"}},
    Tool{"gh", "cs ssh", "github-codespaces", {.option = "-c"}},
    Tool{"sft", "proxycommand", "okta-asa", {.operand = 1}},
    Tool{"boundary", "connect", "boundary", {.option = "-target-id"}},
    Tool{"az", "network bastion tunnel", "azure-bastion", {.option = "--target-resource-id"}},
    Tool{"systemd-ssh-proxy", "", "systemd", {.operand = 1}},
    Tool{"ssh-proxy-fdpass", "", "orbstack", {.operand = 1}},
    Tool{"nsc", "", "namespace", {}},
};

/// The position behind the words that name a tool; nothing if it is another one.
std::optional<std::size_t> behind_name(const std::vector<std::string>& words, const Tool& tool) {
    std::size_t at = 1;
    std::string_view wanted = tool.words;
    while (!wanted.empty()) {
        const std::size_t blank = std::min(wanted.find(' '), wanted.size());
        while (at < words.size() && words[at] != wanted.substr(0, blank)) ++at;
        if (at++ == words.size()) return std::nullopt;
        wanted.remove_prefix(std::min(blank + 1, wanted.size()));
    }
    return at;
}

std::string option_of(const std::vector<std::string>& words, std::string_view name) {
    for (std::size_t at = 1; at < words.size(); ++at) {
        if (words[at] == name && at + 1 < words.size()) return words[at + 1];
        if (words[at].starts_with(fmt::format("{}=", name))) {
            return words[at].substr(name.size() + 1);
        }
    }
    return {};
}

// Options without an argument; behind any other one, no word is certain to be an operand.
constexpr std::array<std::string_view, 4> flags{
    "--stdio", "--listen-on-stdin", "--verbose", "--quiet"};

/// The n-th word that is no option; nothing where that cannot be told.
std::string operand_of(const std::vector<std::string>& words, std::size_t at, std::size_t number) {
    for (; at < words.size(); ++at) {
        const std::string& word = words[at];
        const bool is_option = word.starts_with('-');
        if (!is_option && --number == 0) return word;
        const bool is_whole =
            word.find('=') != std::string::npos || std::ranges::find(flags, word) != flags.end();
        if (is_option && !is_whole) return {};
    }
    return {};
}

}  // namespace

std::optional<Recipe> read_vendor(const Call& call) {
    for (const Tool& tool : tools) {
        if (call.program() != tool.program) continue;
        const auto behind = behind_name(call.words, tool);
        if (!behind) continue;
        VendorTunnel tunnel{.vendor = std::string{tool.vendor}};
        const Target& target = tool.target;
        if (!target.option.empty()) tunnel.target = option_of(call.words, target.option);
        if (target.operand > 0) tunnel.target = operand_of(call.words, *behind, target.operand);
        return Recipe{.family = Family::vendor,
                      .status = RouteStatus::opaque,
                      .reach = Reach::vendor,
                      .vendor = std::move(tunnel)};
    }
    return std::nullopt;
}

}  // namespace sshplan::recipe
