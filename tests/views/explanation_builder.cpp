#include "tests/views/explanation_builder.hpp"

#include <sstream>
#include <stdexcept>
#include <utility>

#include "planner/dialect/dialect.hpp"

namespace sshplan::test {
namespace {

const Directive& directive_at(const Config& config, std::uint32_t line) {
    for (const Directive& directive : config.directives()) {
        if (directive.line == line) return directive;
    }
    throw std::out_of_range("no directive on that line");
}

const Directive* heading_of(const Config& config, std::uint32_t line) {
    const Directive* heading = nullptr;
    for (const Block& block : config.blocks()) {
        if (block.head() != nullptr && block.head()->line <= line) heading = block.head();
    }
    return heading;
}

}  // namespace

ExplanationBuilder::ExplanationBuilder(std::string destination) {
    explanation.destination = std::move(destination);
    explanation.client.dialect = debian_9_2(newest_debian_revision);
    explanation.client.home = "/home/ana";
}

const Config& ExplanationBuilder::file(std::string name, std::string bytes) {
    return configs_.emplace_back(sources_.emplace_back(std::move(name), std::move(bytes)));
}

Origin ExplanationBuilder::origin(const Config& config, std::uint32_t line) {
    return {.kind = OriginKind::file,
            .place = {&config.file(), directive_at(config, line).span},
            .line = line,
            .heading = heading_of(config, line)};
}

Because ExplanationBuilder::because(const Config& config, std::uint32_t line) {
    return {origin(config, line), std::string{config.file().at(directive_at(config, line).span)}};
}

Place ExplanationBuilder::place(const Config& config, std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(config.file().bytes().find(text));
    return {&config.file(), {begin, begin + static_cast<std::uint32_t>(text.size())}};
}

ConditionId ExplanationBuilder::condition(ConditionKind kind,
                                          std::string text,
                                          const Config& config,
                                          std::string_view criterion,
                                          std::string hop) {
    Asking asking{.place = place(config, criterion),
                  .negated = criterion.starts_with('!'),
                  .written = text,
                  .hop = std::move(hop)};
    asking.line = config.file().position(asking.place.span.begin).line;
    explanation.conditions.push_back({.kind = kind,
                                      .text = std::move(text),
                                      .asked = {std::move(asking)},
                                      .outcome = {},
                                      .end = {},
                                      .effect = true});
    return explanation.conditions.size() - 1;
}

std::size_t ExplanationBuilder::route(When when, Route route) {
    explanation.routes.push_back({.route = std::move(route)});
    explanation.routes.back().options.resize(explanation.routes.back().route.hops.size());
    outcome(std::move(when), explanation.routes.size() - 1);
    return explanation.routes.size() - 1;
}

void ExplanationBuilder::outcome(When when, std::size_t route) {
    explanation.outcomes.push_back({std::move(when), route});
}

Hop hop(std::string name, std::string user, std::string hostname, std::uint16_t port) {
    Hop result;
    result.host_key_name = name;
    result.name = std::move(name);
    result.user = std::move(user);
    result.hostname = std::move(hostname);
    result.port = port;
    return result;
}

Route through(std::vector<Hop> hops) {
    for (std::size_t i = 1; i < hops.size(); ++i) hops[i].reach = Reach::jump;
    return {.hops = std::move(hops)};
}

std::string text_of(const Explanation& explanation, std::size_t width, cli::Detail detail) {
    std::ostringstream out;
    cli::print_explanation(out, explanation, {.width = width, .detail = detail});
    return out.str();
}

void build_office(ExplanationBuilder& builder, std::string_view file_name) {
    const Config& config = builder.file(std::string{file_name}, std::string{office_config});
    const ConditionId c1 = builder.condition(ConditionKind::exec,
                                             "nc -z -w 2 10.1.0.2 2222",
                                             config,
                                             "!exec \"nc -z -w 2 10.1.0.2 2222\"",
                                             "host2");
    Hop host1 = hop("host1", "ops", "bastion.example.com");
    host1.because = ExplanationBuilder::because(config, 6);
    Hop host2 = hop("host2", "deploy", "10.1.0.2", 2222);
    host2.because = ExplanationBuilder::because(config, 14);
    Hop host3 = hop("host3", "deploy", "10.2.0.3");
    host3.reach = Reach::jump;
    builder.route({{c1, true}}, {.hops = {host2, host3}});
    host2.reach = Reach::jump;
    builder.route({{c1, false}}, {.hops = {host1, host2, host3}});
}

}  // namespace sshplan::test
