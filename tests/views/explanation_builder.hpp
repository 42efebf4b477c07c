#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parser/config/config.hpp"
#include "planner/explore/explanation.hpp"
#include "tools/sshplan/views/explain_text.hpp"

namespace sshplan::test {

/// Explanations as values, made by hand: files give the places, nothing is evaluated.
class ExplanationBuilder {
public:
    explicit ExplanationBuilder(std::string destination);

    /// A file that places may point into. The first is the user's configuration.
    const Config& file(std::string name, std::string bytes);

    /// The origin of a line of a file.
    [[nodiscard]] static Origin origin(const Config& config, std::uint32_t line);
    /// Because of that line, with its text.
    [[nodiscard]] static Because because(const Config& config, std::uint32_t line);
    /// The bytes of a file that read `text`.
    [[nodiscard]] static Place place(const Config& config, std::string_view text);

    /// A question that the line with `criterion` asks for a hop.
    ConditionId condition(ConditionKind kind,
                          std::string text,
                          const Config& config,
                          std::string_view criterion,
                          std::string hop);

    /// A route with its hops, reached under `when`. The same route again: another outcome.
    std::size_t route(When when, Route route);
    void outcome(When when, std::size_t route);

    Explanation explanation{};

private:
    std::deque<SourceFile> sources_{};
    std::deque<Config> configs_{};
};

/// The hop that `user@hostname:port` makes, called `name`.
[[nodiscard]] Hop hop(std::string name,
                      std::string user,
                      std::string hostname,
                      std::uint16_t port = 22);

/// A route through them, the first reached from here, each other by a jump.
[[nodiscard]] Route through(std::vector<Hop> hops);

/// What print_explanation() prints without colours.
[[nodiscard]] std::string text_of(const Explanation& explanation,
                                  std::size_t width = 80,
                                  cli::Detail detail = cli::Detail::route);

/// The configuration that most pictures are about.
inline constexpr std::string_view office_config =
    "Host host1\n"
    "    HostName bastion.example.com\n"
    "    User ops\n"
    "\n"
    "Match host host2 !exec \"nc -z -w 2 10.1.0.2 2222\"\n"
    "    ProxyJump host1\n"
    "\n"
    "Host host2\n"
    "    HostName 10.1.0.2\n"
    "    Port 2222\n"
    "\n"
    "Host host3\n"
    "    HostName 10.2.0.3\n"
    "    ProxyJump host2\n"
    "\n"
    "Host *\n"
    "    User deploy\n";

/// host3, through host2, which is reached through host1 where C1 fails.
void build_office(ExplanationBuilder& builder, std::string_view file_name);

}  // namespace sshplan::test
