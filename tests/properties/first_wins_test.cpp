#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/resolve.hpp"
#include "tests/properties/random.hpp"
#include "tests/support/explained.hpp"
#include "tests/support/golden_case.hpp"

namespace sshplan::test {

namespace {

/// A keyword whose first value wins, and values that every release takes. (RekeyLimit's interval
/// and ForwardAgent's path have slots of their own, so that a later line may still fill them.)
struct FirstWins {
    std::string_view keyword;
    std::array<std::string_view, 3> values;
};

constexpr std::array table{
    FirstWins{"Port", {"22", "2222", "443"}},
    FirstWins{"User", {"fred", "ops", "git"}},
    FirstWins{"ProxyJump", {"none", "j1", "u@j1:2222,j2"}},
    FirstWins{"ProxyCommand", {"none", "door %h %p", "ssh -W %h:%p j3"}},
    FirstWins{"HostKeyAlias", {"a1", "a2", "A3"}},
    FirstWins{"Compression", {"yes", "no", "yes"}},
    FirstWins{"ConnectTimeout", {"5", "1m", "90"}},
    FirstWins{"ForwardAgent", {"yes", "no", "yes"}},
    FirstWins{"LogLevel", {"QUIET", "VERBOSE", "DEBUG"}},
    FirstWins{"RequestTTY", {"yes", "no", "force"}},
    FirstWins{"StrictHostKeyChecking", {"yes", "accept-new", "ask"}},
    FirstWins{"IdentitiesOnly", {"yes", "no", "yes"}},
    FirstWins{"AddressFamily", {"inet", "inet6", "any"}},
    FirstWins{"ControlPath", {"none", "~/.ssh/%C", "/run/%h"}},
    FirstWins{"ControlMaster", {"auto", "no", "yes"}},
    FirstWins{"RemoteCommand", {"none", "uptime", "tmux a"}},
    FirstWins{"UserKnownHostsFile", {"~/a", "~/b ~/c", "none"}},
    FirstWins{"RekeyLimit", {"1G", "500M", "default"}},
    FirstWins{"TCPKeepAlive", {"yes", "no", "yes"}},
    FirstWins{"SetEnv", {"A=1", "B=2", "A=3 C=4"}},
};

/// ProxyJump and ProxyCommand share one slot: which of them was first decides over both.
std::set<Keyword> slot_of(Keyword keyword) {
    if (keyword == Keyword::proxy_jump || keyword == Keyword::proxy_command) {
        return {Keyword::proxy_jump, Keyword::proxy_command};
    }
    return {keyword};
}

struct Block {
    std::string text;
    std::set<Keyword> keywords{};
};

/// One to five lines below a heading.
Block random_block(const std::vector<std::string>& headings) {
    Block block{.text = random_text(headings) + "\n"};
    for (int lines = random_number(1, 6); lines > 0; --lines) {
        const FirstWins& row = table[random_number<std::size_t>(0, table.size())];
        const std::string_view value = row.values[random_number<std::size_t>(0, 3)];
        block.text += std::string{"    "}.append(row.keyword).append(" ").append(value) + "\n";
        const std::set<Keyword> slot = slot_of(find_keyword(lower_case(row.keyword))->keyword);
        block.keywords.insert(slot.begin(), slot.end());
    }
    return block;
}

std::string random_configuration() {
    // No criterion asks for what a first-wins keyword sets, so blocks are independent.
    const std::vector<std::string> headings{"Host web",
                                            "Host *",
                                            "Host w* !web2",
                                            "Match originalhost web",
                                            "Match all",
                                            "Match host *.org,web",
                                            "Host other",
                                            "Match localuser ana"};
    std::string text = "Host web\n    HostName web.example.org\n";
    for (int blocks = random_number(0, 5); blocks > 0; --blocks) {
        text += random_block(headings).text;
    }
    return text;
}

/// The values that were obtained, without where.
using Values = std::vector<std::string>;

std::array<Values, keyword_count> values_under(const std::string& config, const Dialect& dialect) {
    Imaginary machine = laptop_of_ana();
    machine.files["/home/ana/.ssh/config"] = {.bytes = config};
    ImaginaryWorld world{machine};
    ConfigFiles files{world};
    Conditions conditions{{world, world, world, "/bin/sh"}, {}};
    Client client = client_of_ana();
    client.dialect = dialect;
    const std::vector<std::string> words{"web"};
    const auto invocation = std::get<Invocation>(read_invocation(words, dialect, no_long_options));
    const Resolution resolution = resolve(invocation, client, {world, files, conditions});
    RC_ASSERT(resolution.ending == Ending::complete);
    std::array<Values, keyword_count> values;
    for (std::size_t i = 0; i < keyword_count; ++i) {
        for (const Obtained& obtained : resolution.settings[i].get().obtained) {
            values[i].push_back(obtained.text);
        }
    }
    return values;
}

const Dialect& random_dialect() {
    // The first of them, 7.7, knows no SetEnv.
    return known_dialects()[random_number<std::size_t>(1, known_dialects().size())];
}

}  // namespace

TEST_CASE("a block behind all others changes no setting that was obtained before") {
    rc::prop("appending", [] {
        const Dialect& dialect = random_dialect();
        const std::string config = random_configuration();
        const Block block = random_block({"Host *", "Host web", "Match all"});
        RC_LOG() << config << "--- appended\n" << block.text;
        const auto before = values_under(config, dialect);
        const auto after = values_under(config + block.text, dialect);
        std::size_t settings = 0;
        for (std::size_t i = 0; i < keyword_count; ++i) {
            const bool may_be_new = before[i].empty() && block.keywords.contains(Keyword(i));
            RC_ASSERT((may_be_new || before[i] == after[i]));
            settings += after[i].size();
        }
        RC_ASSERT(settings > 0U);
    });
}

TEST_CASE("a block before all others changes only the keywords that it holds") {
    rc::prop("prepending", [] {
        const Dialect& dialect = random_dialect();
        const std::string config = random_configuration();
        const Block block = random_block({"Host *", "Host web", "Match all"});
        RC_LOG() << block.text << "--- prepended to\n" << config;
        const auto before = values_under(config, dialect);
        const auto after = values_under(block.text + config, dialect);
        for (std::size_t i = 0; i < keyword_count; ++i) {
            RC_ASSERT((block.keywords.contains(Keyword(i)) || before[i] == after[i]));
        }
    });
}

TEST_CASE("a block for another host changes nothing, wherever it stands") {
    rc::prop("not matching", [] {
        const Dialect& dialect = random_dialect();
        const std::string config = random_configuration();
        const Block block =
            random_block({"Host other", "Host * !web", "Match originalhost nobody"});
        RC_LOG() << block.text << "--- beside\n" << config;
        const auto before = values_under(config, dialect);
        RC_ASSERT(before == values_under(block.text + config, dialect));
        RC_ASSERT(before == values_under(config + block.text, dialect));
    });
}

}  // namespace sshplan::test
