#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/classes/invocation_classes.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;
using Words = std::vector<std::string>;

namespace {

/// The classes of a configuration, and who finds them.
class Classes {
public:
    explicit Classes(const std::string& bytes,
                     std::string_view dialect = "10.5",
                     const Limits& limits = {})
        : world_({.files = {{"/s/config", {.bytes = bytes}}}}), files_(world_) {
        client_.dialect = std::get<ChosenDialect>(find_dialect(dialect)).dialect;
        client_.user = "nobody";
        client_.uid = 1000;
        client_.home = "/home/ana";
        client_.shell = "/bin/sh";
        client_.user_config = {"/s/config", RoleFile::Wanted::named};
        client_.system_config.wanted = RoleFile::Wanted::nothing;
        client_.ssh_dir = "/s";
        world_.set_limits(limits);
        classes_ = invocation_classes(client_, world_, files_);
    }

    /// The words of all witnesses, with the local user behind a `@`.
    [[nodiscard]] Words all() const {
        Words texts;
        for (const InvocationClass& one : classes_.all) texts.push_back(text_of(one));
        return texts;
    }

    /// The witness of what is typed.
    [[nodiscard]] std::string witness_of(
        const Words& words, const std::optional<std::string>& local_user = std::nullopt) const {
        const auto read = read_invocation(words, client_.dialect, no_long_options);
        const auto number = classes_.class_of(std::get<Invocation>(read), local_user);
        return number ? text_of(classes_.all[*number]) : "none";
    }

    /// The codes of the gaps, then those of routes.
    [[nodiscard]] Words gaps() const {
        Words codes;
        for (const Note& note : classes_.gaps) codes.push_back(note.code);
        for (const Note& note : classes_.route_gaps) codes.push_back("route " + note.code);
        return codes;
    }

    [[nodiscard]] const InvocationClasses& operator*() const { return classes_; }

private:
    static std::string text_of(const InvocationClass& one) {
        const std::string words = fmt::format("{}", fmt::join(one.words, " "));
        return one.local_user ? fmt::format("{} @{}", words, *one.local_user) : words;
    }

    Client client_;
    ImaginaryWorld world_;
    ConfigFiles files_;
    InvocationClasses classes_;
};

}  // namespace

TEST_CASE("a file that asks nothing knows one invocation") {
    CHECK(Classes{""}.all() == Words{"otherhost"});
    CHECK(Classes{"User x\nHost *\n  Port 1\nMatch all\n"}.all() == Words{"otherhost"});
    CHECK(Classes{"Match exec true localnetwork 10.0.0.0/8\n"}.all() == Words{"otherhost"});
}

TEST_CASE("named hosts come first, then those like a pattern, then others") {
    const Classes classes{"Host *.corp\nHost db2 db1\nMatch host web\n"};
    CHECK(classes.all() == Words{"db2", "db1", "web", "x.corp", "otherhost"});
    using Host = InvocationClass::Host;
    CHECK((*classes).all[0].host == Host::named);
    CHECK((*classes).all[3].host == Host::like);
    CHECK((*classes).all[4].host == Host::other);
    CHECK(classes.witness_of({"a.b.corp"}) == "x.corp");
    CHECK(classes.witness_of({"ops@db1", "-p", "22"}) == "db1");
    CHECK((*classes).is_exhaustive());
}

TEST_CASE("patterns that overlap make classes of what they have in common") {
    CHECK(Classes{"Host web-*\nHost *.corp\n"}.all() ==
          Words{"web-x", "x.corp", "web-.corp", "otherhost"});
    CHECK(Classes{"Host a?\nHost ?b\n"}.all() == Words{"1b", "a1", "ab", "otherhost"});
    CHECK(Classes{"Host * !b*\nHost b1\n"}.all() == Words{"b1", "bx", "otherhost"});
    CHECK(Classes{"Host ?\n"}.all() == Words{"1", "otherhost"});
    CHECK(Classes{"Host otherhost\nHost ??*\n"}.all() == Words{"otherhost", "11x", "x"});
}

TEST_CASE("Host looks at letters' case, Match does not") {
    CHECK(Classes{"Host Db\n"}.all() == Words{"Db", "otherhost"});
    CHECK(Classes{"Match host Db,DB\n"}.all() == Words{"Db", "otherhost"});
    CHECK(Classes{"Match originalhost db\n"}.witness_of({"dB"}) == "db");
    CHECK(Classes{"Host db\nMatch originalhost db\n"}.all() == Words{"db", "dB", "otherhost"});
}

TEST_CASE("what Hostname makes of a name is asked about as well") {
    const std::string text = "Host d*\n  HostName %h.corp\nMatch host db.corp\n";
    CHECK(Classes{text}.all() == Words{"db.corp", "dx", "db", "Db", "Db.corp", "otherhost"});
    CHECK(Classes{text}.witness_of({"dB"}) == "db");
    CHECK(Classes{"HostName db.corp\nMatch host db.corp\n"}.all() == Words{"db.corp", "otherhost"});
    CHECK(Classes{"HostName %h-%h\nMatch host a-a\n"}.gaps() == Words{"hostname-repeats-name"});
    CHECK(Classes{"HostName %h-%h\nHost a-a\n"}.gaps().empty());
    CHECK(Classes{"HostName %%h\nMatch host a%h\n"}.gaps().empty());
}

TEST_CASE("in a second pass Host lines see the name that is dialled") {
    const std::string hosts = "Host db\n  HostName %h.corp\nHost *.corp\n";
    CHECK(Classes{hosts}.all() == Words{"db", "x.corp", "otherhost"});
    CHECK(Classes{hosts + "Match final\n"}.witness_of({"DB"}) == "dB");
    CHECK(Classes{"Host db\nMatch final host x\n"}.witness_of({"DB"}) == "dB");
    CHECK(Classes{"CanonicalizeHostname yes\nCanonicalDomains corp\nHost db.corp\n"}.witness_of(
              {"db"}) == "db");
}

TEST_CASE("addresses in other forms are known where it matters") {
    const Classes classes{"Host 10.0.0.1\nMatch final\n"};
    CHECK(classes.witness_of({"10.1"}) == classes.witness_of({"0xa.0.1"}));
    CHECK(classes.witness_of({"10.1"}) != classes.witness_of({"10.2"}));
    CHECK(Classes{"Host 10.*\nMatch final\n"}.gaps() == Words{"address-forms"});
    CHECK(Classes{"Host *.*\nMatch final\n"}.gaps().empty());
    CHECK(Classes{"Host 10.*\n"}.gaps().empty());
    const Classes jumps{"ProxyJump 10.0.0.1\n"};
    CHECK(jumps.witness_of({"10.1"}) != jumps.witness_of({"10.2"}));
}

TEST_CASE("login users are told apart by Match user, and local users where there is none") {
    const Classes classes{"Match user bob\nHost a\n"};
    CHECK(classes.all() == Words{"a",
                                 "a @bob",
                                 "-l bob a",
                                 "-l someone a",
                                 "otherhost",
                                 "otherhost @bob",
                                 "-l bob otherhost",
                                 "-l someone otherhost"});
    CHECK(classes.witness_of({"bob@a"}) == "-l bob a");
    CHECK(classes.witness_of({"bob@a"}, "bob") == "-l bob a");
    CHECK(classes.witness_of({"a"}, "eve") == "a");
    CHECK(Classes{"Match localuser bob\n"}.all() == Words{"otherhost", "otherhost @bob"});
    CHECK(Classes{"Match localuser nobody\n"}.all() == Words{"otherhost", "otherhost @someone"});
}

TEST_CASE("the users of jump hosts matter to those alone") {
    CHECK(Classes{"Host a\n  ProxyJump bob@b\n"}.all() ==
          Words{"a", "b", "b @bob", "-l bob b", "-l someone b", "otherhost"});
    CHECK(Classes{"Host a\n  ProxyJump B\n"}.all() == Words{"a", "otherhost"});
}

TEST_CASE("tags, commands and sessions count where lines ask for them") {
    CHECK(Classes{"Match tagged vpn\n"}.all() ==
          Words{"otherhost", "-P vpn otherhost", "-P sometag otherhost"});
    CHECK(Classes{"Tag t\nMatch tagged t\n"}.all() ==
          Words{"otherhost", "-P  otherhost", "-P t otherhost", "-P sometag otherhost"});
    CHECK(Classes{"Match tagged vpn\n", "9.2"}.gaps() == Words{"reading-stops"});
    CHECK(Classes{"Match sessiontype exec\n"}.all() == Words{"otherhost", "otherhost true"});
    CHECK(Classes{"Match sessiontype shell,none,sub*\nMatch sessiontype sub*\n"}.all() ==
          Words{"otherhost", "otherhost true", "-s otherhost true", "-N otherhost"});
    CHECK(Classes{"Match sessiontype none\n"}.witness_of({"-W", "b:22", "a"}) == "-N otherhost");
    CHECK(Classes{"Match command \"git *\"\n"}.all() ==
          Words{"otherhost", "otherhost git x", "otherhost true"});
    CHECK(Classes{"Match command \"\"\n"}.all() == Words{"otherhost", "otherhost true"});
    CHECK(Classes{"Match command -x\n"}.all() ==
          Words{"otherhost", "-- otherhost -x", "otherhost true"});
}

TEST_CASE("only what ssh takes from a command line is a host or a user") {
    CHECK(Classes{"Host a,b x@y ssh://z -q\n"}.all() == Words{"otherhost"});
    CHECK(Classes{"Host a,b x@y ssh://z -q\n", "9.5"}.all() == Words{"a,b", "-- -q", "otherhost"});
    CHECK(Classes{"Host a,b\n"}.witness_of({"a,b"}) == "none");
    CHECK(Classes{"Match user a;b,-c,d\n"}.all() ==
          Words{"otherhost", "otherhost @d", "-l d otherhost", "-l someone otherhost"});
}

TEST_CASE("what may tell invocations apart otherwise is a gap") {
    CHECK(Classes{"Include x-%h\n"}.gaps() == Words{"include-depends"});
    CHECK(Classes{"Include x-%h\n", "9.8"}.gaps().empty());
    CHECK(Classes{"Include x-%d\n"}.gaps().empty());
    CHECK(Classes{"ForwardAgent /run/%r\n"}.gaps() == Words{"socket-depends"});
    CHECK(Classes{"CanonicalizeHostname yes\nCanonicalizePermittedCNAMEs *:*\n"}.gaps() ==
          Words{"alias-named-by-dns"});
    CHECK(Classes{"Host a\nFoo bar\n"}.gaps() == Words{"reading-stops"});
    CHECK_FALSE((*Classes{"Host a\nFoo bar\n"}).is_exhaustive());
}

TEST_CASE("inner hosts that are made of names are gaps of routes alone") {
    CHECK(Classes{"ProxyJump gw-%h\n"}.gaps() == Words{"route jump-computed"});
    CHECK(Classes{"ProxyCommand ssh -W %h:%p gw\n"}.gaps().empty());
    CHECK(Classes{"ProxyCommand ssh gw nc %h %p\n"}.gaps().empty());
    CHECK(Classes{"ProxyCommand nc %h %p\n"}.gaps().empty());
    CHECK(Classes{"ProxyCommand ssh -W %h:%p gw-%n\n"}.gaps() ==
          Words{"route proxy-command-computed"});
    CHECK(Classes{"ProxyCommand ssh -W %h:%p %r@gw\n"}.gaps().empty());
    CHECK(Classes{"ProxyCommand ssh -W %h:%p %r@gw\nMatch user u\n"}.gaps() ==
          Words{"route proxy-command-computed"});
    CHECK(Classes{"ProxyCommand ssh -W %h:%p $(echo %h | sed 's/.*[+]//')\n"}.gaps() ==
          Words{"route proxy-command-computed"});
}

TEST_CASE("beyond the limits named hosts are left, and one other") {
    const Classes many{
        "Host a b\nHost c*\nMatch user u\n", "10.5", Limits{}.with(Limit::classes, 5)};
    CHECK(many.gaps() == Words{"too-many-classes"});
    CHECK(many.all() == Words{"a", "b", "cx", "otherhost"});
    const Classes product{
        "Match user a,b,c\nMatch localuser d,e,f\nMatch tagged g,h,i\nMatch command j,k,l\n",
        "10.5",
        Limits{}.with(Limit::classes, 100)};
    CHECK(product.gaps() == Words{"too-many-classes"});
    CHECK(product.all() == Words{"otherhost"});
    CHECK(product.witness_of({"-l", "a", "otherhost"}) == "none");
    const Classes more{"Host a b\nHost c*\n", "10.5", Limits{}.with(Limit::classes, 3)};
    CHECK(more.all() == Words{"a", "b", "otherhost"});
    CHECK(more.witness_of({"b"}) == "b");
    CHECK(more.witness_of({"cx"}) == "none");
    const Classes states{"Host a b\nHost *c*d*e*\n", "10.5", Limits{}.with(Limit::states, 3)};
    CHECK(states.gaps() == Words{"too-many-states"});
    CHECK(states.all() == Words{"a", "b", "otherhost"});
}
