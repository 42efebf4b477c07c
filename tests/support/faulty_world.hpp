#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "planner/world/forwarding_world.hpp"

namespace sshplan::test {

/// A call that has to do with files, before or after it takes effect.
struct CallMoment {
    std::size_t number = 0;  // from 1
    std::string_view name{};
    std::string path{};
    bool is_done = false;
};

/// What goes wrong at a moment: the call answers with this failure instead. It may also throw, or
/// end the process.
using FaultHook = std::function<ChangeFailure(const CallMoment&)>;

/// Another World, in which calls that have to do with files go wrong.
class FaultyWorld final : public ForwardingWorld {
public:
    FaultyWorld(World& machine, FaultHook hook)
        : ForwardingWorld(machine), hook_(std::move(hook)) {}

    /// How many such calls there were.
    [[nodiscard]] std::size_t count() const { return count_; }

    [[nodiscard]] FileAnswer read_file(const std::string& path) override {
        return call<FileAnswer>("read", path, [&] { return machine().read_file(path); });
    }
    [[nodiscard]] FileStatusAnswer file_status(const std::string& path) override {
        return call<FileStatusAnswer>("status", path, [&] { return machine().file_status(path); });
    }
    [[nodiscard]] ChangeFailure create_file_like(const std::string& path,
                                                 const std::string& model,
                                                 std::string_view bytes) override {
        return call<ChangeFailure>(
            "create", path, [&] { return machine().create_file_like(path, model, bytes); });
    }
    [[nodiscard]] ChangeFailure link_file(const std::string& path,
                                          const std::string& second) override {
        return call<ChangeFailure>("link", path, [&] { return machine().link_file(path, second); });
    }
    [[nodiscard]] ChangeFailure rename_file(const std::string& from,
                                            const std::string& to) override {
        return call<ChangeFailure>("rename", from, [&] { return machine().rename_file(from, to); });
    }
    [[nodiscard]] ChangeFailure remove_file(const std::string& path) override {
        return call<ChangeFailure>("remove", path, [&] { return machine().remove_file(path); });
    }
    [[nodiscard]] ChangeFailure sync_directory(const std::string& path) override {
        return call<ChangeFailure>("sync", path, [&] { return machine().sync_directory(path); });
    }
    [[nodiscard]] std::unique_ptr<HeldSignals> hold_signals() override {
        return machine().hold_signals();
    }

private:
    template <typename Answer, typename Act>
    Answer call(std::string_view name, const std::string& path, const Act& act) {
        const auto failed = [](std::string reason) -> Answer {
            if constexpr (std::is_same_v<Answer, ChangeFailure>) {
                return reason;
            } else {
                return FileFailure{FileFailure::Kind::failed, std::move(reason)};
            }
        };
        CallMoment moment{++count_, name, path};
        if (auto failure = hook_(moment)) return failed(*failure);
        Answer answer = act();
        moment.is_done = true;
        if (auto failure = hook_(moment)) return failed(*failure);
        return answer;
    }

    FaultHook hook_;
    std::size_t count_ = 0;
};

}  // namespace sshplan::test
