#include "planner/lint/probe.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "parser/config/endpoint.hpp"
#include "planner/lint/shell_programs.hpp"
#include "planner/recipe/call.hpp"
#include "planner/shell/expand_words.hpp"

namespace sshplan {
namespace {

bool is_netcat(std::string_view name) {
    return name == "nc" || name == "netcat" || name == "nc.openbsd" || name == "nc.traditional";
}

/// Takes the letter of "only look" out of netcat's options; whether it was there.
bool take_zero(std::vector<std::string>& words) {
    bool has_zero = false;
    for (auto word = words.begin() + 1; word != words.end(); ++word) {
        if (word->size() < 2 || word->front() != '-') continue;
        has_zero = std::erase(*word, 'z') > 0 || has_zero;
    }
    std::erase(words, "-");
    return has_zero;
}

}  // namespace

std::optional<Probe> read_probe(std::string_view text, const Visit& visit) {
    std::string host;
    std::string port;
    int count = 0;
    for (ShellProgram& program : programs_in(text)) {
        if (program.name() == tcp_device && program.words.size() == 3) {
            host = program.words[1];
            port = program.words[2];
            ++count;
        } else if (is_netcat(program.name()) && take_zero(program.words)) {
            const auto recipe = recipe::read_netcat(
                {.words = program.words,
                 .context = {*visit.of.target->world, visit.explanation.client}});
            if (!recipe || recipe->reach != Reach::local_netcat) return std::nullopt;
            host = recipe->host;
            port = recipe->port;
            ++count;
        }
    }
    const auto number = port_number(port);
    if (count != 1 || !number || !shell::is_known(host)) return std::nullopt;
    return Probe{std::move(host), static_cast<std::uint16_t>(*number)};
}

}  // namespace sshplan
