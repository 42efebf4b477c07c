#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/tokens.hpp"
#include "planner/world/tilde.hpp"

namespace sshplan {
namespace {

enum class Part : std::uint8_t { whole, words, after_equals, paths };
enum class Tilde : std::uint8_t { kept, expanded };

/// A value that ssh expands before it connects, or prints with -G.
struct ExpandedOption {
    Keyword keyword;
    Part part = Part::whole;
    Tilde tilde = Tilde::kept;
    Release since{7, 2};
};

// In ssh's order (ssh.c main), which decides about what it complains.
constexpr std::array expanded_options{
    ExpandedOption{Keyword::remote_command},
    ExpandedOption{Keyword::control_path, Part::whole, Tilde::expanded},
    ExpandedOption{Keyword::identity_agent, Part::whole, Tilde::expanded},
    ExpandedOption{Keyword::revoked_host_keys, Part::words, Tilde::expanded, {9, 4}},
    ExpandedOption{Keyword::forward_agent, Part::whole, Tilde::expanded},
    ExpandedOption{Keyword::version_addendum, Part::whole, Tilde::kept, {10, 0}},
    ExpandedOption{Keyword::user_known_hosts_file, Part::words, Tilde::expanded},
    ExpandedOption{Keyword::set_env, Part::after_equals, Tilde::kept, {10, 0}},
    ExpandedOption{Keyword::local_forward, Part::paths},
    ExpandedOption{Keyword::remote_forward, Part::paths},
};

/// The pieces of a value that are expanded each for itself.
std::vector<std::string_view> pieces(std::string_view text, Part part) {
    if (part == Part::whole) return {text};
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        std::string_view piece = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equal = piece.find('=');
        if (part == Part::after_equals && equal != std::string_view::npos) {
            piece.remove_prefix(equal + 1);
        }
        const bool is_wanted = part != Part::paths || piece.find('/') != std::string_view::npos;
        if (is_wanted) found.push_back(piece);
    }
    return found;
}

/// Whether a value of ForwardAgent is the path of a socket; $NAME is only looked up to connect.
bool is_path(std::string_view value) {
    return value != "yes" && value != "no" && !value.starts_with('$');
}

/// ssh looks whether the socket of ForwardAgent is there, and may forward none (ssh.c main).
Flow check_socket(Evaluation& evaluation, const std::string& path) {
    if (evaluation.world().exists(path)) return Flow::go_on;
    const std::string text =
        fmt::format("Cannot forward agent socket path \"{}\": No such file or directory", path);
    if (evaluation.result.text(Keyword::exit_on_forward_failure, "no") == "yes") {
        return refuse(evaluation, text);
    }
    evaluation.result.complaints.push_back({.text = text, .severity = Severity::warning});
    return Flow::go_on;
}

Flow check_piece(Evaluation& evaluation, const ExpandedOption& option, std::string_view piece) {
    std::string text{piece};
    if (option.tilde == Tilde::expanded) {
        auto answer = tilde_expand(evaluation.world(), text, evaluation.client.home);
        if (const auto* fault = std::get_if<TildeFault>(&answer)) {
            return refuse(evaluation, fault->message);
        }
        text = std::get<std::string>(std::move(answer));
    }
    ExpansionRules rules = expansion_rules(option.keyword, evaluation.client.dialect);
    // Those of a forward were expanded where it was read.
    if (option.part == Part::paths) rules.variables = Variables::none;
    const TokenValue tokens = final_tokens(evaluation.result, evaluation.client);
    const ExpandedText expansion = expand(text, rules, tokens, evaluation.world());
    if (accept(evaluation, expansion) == Flow::stop) return Flow::stop;
    const bool is_socket = option.keyword == Keyword::forward_agent && is_path(piece);
    return is_socket ? check_socket(evaluation, expansion.text) : Flow::go_on;
}

}  // namespace

Flow accept(Evaluation& evaluation, const ExpandedText& expansion) {
    if (expansion.end == ExpandedText::End::complete) return Flow::go_on;
    for (const std::string& text : expansion.complaints) (void)refuse(evaluation, text);
    if (expansion.end == ExpandedText::End::undefined) {
        (void)refuse(evaluation, "invalid environment variable expansion");
    }
    return Flow::stop;
}

Flow check_expansions(Evaluation& evaluation) {
    for (const ExpandedOption& option : expanded_options) {
        if (evaluation.client.dialect.release < option.since) continue;
        for (const Obtained& value : evaluation.result.of(option.keyword).obtained) {
            if (!value.guards.empty()) continue;
            for (const std::string_view piece : pieces(value.text, option.part)) {
                if (check_piece(evaluation, option, piece) == Flow::stop) return Flow::stop;
            }
        }
    }
    return Flow::go_on;
}

}  // namespace sshplan
