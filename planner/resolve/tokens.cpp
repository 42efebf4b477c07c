#include "planner/resolve/tokens.hpp"

#include "parser/config/pattern.hpp"
#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/sha1.hpp"

namespace sshplan {
namespace {

/// Hostname as obtained, with %h for the host that is being matched.
ExpandedText hostname_so_far(const Evaluation& evaluation) {
    if (evaluation.pass == 2) return {.text = evaluation.result.hostname};
    const Obtained* const hostname = evaluation.result.value(Keyword::hostname);
    if (hostname == nullptr) return {.text = evaluation.match_host};
    const auto value = [&](char) { return evaluation.match_host; };
    return expand(hostname->text, Keyword::hostname, value, evaluation.context());
}

/// What does not change while ssh runs.
std::string client_token(const Client& client, char letter) {
    switch (letter) {
        case 'l':
            return client.host_name;
        case 'L':
            return client.host_name.substr(0, client.host_name.find('.'));
        case 'u':
            return client.user;
        case 'd':
            return client.home;
        case 'i':
            return std::to_string(client.uid);
        default:
            return {};
    }
}

std::string jump_token(const std::optional<JumpList>& jump) {
    return jump ? jump->last().host : std::string{};
}

/// misc.c ssh_connection_hash().
std::string connection_hash(const TokenValue& value, const Dialect& dialect) {
    const std::string jump =
        dialect.has(Difference::hash_has_jump_host) ? value('j') : std::string{};
    return sha1_hex(value('l') + value('h') + value('p') + value('r') + jump);
}

}  // namespace

const std::string* host_so_far(Evaluation& evaluation) {
    HostSoFar& known = evaluation.host_so_far;
    if (known.pass == evaluation.pass && known.held == evaluation.held) return &known.text;
    ExpandedText expansion = hostname_so_far(evaluation);
    if (expansion.end != ExpandedText::End::complete) {
        (void)accept(evaluation, expansion, origin_of_value(evaluation, Keyword::hostname));
        return nullptr;
    }
    known = {evaluation.pass, evaluation.held, std::move(expansion.text)};
    return &known.text;
}

TokenValue tokens_so_far(const Evaluation& evaluation) {
    return [&evaluation](char letter) -> std::string {
        const Client& client = evaluation.client;
        const Resolution& so_far = evaluation.result;
        switch (letter) {
            case 'h':
                return hostname_so_far(evaluation).text;
            case 'n':
                return so_far.host_argument;
            case 'p':
                return std::string{so_far.text(Keyword::port, std::to_string(client.default_port))};
            case 'r':
                return std::string{so_far.text(Keyword::user, client.user)};
            case 'k': {
                const Obtained* const alias = so_far.value(Keyword::host_key_alias);
                return alias != nullptr ? alias->text : hostname_so_far(evaluation).text;
            }
            case 'j':
                return jump_token(evaluation.proxy.jump);
            case 'C':
                return connection_hash(tokens_so_far(evaluation), client.dialect);
            default:
                return client_token(client, letter);
        }
    };
}

TokenValue final_tokens(const Resolution& resolution, const Client& client) {
    return [&resolution, &client](char letter) -> std::string {
        switch (letter) {
            case 'h':
                return resolution.hostname;
            case 'n':
                return resolution.host_argument;
            case 'p':
                return std::to_string(resolution.port);
            case 'r':
                return resolution.user;
            case 'k': {
                const Obtained* const alias = resolution.value(Keyword::host_key_alias);
                return alias != nullptr ? lower_case(alias->text) : resolution.host_argument;
            }
            case 'j':
                return jump_token(resolution.jump);
            case 'C':
                return connection_hash(final_tokens(resolution, client), client.dialect);
            default:
                return client_token(client, letter);
        }
    };
}

}  // namespace sshplan
