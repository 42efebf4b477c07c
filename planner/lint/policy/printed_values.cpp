#include "planner/lint/policy/printed_values.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "planner/explore/unknown_caller.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/resolve/dump/layout.hpp"
#include "planner/resolve/resolve.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan {
namespace {

/// ProxyJump and ProxyCommand are told apart by what is printed.
std::string value_of(const DumpLine& line) {
    const std::size_t blank = line.text.find(' ');
    return blank == std::string::npos ? std::string{} : line.text.substr(blank + 1);
}

bool is_of(const DumpLine& line, Keyword keyword) {
    const bool is_proxy = keyword == Keyword::proxy_jump || keyword == Keyword::proxy_command;
    if (!is_proxy) return line.keyword == keyword;
    return line.text.starts_with(fmt::format("{} ", lower_spelling(keyword)));
}

PrintedLines print(Keyword keyword, const std::string& value, const Dialect& dialect) {
    const std::vector<std::string> words{
        "-o", fmt::format("{}={}", describe(keyword).spelling, value), "host"};
    const auto read = read_invocation(words, dialect, no_long_options);
    Client client = unknown_caller(dialect);
    client.user_config.wanted = RoleFile::Wanted::nothing;
    client.system_config.wanted = RoleFile::Wanted::nothing;
    ImaginaryWorld world{{}};
    ConfigFiles files{world};
    Conditions conditions{{world, world, world, client.shell}, {}};
    const Resolution resolution = resolve(std::get<Invocation>(read),
                                          client,
                                          {.world = world,
                                           .files = files,
                                           .conditions = conditions,
                                           .branching = Branching::all_that_sets});
    if (resolution.ending != Ending::complete) return {};
    return PrintedResolution{resolution, client}.of(keyword);
}

}  // namespace

PrintedResolution::PrintedResolution(const Resolution& resolution, const Client& client)
    : lines_(dump(resolution, client)) {}

const Complaint* PrintedResolution::fault() const {
    const auto* const fault = std::get_if<DumpFault>(&lines_);
    return fault == nullptr ? nullptr : &fault->complaint;
}

PrintedLines PrintedResolution::of(Keyword keyword) const {
    PrintedLines printed;
    if (const auto* const lines = std::get_if<std::vector<DumpLine>>(&lines_)) {
        for (const DumpLine& line : *lines) {
            if (is_of(line, keyword)) printed.insert(value_of(line));
        }
    }
    if (printed.empty()) printed.insert("none");
    return printed;
}

const PrintedLines& PrintedValues::of(Keyword keyword,
                                      const std::string& value,
                                      const Dialect& dialect) {
    const Key key{dialect.name, keyword, value};
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    return known_.emplace(key, print(keyword, value, dialect)).first->second;
}

bool is_printed(Keyword keyword) {
    if (keyword == Keyword::proxy_jump) return true;  // on the line of ProxyCommand
    return std::ranges::find(dump_layout(), keyword, &LayoutRow::keyword) != dump_layout().end();
}

}  // namespace sshplan
