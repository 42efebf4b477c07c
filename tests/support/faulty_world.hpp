#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "planner/world/world.hpp"

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
class FaultyWorld final : public World {
public:
    FaultyWorld(World& machine, FaultHook hook) : machine_(machine), hook_(std::move(hook)) {}

    /// How many such calls there were.
    [[nodiscard]] std::size_t count() const { return count_; }

    [[nodiscard]] FileAnswer read_file(const std::string& path) override {
        return call<FileAnswer>("read", path, [&] { return machine_.read_file(path); });
    }
    [[nodiscard]] FileStatusAnswer file_status(const std::string& path) override {
        return call<FileStatusAnswer>("status", path, [&] { return machine_.file_status(path); });
    }
    [[nodiscard]] ChangeFailure create_file_like(const std::string& path,
                                                 const std::string& model,
                                                 std::string_view bytes) override {
        return call<ChangeFailure>(
            "create", path, [&] { return machine_.create_file_like(path, model, bytes); });
    }
    [[nodiscard]] ChangeFailure link_file(const std::string& path,
                                          const std::string& second) override {
        return call<ChangeFailure>("link", path, [&] { return machine_.link_file(path, second); });
    }
    [[nodiscard]] ChangeFailure rename_file(const std::string& from,
                                            const std::string& to) override {
        return call<ChangeFailure>("rename", from, [&] { return machine_.rename_file(from, to); });
    }
    [[nodiscard]] ChangeFailure remove_file(const std::string& path) override {
        return call<ChangeFailure>("remove", path, [&] { return machine_.remove_file(path); });
    }
    [[nodiscard]] ChangeFailure sync_directory(const std::string& path) override {
        return call<ChangeFailure>("sync", path, [&] { return machine_.sync_directory(path); });
    }
    [[nodiscard]] std::unique_ptr<HeldSignals> hold_signals() override {
        return machine_.hold_signals();
    }

    [[nodiscard]] FileAnswer read_standard_input() override {
        return machine_.read_standard_input();
    }
    [[nodiscard]] bool stdin_is_terminal() override { return machine_.stdin_is_terminal(); }
    [[nodiscard]] bool exists(const std::string& path) override { return machine_.exists(path); }
    [[nodiscard]] std::optional<std::string> stat_failure(const std::string& path) override {
        return machine_.stat_failure(path);
    }
    [[nodiscard]] bool is_executable(const std::string& path) override {
        return machine_.is_executable(path);
    }
    [[nodiscard]] std::string real_path(const std::string& path) override {
        return machine_.real_path(path);
    }
    [[nodiscard]] std::vector<std::string> list_directory(const std::string& path) override {
        return machine_.list_directory(path);
    }
    [[nodiscard]] std::optional<std::string> variable(std::string_view name) override {
        return machine_.variable(name);
    }
    [[nodiscard]] std::uint32_t user_id() override { return machine_.user_id(); }
    [[nodiscard]] std::string host_name() override { return machine_.host_name(); }
    [[nodiscard]] std::string today() override { return machine_.today(); }
    [[nodiscard]] std::optional<CommandEnd> run_shell(const std::string& shell,
                                                      const std::string& command) override {
        return machine_.run_shell(shell, command);
    }
    [[nodiscard]] std::optional<CommandEnd> run_program(
        const std::vector<std::string>& words) override {
        return machine_.run_program(words);
    }
    [[nodiscard]] std::optional<NameAnswer> look_up(const NameQuestion& question) override {
        return machine_.look_up(question);
    }
    [[nodiscard]] std::optional<std::vector<std::string>> local_addresses() override {
        return machine_.local_addresses();
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

    World& machine_;
    FaultHook hook_;
    std::size_t count_ = 0;
};

}  // namespace sshplan::test
