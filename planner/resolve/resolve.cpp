#include "planner/resolve/resolve.hpp"

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/evaluation.hpp"

namespace sshplan {
namespace {

/// What is said where a file that somebody named cannot be read.
Flow cannot_open(Evaluation& evaluation, const std::string& path, const FileFailure& failure) {
    using Kind = FileFailure::Kind;
    if (failure.kind == Kind::not_regular || failure.kind == Kind::too_large) {
        return give_up(evaluation,
                       fmt::format("{} is not read: it is {}", path, failure.reason),
                       failure.kind == Kind::not_regular
                           ? std::vector<std::string>{"copy it to a regular file first; to read no "
                                                      "file at all: -F none"}
                           : std::vector<std::string>{});
    }
    return refuse(
        evaluation,
        fmt::format(
            "Can't open user config file {}: {}", shortened(path), shortened(failure.reason)));
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// The file of a -F, which may be meant to be a judged one.
const OpenedFile& open_named(const Evaluation& evaluation, const std::string& path) {
    ConfigFiles& files = evaluation.surroundings.files;
    const OpenedFile& file = files.open(path);
    if (!file.failure || file.failure->kind != FileFailure::Kind::missing) return file;
    for (const RoleFile* const role :
         {&evaluation.client.user_config, &evaluation.client.system_config}) {
        const bool is_judged = role->wanted == RoleFile::Wanted::judged;
        if (is_judged && last_part(path) == last_part(role->path)) return files.open(role->path);
    }
    return file;
}

/// Reads `-F FILE`, which stands for both files (ssh.c process_config_files).
Flow read_named(Evaluation& evaluation, const std::string& path) {
    const OpenedFile& file = open_named(evaluation, path);
    if (file.failure) return cannot_open(evaluation, path, *file.failure);
    return read_config(evaluation, file, {file.source.get(), Side::user, 0}, {});
}

Flow read_role(Evaluation& evaluation, const RoleFile& role, Side side) {
    if (role.wanted == RoleFile::Wanted::nothing) return Flow::go_on;
    const OpenedFile& file = evaluation.surroundings.files.open(role.path);
    if (file.failure) {
        const bool unopenable = file.failure->kind == FileFailure::Kind::missing ||
                                file.failure->kind == FileFailure::Kind::failed;
        if (unopenable && role.wanted == RoleFile::Wanted::by_default) return Flow::go_on;
        return cannot_open(evaluation, role.path, *file.failure);
    }
    const bool is_checked = side == Side::user && role.wanted == RoleFile::Wanted::by_default;
    if (is_checked && !has_good_permissions(evaluation, file)) {
        return refuse_for(evaluation,
                          {.place = {file.source.get(), {}}},
                          ComplaintKind::bad_permissions,
                          fmt::format("Bad owner or permissions on {}", role.path),
                          {fmt::format("chmod go-w {}", role.path)});
    }
    return read_config(evaluation, file, {file.source.get(), side, 0}, {});
}

Flow read_files(Evaluation& evaluation) {
    const std::optional<std::string>& named = evaluation.result.config_option;
    if (named) return is_none(*named) ? Flow::go_on : read_named(evaluation, *named);
    const Client& client = evaluation.client;
    const Flow flow = read_role(evaluation, client.user_config, Side::user);
    return flow == Flow::stop ? flow : read_role(evaluation, client.system_config, Side::system);
}

Flow evaluate(Evaluation& evaluation) {
    if (read_command_line(evaluation) == Flow::stop) return Flow::stop;
    evaluation.match_host = evaluation.result.host_argument;
    if (read_files(evaluation) == Flow::stop) return Flow::stop;
    if (find_destination(evaluation) == Flow::stop) return Flow::stop;
    if (evaluation.second_pass_wanted) {
        evaluation.pass = 2;
        evaluation.match_host = evaluation.result.hostname;
        if (read_files(evaluation) == Flow::stop) return Flow::stop;
    }
    evaluation.result.has_read_all = true;
    return finish(evaluation);
}

}  // namespace

Resolution resolve(const Invocation& invocation,
                   const Client& client,
                   const Surroundings& surroundings) {
    Evaluation evaluation{.invocation = invocation, .client = client, .surroundings = surroundings};
    (void)evaluate(evaluation);
    evaluation.result.passes = evaluation.pass;
    return std::move(evaluation.result);
}

Resolution resolve_words(const Invocation& invocation,
                         const Client& client,
                         const Surroundings& surroundings) {
    Evaluation evaluation{.invocation = invocation, .client = client, .surroundings = surroundings};
    (void)read_words(evaluation);
    return std::move(evaluation.result);
}

}  // namespace sshplan
