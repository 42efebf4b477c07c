#include "tools/sshplan/commands/migration_source.hpp"

#include <fmt/format.h>

#include "planner/world/overlaid_world.hpp"
#include "tools/sshplan/commands/judging.hpp"
#include "tools/sshplan/session/client.hpp"

namespace sshplan::cli {

namespace {

/// The user's own file, and all that is read with it.
struct OwnFiles {
    explicit OwnFiles(World& machine) : world(machine, {}), files(world) {}

    OverlaidWorld world;  // in which keys are there
    ConfigFiles files;
};

}  // namespace

std::optional<std::string> MigrationSource::look() {
    if (options_.paths.empty()) return look_at_own();
    judged_ =
        std::make_shared<JudgedConfigurations>(caller_.reading, judged_roles(options_, dialect_));
    if (auto complaint = look_at_paths(*judged_, options_, caller_.reading)) return complaint;
    shell_ = judged_->all().front().client.shell;
    return std::nullopt;
}

EvaluationOptions MigrationSource::own_options() const {
    EvaluationOptions evaluation = options_.evaluation;
    if (evaluation.system_config.kind == ConfigChoice::Kind::usual) {
        evaluation.system_config = {ConfigChoice::Kind::nothing};
    }
    return evaluation;
}

std::optional<std::string> MigrationSource::look_at_own() {
    OwnFiles own{caller_.reading};
    const ClientAnswer client = find_client(caller_.reading, own.files, dialect_, own_options());
    if (client.complaint) return client.complaint->text;
    const std::string& top = top_file(client.client);
    if (top.empty()) return "nothing is left to be rewritten";
    if (!own.files.open(top).source && !caller_.reading.exists(top)) {
        return fmt::format("{}: No such file or directory. Try: sshplan migrate PATH", top);
    }
    shell_ = client.client.shell;
    return std::nullopt;
}

ReadState MigrationSource::read(World& machine) const {
    ReadState state;
    if (!judged_) {
        auto own = std::make_shared<OwnFiles>(machine);
        const ClientAnswer client = find_client(own->world, own->files, dialect_, own_options());
        state.targets.push_back({client.client, &own->world, &own->files});
        state.keeps_alive = std::move(own);
        return state;
    }
    const auto judged = &machine == &caller_.reading ? judged_ : judged_on(machine);
    for (const JudgedConfiguration& one : judged->all()) {
        state.targets.push_back({one.client, one.world, one.files});
    }
    state.keeps_alive = judged;
    // Files may be opened later on.
    state.name = [judged](const SourceFile& file) { return name_of(*judged, file); };
    return state;
}

std::shared_ptr<JudgedConfigurations> MigrationSource::judged_on(World& machine) const {
    auto judged = std::make_shared<JudgedConfigurations>(machine, judged_roles(options_, dialect_));
    (void)look_at_paths(*judged, options_, machine);
    return judged;
}

std::vector<FileRemark> MigrationSource::remarks() const {
    return judged_ ? remarks_on_includes(*judged_) : std::vector<FileRemark>{};
}

}  // namespace sshplan::cli
