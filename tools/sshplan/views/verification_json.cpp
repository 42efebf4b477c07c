#include "tools/sshplan/views/verification_json.hpp"

#include <string_view>

namespace sshplan::cli {
namespace {

std::string_view name_of(AnswerDifference::Kind kind) {
    switch (kind) {
        case AnswerDifference::Kind::setting:
            return "setting";
        case AnswerDifference::Kind::refusal:
            return "refusal";
        case AnswerDifference::Kind::message:
            return "message";
        case AnswerDifference::Kind::command:
            return "command";
    }
    return {};
}

Json json_of(const std::optional<std::string>& side) { return side ? Json(*side) : Json(); }

Json json_of(const ShownVerification& shown, const SshDisagreement& first) {
    const WhenAsked when = when_asked(first, shown.explanation.conditions);
    Json json{{"name", first.name}, {"invocation", first.words}, {"when", when_json(when.known)}};
    if (!when.others.empty()) json["when_also"] = when.others;
    json.update({{"kind", name_of(first.difference.kind)},
                 {"sshplan", json_of(first.difference.ours)},
                 {"ssh", json_of(first.difference.theirs)},
                 {"command", command_to_see(shown).text}});
    return json;
}

}  // namespace

Json verification_json(const ShownVerification& shown) {
    const SshVerification& verification = shown.verification;
    Json not_asked = Json::array();
    for (const Unasked& unasked : verification.not_asked) {
        not_asked.push_back({{"reason", unasked.why}, {"count", unasked.count}});
    }
    return {{"program", shown.program},
            {"version", text_or_null(shown.version)},
            {"processes", verification.processes},
            {"asked", verification.asked},
            {"agreed", verification.agreed},
            {"not_asked", std::move(not_asked)},
            {"difference", verification.first ? json_of(shown, *verification.first) : Json()}};
}

}  // namespace sshplan::cli
