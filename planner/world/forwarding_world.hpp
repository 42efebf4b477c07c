#pragma once

#include <string>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan {

/// A machine that puts every question to another one, for whoever changes some of the answers. What
/// changes files it refuses, as every World does that says nothing else.
class ForwardingWorld : public World {
public:
    /// `machine` outlives it.
    explicit ForwardingWorld(World& machine) : machine_(machine) {}

    [[nodiscard]] FileAnswer read_file(const std::string& path) override {
        return machine_.read_file(path);
    }
    [[nodiscard]] FileAnswer read_standard_input() override {
        return machine_.read_standard_input();
    }
    [[nodiscard]] const Limits& limits() const override { return machine_.limits(); }
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
    [[nodiscard]] FileStatusAnswer file_status(const std::string& path) override {
        return machine_.file_status(path);
    }
    [[nodiscard]] std::vector<std::string> list_directory(const std::string& path) override {
        return machine_.list_directory(path);
    }
    [[nodiscard]] std::optional<std::string> variable(std::string_view name) override {
        return machine_.variable(name);
    }
    [[nodiscard]] std::uint32_t user_id() override { return machine_.user_id(); }
    [[nodiscard]] std::string today() override { return machine_.today(); }
    [[nodiscard]] std::string host_name() override { return machine_.host_name(); }
    [[nodiscard]] std::optional<CommandEnd> run_shell(const std::string& shell,
                                                      const std::string& command,
                                                      const Patience& patience) override {
        return machine_.run_shell(shell, command, patience);
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

protected:
    [[nodiscard]] World& machine() { return machine_; }

private:
    World& machine_;
};

}  // namespace sshplan
