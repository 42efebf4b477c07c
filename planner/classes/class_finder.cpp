#include "planner/classes/class_finder.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/classes/gaps.hpp"

namespace sshplan {
namespace {

/// The words of an invocation, with `--` where a word behind them would be an option.
std::vector<std::string> words_of(const std::string& host, const Variant& variant) {
    std::vector<std::string> words;
    if (variant.user) words.insert(words.end(), {"-l", *variant.user});
    if (variant.tag) words.insert(words.end(), {"-P", *variant.tag});
    if (variant.session.option == Session::Option::subsystem) words.emplace_back("-s");
    if (variant.session.option == Session::Option::nothing) words.emplace_back("-N");
    const std::string& command = variant.session.command;
    if (host.starts_with('-') || command.starts_with('-')) words.emplace_back("--");
    words.push_back(host);
    if (!command.empty()) words.push_back(command);
    return words;
}

/// The last of -s, -N and -W counts.
Session session_of(const Invocation& invocation) {
    using enum Session::Option;
    Session session{plain, fmt::format("{}", fmt::join(invocation.command, " "))};
    for (const OptionUse& use : invocation.options) {
        if (use.letter == 's') session.option = subsystem;
        if (use.letter == 'N' || use.letter == 'W') session.option = nothing;
    }
    return session;
}

std::optional<std::string> tag_of(const Invocation& invocation) {
    const auto tag = std::ranges::find(invocation.options, 'P', &OptionUse::letter);
    return tag == invocation.options.end() ? std::nullopt : std::optional{tag->argument};
}

}  // namespace

ClassFinder::ClassFinder(const Client& client,
                         Questions questions,
                         const std::vector<NamedDestination>& named,
                         ClassLimits limits)
    : client_(client),
      questions_(std::move(questions)),
      hosts_(questions_,
             named,
             client_.dialect,
             {.states = limits.states, .items = 5 * limits.states}),
      variants_(questions_, client_, VariantsOf::any_host, {limits.classes, hosts_.rest()}),
      looping_variants_(
          questions_, client_, VariantsOf::possible_jump_loops, {limits.classes, variants_.rest()}),
      gaps_(hosts_.gaps()) {
    std::ranges::move(gaps_of(questions_, client.dialect), std::back_inserter(gaps_));
    note_limits(limits);
    place_hosts();
}

void ClassFinder::note_limits(ClassLimits limits) {
    const bool has_variants = variants_.is_complete() && looping_variants_.is_complete();
    if (!hosts_.is_complete() || !has_variants) {
        keeps_ = Keeps::plain_ones;
        gaps_.push_back(
            {"too-many-states",
             with_remedy(fmt::format("the patterns for {} overlap in too many ways",
                                     hosts_.is_complete() ? "users, tags or commands" : "hosts"),
                         Limit::states,
                         limits.states)});
    }
    if (count() <= limits.classes) return;
    keeps_ = Keeps::plain_ones;
    gaps_.push_back({"too-many-classes",
                     with_remedy(fmt::format("the files tell {} of command lines apart",
                                             more_than(Limit::classes, limits.classes)),
                                 Limit::classes,
                                 limits.classes)});
    if (count() > limits.classes) hosts_.keep_named_only();
}

std::size_t ClassFinder::count() const {
    std::size_t sum = 0;
    for (const HostClass& host : hosts_.all()) {
        sum += keeps_ == Keeps::all ? variants_of(host).count() : 1;
    }
    return sum;
}

void ClassFinder::place_hosts() {
    std::size_t next = 0;
    for (const HostClass& host : hosts_.all()) {
        first_of_.push_back(next);
        next += keeps_ == Keeps::all ? variants_of(host).all().size() : 1;
    }
}

std::vector<Variant> ClassFinder::kept_variants_of(const HostClass& host) const {
    return keeps_ == Keeps::all ? variants_of(host).all() : std::vector<Variant>(1);
}

std::vector<InvocationClass> ClassFinder::classes() const {
    std::vector<InvocationClass> all;
    for (const HostClass& host : hosts_.all()) {
        for (const Variant& variant : kept_variants_of(host)) {
            std::vector<std::string> words = words_of(host.witness, variant);
            auto read = read_invocation(words, client_.dialect, no_long_options);
            all.push_back({std::get<Invocation>(std::move(read)),
                           variant.local_user,
                           std::move(words),
                           host.host});
        }
    }
    return all;
}

std::optional<std::size_t> ClassFinder::class_of(
    const Invocation& invocation, const std::optional<std::string>& local_user) const {
    if (invocation.has('o') || invocation.has('F')) return std::nullopt;
    const std::optional<std::size_t> number = hosts_.class_of(invocation.destination.host);
    if (!number) return std::nullopt;
    const std::optional<std::size_t> variant =
        variants_of(hosts_.all()[*number])
            .class_of(
                {told_user(invocation), local_user, tag_of(invocation), session_of(invocation)});
    if (!variant || (keeps_ != Keeps::all && *variant != 0)) return std::nullopt;
    return first_of_[*number] + *variant;
}

}  // namespace sshplan
