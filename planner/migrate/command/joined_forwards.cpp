#include "planner/migrate/command/joined_forwards.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace sshplan {
namespace {

/// The fields of a forward; brackets keep their colons.
std::vector<std::string> fields_of(const std::string& text) {
    std::vector<std::string> fields(1);
    bool in_brackets = false;
    for (const char c : text) {
        if (c == '[' || c == ']') {
            in_brackets = c == '[';
        } else if (c == ':' && !in_brackets) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

std::string bracketed(const std::string& host) {
    return host.find(':') == std::string::npos ? host : fmt::format("[{}]", host);
}

OptionUse option_of(const OpenedPort& opened) {
    std::string text = opened.bind.empty() ? "" : bracketed(opened.bind) + ":";
    text += opened.port;
    if (opened.letter == 'L')
        text += fmt::format(":{}:{}", bracketed(opened.host), opened.host_port);
    return {opened.letter, std::move(text)};
}

/// Follows the ports from the first ssh to the last.
class Joiner {
public:
    explicit Joiner(std::span<const Invocation> chain) : chain_(chain) {}

    JoinedForwards run() {
        if (!read(chain_.front())) return std::move(joined_);
        open_ = std::move(read_);
        for (std::size_t i = 1; i < chain_.size(); ++i) {
            if (!read(chain_[i]) || !step(i)) return std::move(joined_);
        }
        for (const OpenedPort& opened : open_) joined_.options.push_back(option_of(opened));
        return std::move(joined_);
    }

private:
    bool stop(std::string obstacle) {
        joined_.obstacle = std::move(obstacle);
        return false;
    }

    bool read(const Invocation& ssh) {
        read_.clear();
        for (const OptionUse& use : ssh.options) {
            if (!is_forward(use)) continue;
            auto opened = read_opened_port(use);
            if (!opened) {
                return stop(fmt::format("-{} {} would be another thing with one ssh for all hosts",
                                        use.letter,
                                        use.argument));
            }
            read_.push_back(*std::move(opened));
        }
        return true;
    }

    /// Every port so far must lead to one that this ssh opens on the host before, and each of those
    /// must be led to.
    bool step(std::size_t level) {
        const std::string& host = chain_[level - 1].destination.host;
        std::vector<OpenedPort> joined;
        for (const OpenedPort& opened : open_) {
            const auto next = std::ranges::find_if(read_, [&](const OpenedPort& inner) {
                return opened.letter == 'L' && is_loopback(opened.host) &&
                       opened.host_port == inner.port;
            });
            if (next == read_.end()) {
                const OptionUse use = option_of(opened);
                return stop(
                    fmt::format("what -{} {} reaches is dialled from {}, which will only "
                                "pass the connection on",
                                use.letter,
                                use.argument,
                                host));
            }
            OpenedPort through = *next;
            through.bind = opened.bind;
            through.port = opened.port;
            joined.push_back(std::move(through));
            joined_.closed_ports.push_back(fmt::format("port {} of {}", next->port, host));
            used_.push_back(next->port);
        }
        for (const OpenedPort& inner : read_) {
            if (std::ranges::find(used_, inner.port) != used_.end()) continue;
            return stop(
                fmt::format("port {} is opened on {}, for whoever is there", inner.port, host));
        }
        used_.clear();
        open_ = std::move(joined);
        return true;
    }

    std::span<const Invocation> chain_;
    std::vector<OpenedPort> open_;  // what leads on, from here
    std::vector<OpenedPort> read_;  // of the ssh that is looked at
    std::vector<std::string> used_;
    JoinedForwards joined_;
};

}  // namespace

std::optional<OpenedPort> read_opened_port(const OptionUse& use) {
    const bool is_dynamic = use.letter == 'D';
    if ((!is_dynamic && use.letter != 'L') || use.argument.find('/') != std::string::npos) {
        return std::nullopt;
    }
    std::vector<std::string> fields = fields_of(use.argument);
    const std::size_t plain = is_dynamic ? 1 : 3;
    if (fields.size() != plain && fields.size() != plain + 1) return std::nullopt;
    OpenedPort opened{.letter = use.letter};
    std::size_t at = 0;
    if (fields.size() == plain + 1) opened.bind = fields[at++];
    opened.port = fields[at++];
    if (!is_dynamic) {
        opened.host = fields[at++];
        opened.host_port = fields[at++];
    }
    const bool is_whole = !opened.port.empty() && (is_dynamic || !opened.host_port.empty());
    return is_whole ? std::optional{opened} : std::nullopt;
}

bool is_forward(const OptionUse& use) {
    return use.letter == 'L' || use.letter == 'D' || use.letter == 'R';
}

bool is_loopback(const std::string& host) {
    constexpr std::array<std::string_view, 3> names{"localhost", "127.0.0.1", "::1"};
    return std::ranges::find(names, host) != names.end();
}

JoinedForwards join_forwards(std::span<const Invocation> chain) { return Joiner{chain}.run(); }

}  // namespace sshplan
