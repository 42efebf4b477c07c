#include <string>

#include <catch2/catch.hpp>

#include "tests/views/explanation_builder.hpp"

using namespace sshplan;
using namespace sshplan::test;
using Catch::Matchers::Contains;

TEST_CASE("A wide terminal shows all of a hop in one line") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "config");
    const std::string text = text_of(builder.explanation, 200);
    CHECK_THAT(text,
               Contains("  #  hop    connects to             as      how       because\n"
                        "  1  host1  bastion.example.com:22  ops     tcp       config:6   "
                        "ProxyJump host1  (only if C1 fails)\n"
                        "  2  host2  10.1.0.2:2222           deploy  tcp/jump  config:14  "
                        "ProxyJump host2\n"
                        "  3  host3  10.2.0.3:22             deploy  jump      destination\n"));
    CHECK_THAT(text,
               Contains("\n  C1  nc -z -w 2 10.1.0.2 2222  config:5  Match host host2 !exec  asked "
                        "for host2\n"));
}

TEST_CASE("A key under another name is shown below the hop") {
    ExplanationBuilder builder{"db"};
    Hop db = hop("db", "ana", "10.0.0.1", 2222);
    db.host_key_name = "[10.0.0.1]:2222";
    builder.route({}, {.hops = {db}});
    CHECK_THAT(text_of(builder.explanation), Contains("destination\n       key [10.0.0.1]:2222\n"));
}

TEST_CASE("Wide characters take two columns") {
    ExplanationBuilder builder{"東京"};
    builder.route({}, through({hop("大阪", "ops", "osaka"), hop("東京", "ana", "tokyo")}));
    CHECK_THAT(text_of(builder.explanation),
               Contains("  #  hop   connects to  as   how   because\n"
                        "  1  大阪  osaka:22     ops  tcp   destination\n"
                        "  2  東京  tokyo:22     ana  jump  destination\n"));
}

TEST_CASE("A line behind a hop that has no room beside it stands below") {
    ExplanationBuilder builder{"server3"};
    const Config& config = builder.file(
        "config",
        "Host server3\nProxyJump user1@jumphost1.example.org:22,user2@jumphost2.example.org\n");
    Hop jump = hop("jumphost1.example.org", "user1", "jumphost1.example.org");
    jump.because = ExplanationBuilder::because(config, 2);
    builder.route({}, through({jump, hop("server3", "fred", "192.0.2.38")}));
    CHECK_THAT(
        text_of(builder.explanation),
        Contains("  #  hop                    connects to               as     how\n"
                 "  1  jumphost1.example.org  jumphost1.example.org:22  user1  tcp\n"
                 "       config:2\n"
                 "       ProxyJump user1@jumphost1.example.org:22,user2@jumphost2.example.org\n"
                 "  2  server3                192.0.2.38:22             fred   jump\n"
                 "       destination\n"));
}
