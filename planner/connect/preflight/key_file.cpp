#include "planner/connect/preflight/key_file.hpp"

#include <utility>

#include "planner/dialect/readings.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/resolve/tokens.hpp"
#include "planner/world/tilde.hpp"

namespace sshplan {
namespace {

constexpr std::uint32_t rights_of_others = 077;
constexpr std::uint32_t reading_by_others = 044;

}  // namespace

std::variant<std::string, BadKeyPath> key_file_path(std::string_view value,
                                                    Keyword keyword,
                                                    const Resolution& resolution,
                                                    const Client& client,
                                                    World& world) {
    auto answer = tilde_expand(world, value, client.home, tilde_reading(client.dialect));
    if (auto* const fault = std::get_if<TildeFault>(&answer)) {
        return BadKeyPath{std::move(fault->message)};
    }
    ExpandedText expansion = expand(std::get<std::string>(answer),
                                    expansion_rules(keyword, client.dialect),
                                    final_tokens(resolution, client),
                                    {client.dialect, world});
    if (expansion.end != ExpandedText::End::complete) return BadKeyPath{expansion.reason()};
    return std::move(expansion.text);
}

KeyFile look_at_key_file(const std::string& path, const Client& client, World& world) {
    using enum KeyFile::State;
    const FileStatusAnswer answer = world.file_status(world.real_path(path));
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        const bool is_missing = failure->kind == FileFailure::Kind::missing;
        return {is_missing ? missing : failed, 0, failure->reason};
    }
    const auto& status = std::get<FileStatus>(answer);
    if (status.kind == FileStatus::Kind::link) return {missing};  // to nothing
    if (status.kind == FileStatus::Kind::other) return {no_file, status.mode};
    const bool is_own = status.owner == client.uid;
    if (is_own && (status.mode & rights_of_others) != 0) return {unprotected, status.mode};
    const bool is_closed = (status.mode & reading_by_others) == 0;
    if (!is_own && client.uid != 0 && is_closed) return {foreign, status.mode};
    return {usable, status.mode};
}

}  // namespace sshplan
