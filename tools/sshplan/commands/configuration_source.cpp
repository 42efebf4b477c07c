#include "tools/sshplan/commands/configuration_source.hpp"

#include <algorithm>
#include <utility>

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

std::optional<SourceFault> ConfigurationSource::look() {
    if (options_.paths.empty()) return look_at_own();
    judged_ =
        std::make_shared<JudgedConfigurations>(caller_.reading, judged_roles(options_, dialect_));
    if (auto fault = look_at_paths(*judged_, options_, caller_.reading)) {
        return SourceFault{
            std::move(fault->text),
            fault->ending == Ending::limit ? status::undecided : status::wrong_usage};
    }
    shell_ = judged_->all().front().client.shell;
    return std::nullopt;
}

EvaluationOptions ConfigurationSource::own_options() const {
    EvaluationOptions evaluation = options_.evaluation;
    if (evaluation.system_config.kind == ConfigChoice::Kind::usual) {
        evaluation.system_config = {ConfigChoice::Kind::nothing};
    }
    return evaluation;
}

std::optional<SourceFault> ConfigurationSource::look_at_own() {
    OwnFiles own{caller_.reading};
    const ClientAnswer client = find_client(caller_.reading, own.files, dialect_, own_options());
    if (client.complaint) return SourceFault{client.complaint->text, status::undecided};
    const std::string& top = top_file(client.client);
    if (top.empty()) return SourceFault{"no file is left to be read"};
    if (!own.files.open(top).source && !caller_.reading.exists(top)) {
        return SourceFault{
            fmt::format("{}: No such file or directory. Try: sshplan {} PATH", top, verb_)};
    }
    shell_ = client.client.shell;
    home_ = client.client.home;
    notes_ = client.notes;
    return std::nullopt;
}

ReadState ConfigurationSource::read(World& machine) const {
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

std::shared_ptr<JudgedConfigurations> ConfigurationSource::judged_on(World& machine) const {
    auto judged = std::make_shared<JudgedConfigurations>(machine, judged_roles(options_, dialect_));
    (void)look_at_paths(*judged, options_, machine);
    return judged;
}

std::variant<Conditions, BadNameTable> ConfigurationSource::conditions() const {
    if (judged_) return judged_conditions(options_, judged_->all().front(), caller_);
    auto sources = condition_sources(caller_, options_.evaluation, shell_);
    if (auto* const bad = std::get_if<BadNameTable>(&sources)) return std::move(*bad);
    return Conditions{std::get<ConditionSources>(std::move(sources)),
                      options_.evaluation.assumptions};
}

bool ConfigurationSource::is_repeatable() const {
    const bool reads_own_from_input =
        options_.evaluation.user_config.kind == ConfigChoice::Kind::standard_input;
    return !reads_own_from_input && std::ranges::find(options_.paths, "-") == options_.paths.end();
}

std::vector<FileRemark> ConfigurationSource::remarks() const {
    return judged_ ? remarks_on_includes(*judged_) : std::vector<FileRemark>{};
}

}  // namespace sshplan::cli
