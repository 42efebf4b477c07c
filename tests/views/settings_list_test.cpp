#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include "tests/views/explanation_builder.hpp"

using namespace sshplan;
using namespace sshplan::test;
using Catch::Matchers::Contains;

TEST_CASE("With --all every setting comes with its line and those that lost") {
    ExplanationBuilder builder{"host1"};
    const Config& config = builder.file("config", std::string{office_config});
    Hop host1 = hop("host1", "ops", "bastion.example.com");
    host1.invocation = {"ssh", "-W", "[10.1.0.2]:2222", "host1"};
    auto resolution = std::make_shared<Resolution>();
    const auto decide = [&](std::size_t block, bool applies, std::string reason) {
        resolution->decisions.push_back({.file = &config.file(),
                                         .head = config.blocks()[block].head(),
                                         .applies = applies,
                                         .reason = std::move(reason)});
    };
    decide(1, true, "host1 matches host1");
    decide(3, false, "no pattern matches host1");
    host1.resolution = resolution;
    builder.route({}, {.hops = {host1}, .equivalent_command = {"ssh", "host1"}});
    builder.explanation.routes[0].options[0] = {
        {.keyword = Keyword::user,
         .value = {"ops", ExplanationBuilder::origin(config, 3)},
         .lost = {{"deploy", ExplanationBuilder::origin(config, 17)}}},
        {.keyword = Keyword::hostname,
         .value = {"bastion.example.com", ExplanationBuilder::origin(config, 2)}},
        {.keyword = Keyword::port,
         .value = {"2222", {.kind = OriginKind::command_line, .option = "-p 2222"}}},
        {.keyword = Keyword::clear_all_forwardings,
         .value = {"yes", {.kind = OriginKind::implied, .option = "-W"}}}};
    CHECK_THAT(text_of(builder.explanation, 100, cli::Detail::everything),
               Contains("\nthe same in plain ssh  ssh host1\n"
                        "\n"
                        "host1  ops@bastion.example.com:22\n"
                        "  started as  ssh -W '[10.1.0.2]:2222' host1\n"
                        "  host key in known_hosts  ssh-keygen -F host1\n"
                        "  User                 ops                  config:3  Host host1  beats "
                        "config:17 (deploy)\n"
                        "  Hostname             bastion.example.com  config:2  Host host1\n"
                        "  Port                 2222                 command line -p 2222\n"
                        "  ClearAllForwardings  yes                  implied by -W\n"
                        "  blocks, as ssh reads them\n"
                        "    config:1  applies  Host host1  host1 matches host1\n"
                        "    config:8  not      Host host2  no pattern matches host1\n"));
}
