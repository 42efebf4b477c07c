#include "planner/connect/frozen/frozen_route.hpp"

#include <algorithm>
#include <memory>

#include "planner/plan/plan.hpp"
#include "planner/world/forwarding_world.hpp"

namespace sshplan {
namespace {

/// The machine with the frozen files on it; it asks nobody.
class FrozenWorld final : public ForwardingWorld {
public:
    FrozenWorld(World& machine, const std::vector<FrozenFile>& files)
        : ForwardingWorld(machine), files_(files) {}

    [[nodiscard]] FileAnswer read_file(const std::string& path) override {
        const auto found = std::ranges::find(files_, path, &FrozenFile::path);
        if (found == files_.end()) return machine().read_file(path);
        return FileContent{found->text, machine().user_id(), 0, 0600, false};
    }
    [[nodiscard]] std::string real_path(const std::string& path) override {
        const auto found = std::ranges::find(files_, path, &FrozenFile::path);
        return found == files_.end() ? machine().real_path(path) : path;
    }
    [[nodiscard]] std::optional<CommandEnd> run_shell(const std::string& /*shell*/,
                                                      const std::string& /*command*/,
                                                      const Patience& /*patience*/) override {
        return std::nullopt;
    }
    [[nodiscard]] std::optional<NameAnswer> look_up(const NameQuestion& /*question*/) override {
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::vector<std::string>> local_addresses() override {
        return std::nullopt;
    }

private:
    const std::vector<FrozenFile>& files_;
};

}  // namespace

FrozenRoute::FrozenRoute(const FrozenPlan& plan, const Client& client, World& machine)
    : world_(std::make_unique<FrozenWorld>(machine, plan.files)),
      files_(*world_),
      conditions_({*world_, *world_, *world_, client.shell}, {}),
      route_(plan_route(plan.invocation, client, {*world_, files_, conditions_})) {}

FrozenRoute::~FrozenRoute() = default;

}  // namespace sshplan
