#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "planner/shell/script.hpp"

namespace sshplan::shell {

inline constexpr std::size_t deepest_script = 32;

/// Thrown through the grammar where a text nests too deep.
struct TooDeep {};

/// What is being put together on one level of nesting.
struct Level {
    Script script{};
    Pipeline pipeline{};
    Command command{};
    Word word{};
    std::optional<Redirection> redirection{};
    Part::Quotes quotes = Part::Quotes::none;
};

/// What the actions of the grammar build.
class Builder {
public:
    Builder(const char* begin, std::size_t depth) : begin_(begin), depth_(depth) {
        levels_.emplace_back();
    }

    void open() {
        if (levels_.size() + depth_ > deepest_script) throw TooDeep{};
        levels_.emplace_back();
    }
    Script close() {
        Script script = std::move(top().script);
        levels_.pop_back();
        return script;
    }

    void add_text(std::string_view text, Part::Quotes quotes) {
        std::vector<Part>& parts = top().word.parts;
        const bool joins = !parts.empty() && parts.back().kind == Part::Kind::text &&
                           parts.back().quotes == quotes;
        if (joins) {
            parts.back().text += text;
        } else {
            parts.push_back({.quotes = quotes, .text = std::string{text}});
        }
    }
    void add_part(Part part) {
        part.quotes = top().quotes;
        top().word.parts.push_back(std::move(part));
    }

    void end_word(const char* from, const char* to) {
        Level& level = top();
        Word word = std::exchange(level.word, {});
        word.span = {offset(from), offset(to)};
        if (level.redirection) {
            level.redirection->target = std::move(word);
            level.command.redirections.push_back(*std::exchange(level.redirection, std::nullopt));
        } else if (level.command.words.empty() && is_assignment({from, to})) {
            level.command.assignments.push_back(std::move(word));
        } else {
            level.command.words.push_back(std::move(word));
        }
    }
    void end_command(const char* from, const char* to) {
        while (to > from && (to[-1] == ' ' || to[-1] == '\t')) --to;
        top().command.span = {offset(from), offset(to)};
        top().pipeline.commands.push_back(std::exchange(top().command, {}));
    }
    void end_pipeline() { top().script.steps.push_back({std::exchange(top().pipeline, {})}); }

    Level& top() { return levels_.back(); }
    [[nodiscard]] std::size_t depth() const { return depth_ + levels_.size(); }

private:
    [[nodiscard]] std::uint32_t offset(const char* at) const {
        return static_cast<std::uint32_t>(at - begin_);
    }
    static bool is_assignment(std::string_view raw) {
        const std::size_t end = raw.find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
        return end != 0 && end != std::string_view::npos && raw[end] == '=' &&
               (raw[0] < '0' || raw[0] > '9');
    }

    const char* begin_;
    std::size_t depth_;
    std::vector<Level> levels_{};
};

}  // namespace sshplan::shell
