#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/views/explanation_builder.hpp"
#include "tools/sshplan/views/explain_json.hpp"

using namespace sshplan;
using namespace sshplan::test;
using Json = nlohmann::ordered_json;

namespace {

Json json_of(const Explanation& explanation) {
    return Json::parse(cli::explanation_json(explanation));
}

std::vector<std::string> keys_of(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& item : object.items()) keys.push_back(item.key());
    return keys;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("The fields are those of the contract, in its order") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "/home/ana/.ssh/config");
    builder.explanation.routes[0].route.notes = {{"code", "text"}};
    const Json json = json_of(builder.explanation);
    CHECK(keys_of(json) == Keys{"schema",
                                "destination",
                                "openssh",
                                "conditions",
                                "routes",
                                "undecided",
                                "executed",
                                "errors"});
    CHECK(keys_of(json["conditions"][0]) == Keys{"id",
                                                 "kind",
                                                 "command",
                                                 "written",
                                                 "negated",
                                                 "file",
                                                 "line",
                                                 "asked",
                                                 "effect",
                                                 "status",
                                                 "outcome"});
    CHECK(keys_of(json["conditions"][0]["asked"][0]) ==
          Keys{"file", "line", "negated", "written", "hop", "pass"});
    const Json& route = json["routes"][0];
    CHECK(keys_of(route) ==
          Keys{"when", "route", "status", "hops", "proxy_command", "equivalent_command", "notes"});
    CHECK(keys_of(route["hops"][0]) == Keys{"name",
                                            "hostname",
                                            "port",
                                            "user",
                                            "host_key_name",
                                            "reach",
                                            "prefix",
                                            "because",
                                            "invocation",
                                            "identities",
                                            "forwards",
                                            "tunnel",
                                            "control",
                                            "needs",
                                            "exposure",
                                            "options"});
    CHECK(keys_of(route["hops"][0]["because"]) == Keys{"file", "line", "text"});
    CHECK(keys_of(route["hops"][0]["exposure"]) == Keys{"agent", "x11", "session"});
    CHECK(keys_of(route["notes"][0]) == Keys{"code", "text"});
}

TEST_CASE("Conditions, outcomes and hops") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "/home/ana/.ssh/config");
    builder.explanation.routes[1].route.proxy_command = "ssh -W '[10.2.0.3]:22' host2";
    builder.explanation.routes[1].route.equivalent_command = {"ssh", "-J", "host1,host2", "host3"};
    const Json json = json_of(builder.explanation);
    CHECK(json["schema"] == "sshplan/explain/1");
    CHECK(json["destination"] == "host3");
    CHECK(json["openssh"] == "debian-9.2");
    CHECK(json["conditions"][0] == Json::parse(R"({
        "id": "C1", "kind": "exec", "command": "nc -z -w 2 10.1.0.2 2222",
        "written": "nc -z -w 2 10.1.0.2 2222", "negated": true,
        "file": "/home/ana/.ssh/config", "line": 5,
        "asked": [{"file": "/home/ana/.ssh/config", "line": 5, "negated": true,
                   "written": "nc -z -w 2 10.1.0.2 2222", "hop": "host2", "pass": 1}],
        "effect": true, "status": "undecided", "outcome": null})"));
    REQUIRE(json["routes"].size() == 2);
    CHECK(json["routes"][0]["when"] == Json{{"C1", true}});
    CHECK(json["routes"][0]["route"] == 1);
    CHECK(json["routes"][0]["proxy_command"].is_null());
    CHECK(json["routes"][0]["equivalent_command"].is_null());
    const Json& route = json["routes"][1];
    CHECK(route["when"] == Json{{"C1", false}});
    CHECK(route["route"] == 2);
    CHECK(route["status"] == "ok");
    CHECK(route["proxy_command"] == "ssh -W '[10.2.0.3]:22' host2");
    CHECK(route["equivalent_command"] == Json{"ssh", "-J", "host1,host2", "host3"});
    CHECK(route["hops"][0]["because"] == Json::parse(R"({
        "file": "/home/ana/.ssh/config", "line": 6, "text": "ProxyJump host1"})"));
    CHECK(route["hops"][1]["reach"] == "jump");
    CHECK(route["hops"][1]["port"] == 2222);
    CHECK(route["hops"][2]["because"].is_null());
    CHECK(route["hops"][2]["invocation"].is_null());
    CHECK(json["undecided"] == Json{"C1"});
    CHECK(json["executed"] == Json::array());
    CHECK(json["errors"] == Json::array());
}

TEST_CASE("Outcomes that lead to the same route carry its number") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "config");
    builder.explanation.outcomes.push_back({{}, 0});
    const Json json = json_of(builder.explanation);
    REQUIRE(json["routes"].size() == 3);
    CHECK(json["routes"][2]["route"] == 1);
    CHECK(json["routes"][2]["when"] == Json::object());
}

TEST_CASE("What was run is named") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "config");
    Condition& condition = builder.explanation.conditions[0];
    condition.status = ConditionStatus::ran;
    condition.outcome = false;
    condition.end = CommandEnd{.status = 1, .reason = {}};
    const Json json = json_of(builder.explanation);
    CHECK(json["executed"] == Json{"C1"});
    CHECK(json["undecided"] == Json::array());
    CHECK(json["conditions"][0]["status"] == "ran");
    CHECK(json["conditions"][0]["outcome"] == false);
}

TEST_CASE("Everything about a hop") {
    ExplanationBuilder builder{"db"};
    const Config& config = builder.file("config", "Host db\nUser ana\nHost *\nUser bob\n");
    const Origin line2 = ExplanationBuilder::origin(config, 2);
    const Origin line4 = ExplanationBuilder::origin(config, 4);
    const Origin option{.kind = OriginKind::command_line, .option = "-l carl"};
    const Origin implied{.kind = OriginKind::implied, .option = "-W"};
    Hop db = hop("db", "ana", "10.0.0.1");
    db.resolution = std::make_shared<const Resolution>();
    db.because = Because{option, "-J db"};
    db.invocation = {"ssh", "db"};
    db.identities = {{"~/.ssh/id_rsa", {}}, {"k", line2}, {"l", option}};
    db.forwards = {
        {Forwarding::Kind::local, "8080", "[web]:80", {line2, "LocalForward 8080 web:80"}},
        {Forwarding::Kind::remote, "9090", "[web]:80", {line2, "RemoteForward"}},
        {Forwarding::Kind::dynamic, "1080", "", {option, "-D 1080"}}};
    db.tunnel = "any:any";
    db.control = Control{"/tmp/c", line4};
    db.needs = {"tcp-forwarding"};
    db.exposure = {.agent = true, .session = true};
    builder.route({}, {.hops = {db}});
    builder.explanation.routes[0].options[0] = {
        {.keyword = Keyword::user, .value = {"ana", line2}, .lost = {{"bob", line4}}},
        {.keyword = Keyword::user, .value = {"carl", option}, .when = {{0, true}}},
        {.keyword = Keyword::clear_all_forwardings, .value = {"yes", implied}},
        {.keyword = Keyword::port, .value = {"22", {}}}};
    const Json json = json_of(builder.explanation)["routes"][0]["hops"][0];
    CHECK(json["because"] == Json::parse(R"({"file": null, "line": 0, "text": "-J db"})"));
    CHECK(json["invocation"] == Json{"ssh", "db"});
    CHECK(json["identities"] == Json::parse(R"([
        {"file": "~/.ssh/id_rsa", "source": "default", "line": null},
        {"file": "k", "source": "config", "line": 2},
        {"file": "l", "source": "-l carl", "line": 0}])"));
    CHECK(json["forwards"] == Json::parse(R"([
        {"kind": "local", "listen": "8080", "connect": "[web]:80", "resolved_on": "server",
         "because": {"file": "config", "line": 2, "text": "LocalForward 8080 web:80"}},
        {"kind": "remote", "listen": "9090", "connect": "[web]:80", "resolved_on": "client",
         "because": {"file": "config", "line": 2, "text": "RemoteForward"}},
        {"kind": "dynamic", "listen": "1080", "connect": null, "resolved_on": null,
         "because": {"file": null, "line": 0, "text": "-D 1080"}}])"));
    CHECK(json["tunnel"] == "any:any");
    CHECK(json["control"] == Json::parse(R"({"path": "/tmp/c", "file": "config", "line": 4})"));
    CHECK(json["needs"] == Json{"tcp-forwarding"});
    CHECK(json["exposure"] == Json::parse(R"({"agent": true, "x11": false, "session": true})"));
    CHECK(json["options"].dump() == Json::parse(R"([
        {"keyword": "user", "value": "ana", "file": "config", "line": 2, "block": "Host db",
         "lost": [{"value": "bob", "file": "config", "line": 4}]},
        {"keyword": "user", "value": "carl", "file": null, "line": 0, "block": "-l carl",
         "when": {"C1": true}, "lost": []},
        {"keyword": "clearallforwardings", "value": "yes", "file": null, "line": 0,
         "block": "implied by -W", "lost": []},
        {"keyword": "port", "value": "22", "file": null, "line": null, "block": null,
         "lost": []}])")
                                        .dump());
}

TEST_CASE("A refusal is an error and no route") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "config");
    const SourceFile& file = *builder.explanation.conditions[0].asked[0].place.file;
    builder.explanation.ending = Ending::refused;
    builder.explanation.complaints = {
        {.text = "config line 5: Bad Match condition",
         .where = builder.explanation.conditions[0].asked[0].place,
         .line = 5},
        {.text = "only said", .severity = Severity::warning, .where = {&file, {}}, .line = 1},
        {.text = "config: terminating, 1 bad configuration options"}};
    const Json json = json_of(builder.explanation);
    CHECK(json["routes"] == Json::array());
    CHECK(json["errors"].dump() == Json::parse(R"([
        {"file": "config", "line": 5, "column": 18, "message": "config line 5: Bad Match condition"},
        {"file": null, "line": 0, "column": 0,
         "message": "config: terminating, 1 bad configuration options"}])")
                                       .dump());
}

TEST_CASE("A hop whose ssh refuses has no address") {
    ExplanationBuilder builder{"db"};
    Hop lost;
    lost.name = "db";
    lost.port = 0;
    builder.route(
        {}, {.status = RouteStatus::refused, .hops = {lost}, .complaints = {{.text = "Bad port"}}});
    const Json route = json_of(builder.explanation)["routes"][0];
    CHECK(route["status"] == "refused");
    CHECK(route["hops"][0]["hostname"].is_null());
    CHECK(route["hops"][0]["port"].is_null());
    CHECK(route["hops"][0]["user"].is_null());
    CHECK(route["notes"] == Json::parse(R"([{"code": "ssh-says", "text": "Bad port"}])"));
}

TEST_CASE("What is said about the whole is said of each route") {
    ExplanationBuilder builder{"servr"};
    builder.route({}, {.hops = {hop("servr", "ana", "servr")}, .notes = {{"a", "1"}}});
    builder.explanation.notes = {{"a", "1"}, {"b", "2"}};
    builder.explanation.name = {.is_named = false, .nearest = {"server"}};
    builder.explanation.complaints = {{.text = "c", .severity = Severity::warning}};
    CHECK(json_of(builder.explanation)["routes"][0]["notes"] == Json::parse(R"([
        {"code": "a", "text": "1"}, {"code": "b", "text": "2"},
        {"code": "not-named", "text": "No block names servr; nearest: server."},
        {"code": "ssh-says", "text": "c"}])"));
}
