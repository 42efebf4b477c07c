#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <rapidcheck/catch.h>

#include "answer.hpp"
#include "generate/pick.hpp"
#include "planner/classes/invocation_classes.hpp"
#include "planner/dialect/installed.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/line_diff.hpp"
#include "tests/support/small_config.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

Client client_of(const std::string& path) {
    RealWorld world{RealWorld::Powers::only_reads};
    Client client{.dialect = installed_dialect(world).dialect,
                  .user = "root",
                  .home = "/root",
                  .ssh_dir = "/root/.ssh"};
    client.user_config = {path, RoleFile::Wanted::named};
    client.system_config.wanted = RoleFile::Wanted::nothing;
    return client;
}

/// Whether the words say who logs in, whatever lines say.
enum class User : std::uint8_t { of_lines, of_words };

User user_of(const Strings& words) {
    return words.front() == "-l" ? User::of_words : User::of_lines;
}

/// What ssh prints, but for names that are the host's own or that words say.
std::string behaviour_of(Strings words, const std::string& path, User user) {
    words.insert(words.begin(), {"-F", path});
    const Answer answer = ask_ssh(words);
    std::string text = fmt::format("status {}\n", answer.status);
    for (const std::string& line : lines_of(answer.out)) {
        const bool is_name = line.starts_with("host ") || line.starts_with("hostname ");
        if (is_name || (user == User::of_words && line.starts_with("user "))) continue;
        text += line + "\n";
    }
    return text;
}

/// Compares calls with the witnesses of their classes, as the real ssh answers both.
class Comparer {
public:
    explicit Comparer(const SmallConfig& config)
        : path_(folder_.write("config", config.text)),
          client_(client_of(path_)),
          world_(RealWorld::Powers::only_reads),
          files_(world_),
          classes_(invocation_classes(client_, world_, files_)),
          may_be_left_out_(config.letters.find(':') != std::string::npos) {}

    [[nodiscard]] const InvocationClasses& classes() const { return classes_; }

    /// What ssh makes of each of some calls, asked at the same time.
    [[nodiscard]] Strings behaviours_of(const std::vector<Strings>& calls) const {
        Strings all(calls.size());
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t at = next++; at < calls.size(); at = next++) {
                all[at] = behaviour_of(calls[at], path_, user_of(calls[at]));
            }
        };
        std::vector<std::thread> workers(std::max(2U, std::thread::hardware_concurrency()));
        for (std::thread& worker : workers) worker = std::thread{work};
        for (std::thread& worker : workers) worker.join();
        return all;
    }

    /// What is wrong with a call that ssh answers in its own way; empty if nothing is.
    std::string check(const Strings& words, const std::string& own) {
        const auto read = read_invocation(words, client_.dialect, no_long_options);
        const auto number = classes_.class_of(std::get<Invocation>(read));
        const User user = user_of(words);
        if (!number) {
            const bool is_refused = own.starts_with("status 255");
            return is_refused || may_be_left_out_ ? "" : "it has no class";
        }
        const auto [known, is_new] = of_witness_.try_emplace({*number, user});
        const Strings& witness = classes_.all[*number].words;
        if (is_new) known->second = behaviour_of(witness, path_, user);
        if (own == known->second) return "";
        return fmt::format("as its witness, ssh {}, it is not:\n{}",
                           fmt::join(witness, " "),
                           line_changes(known->second, own));
    }

private:
    TemporaryFolder folder_;
    std::string path_;
    Client client_;
    RealWorld world_;
    ConfigFiles files_;
    InvocationClasses classes_;
    bool may_be_left_out_;  // as an IPv6 address in an unusual form
    std::map<std::pair<std::size_t, User>, std::string> of_witness_;
};

}  // namespace

TEST_CASE("the real ssh does for every name what it does for the witness of its class", "[ssh]") {
    prepare_process();
    rc::prop("all hosts of few letters, and all users of one of them", [] {
        std::vector<std::string> letters = plain_letters;
        letters.insert(letters.end(), cased_letters.begin(), cased_letters.end());
        letters.insert(letters.end(), address_letters.begin(), address_letters.end());
        const SmallConfig config = any_small_config(SmallConfigOf::any_release, letters);
        RC_LOG() << config.text;
        Comparer comparer{config};
        RC_CLASSIFY(comparer.classes().all.size() > 20, "more than 20 classes");
        RC_PRE(comparer.classes().is_exhaustive());
        std::vector<Strings> calls;
        const std::size_t longest = config.letters.size() > 2 ? 3 : 4;
        for (const std::string& host : all_texts(config.letters, longest)) {
            if (host.empty()) continue;
            calls.push_back({"--", host});
            if (pick_once_in(4)) calls.push_back({"-l", pick(all_texts("pqr", 2)), "--", host});
        }
        Strings hosts = all_texts(config.letters, 1);
        hosts.erase(hosts.begin());  // the empty name
        const std::string some_host = pick(hosts);
        for (const std::string& user : all_texts("pqr", 3)) {
            if (!user.empty()) calls.push_back({"-l", user, "--", some_host});
        }
        const Strings behaviours = comparer.behaviours_of(calls);
        for (std::size_t i = 0; i < calls.size(); ++i) {
            const std::string wrong = comparer.check(calls[i], behaviours[i]);
            if (wrong.empty()) continue;
            RC_LOG() << fmt::format("ssh {}: {}\n", fmt::join(calls[i], " "), wrong);
            RC_FAIL("it is not as its witness");
        }
    });
}

}  // namespace sshplan::test
