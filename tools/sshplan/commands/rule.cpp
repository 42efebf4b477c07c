#include "tools/sshplan/commands/rule.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/lint/all_rules.hpp"
#include "tools/sshplan/commands/rule_names.hpp"
#include "tools/sshplan/commands/verb_option.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/rule_json.hpp"
#include "tools/sshplan/views/rule_markdown.hpp"
#include "tools/sshplan/views/rule_text.hpp"

namespace sshplan::cli {

namespace {

enum class RuleFormat : std::uint8_t { text, markdown, json };

struct RuleOptions {
    std::optional<std::string> rule{};  // none: all
    RuleFormat format = RuleFormat::text;
    ColourWish colour = ColourWish::automatic;
    bool wants_help = false;
};

OptionFault store_format(RuleOptions& options, const std::string& value) {
    return choose_for("--format",
                      options.format,
                      value,
                      {{"text", RuleFormat::text},
                       {"markdown", RuleFormat::markdown},
                       {"json", RuleFormat::json}});
}

OptionFault store_colour(RuleOptions& options, const std::string& value) {
    return choose_for("--color",
                      options.colour,
                      value,
                      {{"auto", ColourWish::automatic},
                       {"always", ColourWish::always},
                       {"never", ColourWish::never}});
}

OptionFault want_help(RuleOptions& options, const std::string& /*value*/) {
    options.wants_help = true;
    return std::nullopt;
}

// In the order of the help.
// clang-format off
constexpr std::array<VerbOption<RuleOptions>, 3> own_options{{
    {{"--format", "FORMAT",            "text, markdown or json (text)"},   store_format},
    {{"--color",  "auto|always|never", "whether text is coloured (auto)"}, store_colour},
    {{"--help",   "",                  "print this help"},                 want_help},
}};
// clang-format on

const VerbOption<RuleOptions>* find_own(std::string_view name) {
    for (const VerbOption<RuleOptions>& option : own_options) {
        if (option.shape.name == name) return &option;
    }
    return nullptr;
}

/// Takes the first of the words, which it removes.
OptionFault take(RuleOptions& options, std::span<const std::string>& rest) {
    const std::string& word = rest.front();
    if (!word.starts_with('-')) {
        if (options.rule) return "rule takes one ID at most";
        options.rule = word;
        rest = rest.subspan(1);
        return std::nullopt;
    }
    const std::string name = word.substr(0, word.find('='));
    const VerbOption<RuleOptions>* const option = find_own(name);
    if (option == nullptr) return fmt::format("unknown option {}. Try: sshplan help rule", name);
    const auto taken = take_value(option->shape, rest);
    if (const auto* const wrong = std::get_if<WrongOption>(&taken)) return wrong->message;
    const auto& value = std::get<OptionValue>(taken);
    rest = rest.subspan(value.words);
    return option->store(options, value.text);
}

std::variant<RuleOptions, WrongOption> read_options(std::span<const std::string> words) {
    RuleOptions options;
    while (!words.empty()) {
        if (OptionFault fault = take(options, words)) return WrongOption{*std::move(fault)};
    }
    return options;
}

void print(std::span<const Rule* const> rules, const RuleOptions& options, const Caller& caller) {
    const Sink& out = caller.streams.out;
    const RuleTextOptions look{.style = style_on(out, options.colour, caller.reading),
                               .width = caller.streams.width};
    switch (options.format) {
        case RuleFormat::text:
            if (options.rule) return print_rule(out.stream, *rules.front(), look);
            return print_rules(out.stream, rules, look);
        case RuleFormat::markdown:
            out.stream << (options.rule ? rule_markdown(*rules.front()) : rules_markdown(rules));
            return;
        case RuleFormat::json:
            out.stream << rules_json(rules);
            return;
    }
}

}  // namespace

int rule_command(std::span<const std::string> words, const Caller& caller) {
    const auto read = read_options(words);
    if (const auto* const wrong = std::get_if<WrongOption>(&read)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    const auto& options = std::get<RuleOptions>(read);
    if (options.wants_help) {
        caller.streams.out.stream << rule_help();
        return status::done;
    }
    caller.reading.give_up(GivenUp::acting_and_writing);
    if (!options.rule) {
        print(all_rules(), options, caller);
        return status::done;
    }
    const Rule* const rule = find_rule(*options.rule);
    if (rule == nullptr) return wrong_usage(caller.streams, unknown_rule(*options.rule));
    print(std::span{&rule, 1}, options, caller);
    return status::done;
}

std::string rule_help() {
    std::string options;
    for (const VerbOption<RuleOptions>& option : own_options) options += help_line(option.shape);
    return fmt::format(
        "usage: sshplan rule [options] [ID]\n\n"
        "Says what a rule of lint is about, with an example of what it finds; without ID, which\n"
        "rules there are. ID is as in SEM001, or a name.\n\n"
        "{}\n"
        "examples:\n"
        "  sshplan rule\n"
        "  sshplan rule SEM001\n"
        "  sshplan rule --format json shadowed-setting\n",
        options);
}

}  // namespace sshplan::cli
