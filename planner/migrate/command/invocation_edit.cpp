#include "planner/migrate/command/invocation_edit.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

/// The destination in words that say no more than user and host.
void spell(Destination& destination) {
    destination.form = Destination::Form::plain;
    destination.port.reset();
    destination.service.reset();
    destination.typed = destination.user ? fmt::format("{}@{}", *destination.user, destination.host)
                                         : destination.host;
}

}  // namespace

std::optional<OptionLine> line_of_option(const OptionUse& use) {
    if (use.letter != 'o') return std::nullopt;
    std::string_view text = use.argument;
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    const std::size_t end = std::min(text.find_first_of(" \t="), text.size());
    const std::size_t value = std::min(text.find_first_not_of(" \t=", end), text.size());
    return OptionLine{std::string{text.substr(0, end)}, std::string{text.substr(value)}};
}

bool is_option_line(const OptionUse& use, std::string_view keyword) {
    const auto line = line_of_option(use);
    return line && equals_ignoring_case(line->keyword, keyword);
}

std::optional<std::string> option_line(const Invocation& invocation, std::string_view keyword) {
    for (const OptionUse& use : invocation.options) {
        if (is_option_line(use, keyword)) return line_of_option(use)->value;
    }
    return std::nullopt;
}

void remove_options(Invocation& invocation, const std::function<bool(const OptionUse&)>& is_meant) {
    const auto begin = invocation.options.begin();
    const auto middle = begin + static_cast<std::ptrdiff_t>(invocation.options_before);
    invocation.options_before -= static_cast<std::size_t>(std::count_if(begin, middle, is_meant));
    std::erase_if(invocation.options, is_meant);
}

void add_option(Invocation& invocation, OptionUse use) {
    const auto place =
        invocation.options.begin() + static_cast<std::ptrdiff_t>(invocation.options_before);
    invocation.options.insert(place, std::move(use));
    ++invocation.options_before;
}

void put_jump(Invocation& invocation, const std::string& jumps) {
    const auto is_command = [](const OptionUse& use) {
        return is_option_line(use, "ProxyCommand");
    };
    const auto first = std::ranges::find_if(invocation.options, is_command);
    if (first == invocation.options.end()) {
        add_option(invocation, {'J', jumps});
    } else {
        *first = {'J', jumps};
    }
    remove_options(invocation, [&](const OptionUse& use) {
        return is_command(use) || is_option_line(use, "ProxyUseFdpass");
    });
}

void set_host(Invocation& invocation, const std::string& host) {
    const std::optional<std::string> user = told_user(invocation);
    invocation.destination.host = host;
    if (user) return set_user(invocation, *user);
    spell(invocation.destination);
}

void set_user(Invocation& invocation, const std::string& user) {
    remove_options(invocation, [](const OptionUse& use) {
        return use.letter == 'l' || is_option_line(use, "User");
    });
    invocation.destination.user = user;
    spell(invocation.destination);
}

void set_port(Invocation& invocation, const std::optional<std::string>& port) {
    remove_options(invocation, [](const OptionUse& use) {
        return use.letter == 'p' || is_option_line(use, "Port");
    });
    spell(invocation.destination);
    if (port) add_option(invocation, {'p', *port});
}

}  // namespace sshplan
