#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <rapidcheck/catch.h>

#include "planner/classes/invocation_classes.hpp"
#include "planner/resolve/resolve.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/properties/random.hpp"
#include "tests/support/small_config.hpp"

namespace sshplan::test {

namespace {

/// Who asks for a host, and how.
struct Call {
    std::vector<std::string> words;
    std::optional<std::string> local_user{};
};

Client client_of(const std::optional<std::string>& local_user, const Dialect& dialect) {
    Client client{.dialect = dialect,
                  .user = local_user.value_or("p"),
                  .uid = 1000,
                  .home = "/home/ana",
                  .ssh_dir = "/s"};
    client.user_config = {"/s/config", RoleFile::Wanted::named};
    client.system_config.wanted = RoleFile::Wanted::nothing;
    return client;
}

/// Keywords of which the words of a call say something, whatever lines say.
std::set<Keyword> told_by(const Invocation& invocation) {
    std::set<Keyword> told;
    if (invocation.has('l')) told.insert(Keyword::user);
    if (invocation.has('P')) told.insert(Keyword::tag);
    if (invocation.has('s') || invocation.has('N')) {
        told.insert({Keyword::session_type, Keyword::request_tty});
    }
    return told;
}

/// Which lines hold, and which blocks count, whatever the names are.
std::string behaviour_of(const Resolution& resolution, const std::set<Keyword>& told) {
    std::string text =
        fmt::format("ending {} passes {}", static_cast<int>(resolution.ending), resolution.passes);
    for (const BlockDecision& decision : resolution.decisions) {
        text +=
            fmt::format("\nblock {} {} {}", decision.head->line, decision.pass, decision.applies);
    }
    for (std::size_t i = 0; i < keyword_count; ++i) {
        if (told.contains(static_cast<Keyword>(i))) continue;
        const Setting& setting = resolution.settings[i].get();
        for (const auto* list : {&setting.obtained, &setting.lost}) {
            for (const Obtained& value : *list) {
                text += fmt::format("\n{} {} {}", i, value.origin.line, value.text);
            }
        }
    }
    return text;
}

/// The same under every outcome of the look-ups.
std::string behaviour_of(const Invocation& invocation,
                         const std::optional<std::string>& local_user,
                         const std::set<Keyword>& told,
                         Surroundings surroundings,
                         const Dialect& dialect) {
    surroundings.blocks = BlocksRead::all;
    const Client client = client_of(local_user, dialect);
    Conditions& conditions = surroundings.conditions;
    std::string text;
    do {
        const Resolution resolution = resolve(invocation, client, surroundings);
        for (const Guard& guard : conditions.trail()) text += guard.outcome ? "y" : "n";
        text += ": " + behaviour_of(resolution, told) + "\n";
    } while (conditions.next_branch());
    return text;
}

std::string any_short_text() { return random_text(all_texts("pqr", 2)); }

/// Some call of a host; only the newest releases ask for tags, sessions and commands.
Call any_call(const std::string& host, const Dialect& dialect) {
    Call call;
    const auto maybe = [&](const std::string& option) {
        if (random_number(0, 2) == 0)
            call.words.insert(call.words.end(), {option, any_short_text()});
    };
    maybe("-l");
    const bool asks_all = dialect.has(Difference::match_command);
    if (asks_all) maybe("-P");
    const int session = asks_all ? random_number(0, 4) : 0;
    if (session == 1) call.words.emplace_back("-N");
    if (session == 2) call.words.emplace_back("-s");
    call.words.insert(call.words.end(), {"--", host});
    if (session > 1) call.words.push_back(random_text({"p", "q", "pq", "qp", "r"}));
    const std::string local_user = any_short_text();
    if (!local_user.empty() && random_number(0, 2) == 0) call.local_user = local_user;
    return call;
}

/// Compares calls with the witnesses of their classes.
class Comparer {
public:
    Comparer(const SmallConfig& config, const Dialect& dialect)
        : dialect_(dialect),
          world_({.files = {{"/s/config", {.bytes = config.text}}}}),
          files_(world_),
          classes_(invocation_classes(client_of(std::nullopt, dialect), world_, files_)),
          may_be_left_out_(config.letters.find(':') != std::string::npos) {}

    [[nodiscard]] const InvocationClasses& classes() const { return classes_; }

    /// What is wrong; empty if nothing is.
    std::string check(const Call& call) {
        const auto read = read_invocation(call.words, dialect_, no_long_options);
        const auto& invocation = std::get<Invocation>(read);
        const auto number = classes_.class_of(invocation, call.local_user);
        const std::set<Keyword> told = told_by(invocation);
        const std::string own = behaviour_of(invocation, call.local_user, told);
        if (!number) {
            return own.starts_with(": ending 1") || may_be_left_out_ ? "" : "it has no class";
        }
        const std::string& witness = behaviour_of_witness(*number, told);
        if (own == witness) return "";
        return fmt::format("it does\n{}\nbut its witness, ssh {}\n{}",
                           own,
                           fmt::join(classes_.all[*number].words, " "),
                           witness);
    }

    std::string check_witness(std::size_t number) {
        const InvocationClass& one = classes_.all[number];
        return classes_.class_of(one.invocation, one.local_user) == number
                   ? ""
                   : "it is in another class";
    }

private:
    const std::string& behaviour_of_witness(std::size_t number, const std::set<Keyword>& told) {
        const InvocationClass& one = classes_.all[number];
        const auto [known, is_new] = of_witness_.try_emplace({number, told});
        if (is_new) known->second = behaviour_of(one.invocation, one.local_user, told);
        return known->second;
    }

    std::string behaviour_of(const Invocation& invocation,
                             const std::optional<std::string>& local_user,
                             const std::set<Keyword>& told) {
        Conditions conditions{{world_, world_, world_, "/bin/sh"}, {}};
        return test::behaviour_of(
            invocation, local_user, told, {world_, files_, conditions}, dialect_);
    }

    const Dialect& dialect_;
    ImaginaryWorld world_;
    ConfigFiles files_;
    InvocationClasses classes_;
    bool may_be_left_out_;  // as an IPv6 address in an unusual form
    std::map<std::pair<std::size_t, std::set<Keyword>>, std::string> of_witness_;
};

/// Checks every host of few letters; `calls`: how often each is called in some other way.
void check_all_hosts(const SmallConfig& config, const Dialect& dialect, int calls) {
    constexpr std::size_t longest = 4;
    RC_LOG() << dialect.name << "\n" << config.text;
    Comparer comparer{config, dialect};
    RC_CLASSIFY(!comparer.classes().is_exhaustive(), "with gaps");
    RC_CLASSIFY(comparer.classes().all.size() > 20, "more than 20 classes");
    RC_PRE(comparer.classes().is_exhaustive());
    for (std::size_t number = 0; number < comparer.classes().all.size(); ++number) {
        const std::string wrong = comparer.check_witness(number);
        if (wrong.empty()) continue;
        RC_LOG() << fmt::format(
            "ssh {}\n{}", fmt::join(comparer.classes().all[number].words, " "), wrong);
        RC_FAIL("a witness");
    }
    for (const std::string& host : all_texts(config.letters, longest)) {
        if (host.empty()) continue;
        std::vector<Call> all{{{"--", host}}};
        for (int left = calls; left > 0; --left) all.push_back(any_call(host, dialect));
        for (const Call& call : all) {
            const std::string wrong = comparer.check(call);
            if (wrong.empty()) continue;
            RC_LOG() << fmt::format("ssh {} by {}: {}\n",
                                    fmt::join(call.words, " "),
                                    call.local_user.value_or("p"),
                                    wrong);
            RC_FAIL("it is not as its witness");
        }
    }
}

}  // namespace

TEST_CASE("every invocation of a small configuration does what the witness of its class does") {
    const auto check = [](const std::vector<std::string>& letters) {
        check_all_hosts(
            any_small_config(SmallConfigOf::newest_release, letters), newest_dialect(), 2);
    };
    rc::prop("whose names are letters", [&] { check(plain_letters); });
    rc::prop("whose names are letters of both cases", [&] { check(cased_letters); });
    rc::prop("whose names may be addresses", [&] { check(address_letters); });
    rc::prop("that some release reads", [&] {
        const std::string name = random_text({"8.2", "8.4", "9.3", "debian-9.2", "9.8", "10.0"});
        const Dialect dialect = std::get<ChosenDialect>(find_dialect(name)).dialect;
        const auto& letters = random_number(0, 2) == 0 ? cased_letters : address_letters;
        check_all_hosts(any_small_config(SmallConfigOf::any_release, letters), dialect, 1);
    });
}

}  // namespace sshplan::test
