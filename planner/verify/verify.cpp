#include "planner/verify/verify.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "planner/connect/execution.hpp"
#include "planner/explore/same_answers.hpp"
#include "planner/verify/answered_names_world.hpp"
#include "planner/verify/asked_ssh.hpp"
#include "planner/verify/named_variables.hpp"
#include "planner/verify/snapshot.hpp"

namespace sshplan {
namespace {

/// Options that change nothing of what is read, but would make ssh write somewhere.
constexpr std::string_view writing = "Ey";

Invocation without(Invocation invocation, std::string_view letters) {
    const auto is_one = [&](const OptionUse& use) {
        return letters.find(use.letter) != std::string_view::npos;
    };
    const auto before = static_cast<std::ptrdiff_t>(invocation.options_before);
    invocation.options_before -= static_cast<std::size_t>(std::ranges::count_if(
        invocation.options.begin(), invocation.options.begin() + before, is_one));
    std::erase_if(invocation.options, is_one);
    return invocation;
}

/// What a copy has not, or what means something else in one.
std::optional<std::string> lost_in_copy(const ProcessOutcome& outcome) {
    if (outcome.names == ProcessOutcome::Names::torn) {
        return "a name is found when it is looked up in one way, and not in another";
    }
    for (const ComplaintKind kind : outcome.complaints) {
        if (kind == ComplaintKind::bad_permissions) {
            return "ssh refuses a file for its owner or permissions, which a copy does not have";
        }
        if (kind == ComplaintKind::tilde_in_system_file) {
            return "the system's file includes a path with ~, which ssh refuses there alone";
        }
    }
    return std::nullopt;
}

/// The answers that were decided, but for names, which the world knows.
std::vector<Assumption> decided(const Explanation& explanation, std::span<const Assumption> given) {
    std::vector<Assumption> answers = same_answers(explanation, given);
    for (const Condition& condition : explanation.conditions) {
        if (!condition.name) continue;
        std::erase_if(answers, [&](const Assumption& answer) {
            return answer.kind == ConditionKind::dns && answer.what == condition.text;
        });
    }
    return answers;
}

Client asked_client(Client client) {
    client.stdin_is_terminal = false;  // it has no input
    return client;
}

/// One verification, from the first process to the last.
class Verifier {
public:
    Verifier(const Explanation& explanation,
             ConfigFiles& files,
             World& reading,
             World& acting,
             const VerifyOptions& options,
             const std::string& folder)
        : explanation_(explanation),
          files_(files),
          options_(options),
          client_(asked_client(explanation.client)),
          names_(reading, explanation),
          assumptions_(decided(explanation, options.assumptions)),
          snapshot_(acting, folder, files, client_),
          ssh_({.path = options.ssh, .folder = folder}, reading, acting) {}

    SshVerification run(const HeldSignals* signals) {
        signals_ = signals;
        const std::optional<std::string> failure = ssh_.failure();
        std::set<std::vector<std::string>> known;
        for (const ExploredRoute& explored : explanation_.routes) {
            for (const Hop& hop : explored.route.hops) {
                if (!hop.resolution || !known.insert(hop.invocation).second) continue;
                ++result_.processes;
                if (failure) add_unasked(*failure);
                if (!failure) verify_process(hop);
                if (result_.end == SshVerification::End::interrupted) return std::move(result_);
            }
        }
        if (result_.processes == 0) add_unasked("sshplan itself knows of no ssh process");
        return std::move(result_);
    }

private:
    void verify_process(const Hop& hop) {
        if (hop.invocation.empty()) {
            return add_unasked(
                fmt::format("with which words the ssh to {} is started is not known", hop.name));
        }
        const std::span<const std::string> words = std::span{hop.invocation}.subspan(1);
        const auto read = read_invocation(words, client_.dialect, no_long_options);
        const auto* const typed = std::get_if<Invocation>(&read);
        if (typed == nullptr) return add_unasked("its words cannot be read");
        if (typed->has('E') && typed->has('y')) return add_unasked("-E and -y exclude each other");
        const Invocation invocation = without(*typed, writing);
        const ReadProcess process{
            invocation, client_, names_, files_, assumptions_, options_.most_outcomes};
        const auto copy = snapshot_.take(files_read_by(process));
        if (const auto* const none = std::get_if<NoCopy>(&copy)) return add_unasked(none->why);
        add_variables(words);
        const auto asked = words_to_ask(invocation, std::get<std::string>(copy));
        const Gone gone = for_each_outcome(
            process, [&](const ProcessOutcome& outcome) { return ask(hop, asked, outcome); });
        if (gone == Gone::too_many) {
            add_unasked(fmt::format(
                "the ssh to {} has more than {} outcomes", hop.name, options_.most_outcomes));
        }
    }

    [[nodiscard]] std::vector<std::string> words_to_ask(const Invocation& invocation,
                                                        const std::string& config) const {
        std::vector<std::string> words{"-G", "-F", config};
        for (std::string& word : to_words(without(invocation, "FG"), client_.dialect)) {
            words.push_back(std::move(word));
        }
        return words;
    }

    /// The variables that the words, and files that are new here, may name.
    void add_variables(std::span<const std::string> words) {
        for (const std::string& word : words) ssh_.may_name(named_variables(word));
        for (; scanned_ < files_.opened().size(); ++scanned_) {
            ssh_.may_name(named_variables(files_.opened()[scanned_]->source->bytes()));
        }
    }

    /// Whether to go on.
    bool ask(const Hop& hop, const std::vector<std::string>& words, const ProcessOutcome& outcome) {
        if (signals_ != nullptr && signals_->has_pending()) {
            result_.end = SshVerification::End::interrupted;
            return false;
        }
        if (!outcome.expected) {
            add_unasked("sshplan has met a limit, and no answer of its own");
        } else if (auto why = lost_in_copy(outcome)) {
            add_unasked(*why);
        } else {
            compare(hop, ssh_.ask(words, outcome.met), outcome);
        }
        return true;
    }

    void compare(const Hop& hop,
                 const std::variant<SshHeard, SshUnheard>& answer,
                 const ProcessOutcome& outcome) {
        if (const auto* const none = std::get_if<SshUnheard>(&answer)) {
            return add_unasked(none->why);
        }
        ++result_.asked;
        auto difference = difference_of(std::get<SshHeard>(answer), outcome);
        if (!difference) {
            ++result_.agreed;
        } else if (!result_.first) {
            result_.first =
                SshDisagreement{hop.invocation, hop.name, outcome.met, *std::move(difference)};
        }
    }

    [[nodiscard]] std::optional<AnswerDifference> difference_of(
        const SshHeard& heard, const ProcessOutcome& outcome) const {
        const SshAnswer theirs =
            heard_answer(heard.status, heard.output, snapshot_.with_own_names(heard.errors));
        if (auto difference = answer_difference(*outcome.expected, theirs)) return difference;
        std::vector<RunCommand> foreseen;
        for (const MetCondition& met : outcome.met) {
            if (met.kind == ConditionKind::exec) foreseen.push_back({met.text, met.times});
        }
        return command_difference(foreseen, heard.asked);
    }

    void add_unasked(const std::string& why) {
        const auto known = std::ranges::find(result_.not_asked, why, &Unasked::why);
        if (known == result_.not_asked.end()) {
            result_.not_asked.push_back({why, 1});
        } else {
            ++known->count;
        }
    }

    const Explanation& explanation_;
    ConfigFiles& files_;
    const VerifyOptions& options_;
    Client client_;
    AnsweredNamesWorld names_;
    std::vector<Assumption> assumptions_;
    Snapshot snapshot_;
    AskedSsh ssh_;
    std::size_t scanned_ = 0;  // of the files that were opened
    const HeldSignals* signals_ = nullptr;
    SshVerification result_{};
};

}  // namespace

SshVerification verify(const Explanation& explanation,
                       ConfigFiles& files,
                       World& reading,
                       World& acting,
                       const VerifyOptions& options) {
    const auto held = acting.hold_signals();
    auto made = acting.make_private_folder();
    if (const auto* const failure = std::get_if<FileFailure>(&made)) {
        return {
            .not_asked = {{fmt::format("there is no folder for copies: {}", failure->reason), 1}}};
    }
    const PrivateFolder folder{std::get<std::string>(std::move(made)), acting};
    return Verifier{explanation, files, reading, acting, options, folder.path()}.run(held.get());
}

}  // namespace sshplan
