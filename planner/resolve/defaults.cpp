#include <array>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/algorithm_lists.hpp"
#include "planner/resolve/evaluation.hpp"

namespace sshplan {

namespace {

void settle(Evaluation& evaluation, Keyword keyword, std::string text) {
    evaluation.result.settle(keyword, {std::move(text)});
}

void clear(Evaluation& evaluation, Keyword keyword) { evaluation.result.settle(keyword, {}); }

/// -W brings two defaults along, if no line says otherwise.
void imply_stdio_defaults(Evaluation& evaluation) {
    if (!evaluation.result.has_stdio_forward) return;
    const Origin origin{.kind = OriginKind::implied, .option = "-W"};
    for (const Keyword keyword :
         {Keyword::clear_all_forwardings, Keyword::exit_on_forward_failure}) {
        if (evaluation.result.of(keyword).is_settled()) continue;
        hold(evaluation, keyword, {.text = "yes", .origin = origin}, {});
    }
}

/// readconf.c clear_forwardings().
void clear_forwards(Evaluation& evaluation) {
    if (effective(evaluation, Keyword::clear_all_forwardings) != "yes") return;
    for (const Keyword keyword :
         {Keyword::local_forward, Keyword::dynamic_forward, Keyword::remote_forward}) {
        clear(evaluation, keyword);
    }
    settle(evaluation, Keyword::tunnel, "false");
}

/// Since 8.5 host keys are updated where nothing special is done about them.
void decide_host_key_updates(Evaluation& evaluation) {
    const Resolution& result = evaluation.result;
    if (result.value(Keyword::update_host_keys) != nullptr) return;
    if (fallback_in(Keyword::update_host_keys, evaluation.edition()) != "true") return;
    const bool checks_dns = effective(evaluation, Keyword::verify_host_key_dns) != "false";
    const Obtained* const files = result.value(Keyword::user_known_hosts_file);
    const bool has_usual_file = files == nullptr || files->text == "~/.ssh/known_hosts";
    if (checks_dns || !has_usual_file) settle(evaluation, Keyword::update_host_keys, "false");
}

/// Debian's BatchMode does not wait for ever.
void watch_batches(Evaluation& evaluation) {
    const bool is_batch = evaluation.has(Difference::batches_keep_alive) &&
                          effective(evaluation, Keyword::batch_mode) == "yes";
    if (is_batch && evaluation.result.value(Keyword::server_alive_interval) == nullptr) {
        settle(evaluation, Keyword::server_alive_interval, "300");
    }
}

/// ssh -G knows a name for one of two ways to say yes, and shows UNKNOWN for the other.
void misname_compression(Evaluation& evaluation) {
    const Obtained* const value = evaluation.result.value(Keyword::compression);
    if (value == nullptr || value->text != "yes") return;
    const bool is_option = value->origin.option == "-C";
    if (evaluation.has(is_option ? Difference::compressing_unnamed
                                 : Difference::compression_unnamed)) {
        settle(evaluation, Keyword::compression, "UNKNOWN");
    }
}

/// What ssh says of a list that it cannot put together, and whether it goes on.
Flow complain_of_list(Evaluation& evaluation, const AlgorithmList& list, const Obtained& value) {
    const bool is_old = !evaluation.has(Difference::value_errors_counted);
    say(evaluation,
        {.text = fmt::format("fill_default_options: {}: invalid argument",
                             is_old ? list.field_then : list.field),
         .kind = ComplaintKind::bad_algorithm,
         .voice = is_old ? Voice::fatal : Voice::error,
         .where = value.origin.place,
         .line = value.origin.line});
    if (evaluation.has(Difference::bad_lists_forgiven)) {
        evaluation.result.complaints.back().severity = Severity::warning;
        return Flow::go_on;
    }
    evaluation.result.ending = Ending::refused;
    return Flow::stop;
}

/// Puts the lists that lines name together. Where one cannot be, ssh leaves those behind it as they
/// are, and does not even take up the default ones.
Flow assemble_lists(Evaluation& evaluation) {
    Resolution& result = evaluation.result;
    for (const AlgorithmList& list : assembled_lists()) {
        const Obtained* const value = result.value(list.keyword);
        if (result.is_unrepaired) {
            if (value == nullptr) clear(evaluation, list.keyword);
            continue;
        }
        if (value == nullptr) continue;
        auto assembled = assemble_list(list.keyword, value->text, evaluation.client.dialect);
        if (assembled) {
            settle(evaluation, list.keyword, *std::move(assembled));
            continue;
        }
        if (complain_of_list(evaluation, list, *value) == Flow::stop) return Flow::stop;
        clear(evaluation, list.keyword);
        result.is_unrepaired = true;
    }
    return Flow::go_on;
}

/// A keyword of which `none` means that it is not set, and since when.
struct Clearable {
    Keyword keyword;
    Lifetime lives{};
};

constexpr std::array clearables{
    Clearable{Keyword::local_command},
    Clearable{Keyword::remote_command},
    Clearable{Keyword::control_path},
    Clearable{Keyword::pkcs11_provider, {.since = {8, 0}}},
    Clearable{Keyword::security_key_provider, {.since = {8, 2}}},
    Clearable{Keyword::known_hosts_command, {.since = {8, 5}}},
    Clearable{Keyword::revoked_host_keys},
    Clearable{Keyword::channel_timeout},
};

/// CLEAR_ON_NONE; ProxyCommand and ProxyJump are settled by themselves.
void clear_none(Evaluation& evaluation) {
    for (const Clearable& clearable : clearables) {
        const Obtained* const value = evaluation.result.value(clearable.keyword);
        const bool clears = clearable.lives.holds_in(evaluation.edition());
        if (clears && value != nullptr && is_none(value->text)) {
            clear(evaluation, clearable.keyword);
        }
    }
}

/// A rule `none` is no rule; where ssh did not tidy up, it is one without a target.
void settle_cname_rules(Evaluation& evaluation) {
    constexpr Keyword keyword = Keyword::canonicalize_permitted_cnames;
    const std::string_view rules = evaluation.result.text(keyword);
    if (!is_none(rules)) return;
    if (evaluation.result.is_unrepaired) {
        settle(evaluation, keyword, std::string{rules} + ":");
    } else {
        clear(evaluation, keyword);
    }
}

}  // namespace

Flow fill_defaults(Evaluation& evaluation) {
    imply_stdio_defaults(evaluation);
    clear_forwards(evaluation);
    decide_host_key_updates(evaluation);
    watch_batches(evaluation);
    misname_compression(evaluation);
    if (assemble_lists(evaluation) == Flow::stop) return Flow::stop;
    if (!evaluation.result.is_unrepaired) clear_none(evaluation);
    settle_cname_rules(evaluation);
    settle_proxy(evaluation);
    return Flow::go_on;
}

}  // namespace sshplan
