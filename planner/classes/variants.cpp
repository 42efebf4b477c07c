#include "planner/classes/variants.hpp"

#include <array>
#include <utility>

#include "planner/classes/name_alphabets.hpp"
#include "planner/classes/witnesses.hpp"

namespace sshplan {
namespace {

constexpr std::array<std::string_view, 4> usual_users{"someone", "user", "root", "x1"};
constexpr std::array<std::string_view, 3> usual_tags{"sometag", "tag", "x1"};

using Patterns = std::vector<Spotted>;

Patterns joined(const Patterns& one, const Patterns& other) {
    Patterns all = one;
    all.insert(all.end(), other.begin(), other.end());
    return all;
}

/// The users of jump hosts; their own names are compared with the user's (ssh.c main).
Patterns jump_users(const Questions& questions) {
    Patterns users;
    for (const SpottedJump& jump : questions.jumps) {
        if (jump.list.last().user) users.push_back({*jump.list.last().user, jump.spot});
    }
    return users;
}

void ask_all(NameTests& tests, const Patterns& patterns) {
    for (const Spotted& pattern : patterns) tests.ask(pattern.text, {}, TestRole::pattern);
}

bool is_any_name(std::string_view /*name*/) { return true; }

}  // namespace

VariantClasses::VariantClasses(const Questions& questions,
                               const Client& client,
                               VariantsOf which,
                               VariantLimits limits)
    : client_(client),
      has_tag_lines_(questions.tag.has_value()),
      sessions_(questions, make_names(questions, which, limits.names)) {
    // They are counted before they are made: there may be more than memory holds.
    const std::size_t callers = choices_of(callers_).size();
    const std::size_t callers_beside_user = choices_of(callers_beside_user_).size();
    const std::size_t people = callers + (users().size() - 1) * callers_beside_user;
    count_ = people;
    for (const std::size_t factor : {tags().size(), sessions_.all().size()}) {
        if (count_ <= limits.variants) count_ *= factor;
    }
    if (count_ > limits.variants || !is_complete()) {
        take({});
    } else {
        take_all();
        count_ = all_.size();
    }
}

void VariantClasses::take_all() {
    const Choices callers = choices_of(callers_);
    const Choices callers_beside_user = choices_of(callers_beside_user_);
    const Choices all_tags = tags();
    for (const auto& user : users()) {
        for (const auto& caller : user ? callers_beside_user : callers) {
            for (const auto& tag : all_tags) {
                for (const Session& session : sessions_.all()) {
                    take({user, caller, tag, session});
                }
            }
        }
    }
}

VariantClasses::Choices VariantClasses::users() const {
    Choices users{std::nullopt};
    if (!users_.is_asked) return users;
    for (std::string& one : witnesses_in_order(*users_.classes)) users.emplace_back(std::move(one));
    return users;
}

VariantClasses::Choices VariantClasses::tags() const {
    Choices tags{std::nullopt};
    if (!tags_.is_asked) return tags;
    if (has_tag_lines_) tags.emplace_back("");
    for (std::string& one : witnesses_in_order(*tags_.classes)) tags.emplace_back(std::move(one));
    return tags;
}

ExplorationLimits VariantClasses::make_names(const Questions& questions,
                                             VariantsOf which,
                                             ExplorationLimits limits) {
    return make_tags(questions, make_people(questions, which, limits));
}

ExplorationLimits VariantClasses::make_people(const Questions& questions,
                                              VariantsOf which,
                                              ExplorationLimits limits) {
    const bool compares_users = which == VariantsOf::possible_jump_loops &&
                                client_.dialect.has(Difference::jump_loop_compares_user);
    const Patterns users =
        compares_users ? joined(questions.user, jump_users(questions)) : questions.user;
    const auto make = [&](const Patterns& patterns, auto alphabet_of) {
        NameTests tests;
        ask_all(tests, patterns);
        if (tests.is_empty()) return Names{};
        const NameAlphabet alphabet = alphabet_of(client_.dialect, tests);
        Names names{std::make_unique<NameClasses>(tests, alphabet, limits), true};
        limits = names.classes->rest();
        choose_witnesses(*names.classes, patterns, usual_users, is_any_name);
        return names;
    };
    users_ = make(users, user_alphabet);
    callers_ = make(joined(questions.local_user, users), caller_alphabet);
    callers_beside_user_ = make(questions.local_user, caller_alphabet);
    return limits;
}

ExplorationLimits VariantClasses::make_tags(const Questions& questions, ExplorationLimits limits) {
    NameTests tests;
    ask_all(tests, questions.tagged);
    // Whether there is a tag at all is asked by whatever is asked.
    tags_ = {std::make_unique<NameClasses>(tests, word_alphabet(), limits),
             !questions.tagged.empty()};
    choose_witnesses(*tags_.classes, questions.tagged, usual_tags, is_any_name);
    return tags_.classes->rest();
}

/// The local users of which there is a class, the client's first.
VariantClasses::Choices VariantClasses::choices_of(const Names& names) const {
    Choices choices{std::nullopt};
    if (!names.is_asked) return choices;
    const std::optional<std::size_t> own = names.classes->class_of(client_.user);
    for (std::string& one : witnesses_in_order(*names.classes)) {
        const auto number = names.classes->class_of(one);
        if (number && number != own) choices.emplace_back(std::move(one));
    }
    return choices;
}

bool VariantClasses::is_complete() const {
    return users_.is_complete() && callers_.is_complete() && callers_beside_user_.is_complete() &&
           tags_.is_complete() && sessions_.is_complete();
}

std::optional<std::size_t> VariantClasses::tag_key_of(const Variant& variant) const {
    if (!tags_.is_asked || !variant.tag) return 0;
    if (variant.tag->empty()) return has_tag_lines_ ? 1 : 0;
    const std::optional<std::size_t> number = tags_.classes->class_of(*variant.tag);
    return number ? std::optional{*number + 2} : std::nullopt;
}

std::optional<VariantClasses::Key> VariantClasses::key_of(const Variant& variant) const {
    Key key;
    auto& [user, caller, tag, session] = key;
    if (users_.is_asked && variant.user) {
        const auto number = users_.classes->class_of(*variant.user);
        if (!number) return std::nullopt;
        user = *number + 1;
    }
    const Names& callers = callers_for(variant);
    if (callers.is_asked) {
        const auto own = callers.classes->class_of(client_.user);
        const auto number =
            variant.local_user ? callers.classes->class_of(*variant.local_user) : own;
        if (variant.local_user && !number) return std::nullopt;
        if (number != own) caller = *number + 1;
    }
    const auto tag_key = tag_key_of(variant);
    const auto session_key = sessions_.class_of(variant.session);
    if (!tag_key || !session_key) return std::nullopt;
    tag = *tag_key;
    session = *session_key;
    return key;
}

void VariantClasses::take(const Variant& variant) {
    const std::optional<Key> key = key_of(variant);
    if (key && numbers_.try_emplace(*key, all_.size()).second) all_.push_back(variant);
}

std::optional<std::size_t> VariantClasses::class_of(const Variant& variant) const {
    const std::optional<Key> key = key_of(variant);
    if (!key) return std::nullopt;
    const auto found = numbers_.find(*key);
    return found == numbers_.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace sshplan
