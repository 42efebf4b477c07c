#include "tools/sshplan/session/lint_settings.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/dialect/dialect.hpp"
#include "planner/lint/all_rules.hpp"
#include "planner/lint/severity.hpp"
#include "planner/resolve/spelling.hpp"
#include "tools/sshplan/session/toml_document.hpp"

namespace sshplan::cli {
namespace {

/// What is wrong with a value; nothing if it was taken.
struct Wrong {
    Span where{};
    std::string text{};
};
using Fault = std::optional<Wrong>;

/// The settings that are read, and the file that they are read from.
class Reading {
public:
    Reading(std::shared_ptr<const SourceFile> file, std::string folder, Authority by) {
        settings.file = std::move(file);
        settings.folder = std::move(folder);
        settings.by = by;
    }

    LintSettings settings;

    [[nodiscard]] bool is_judged() const { return settings.by == Authority::judged; }

    void loosens(Span where, std::string message) {
        settings.loosenings.push_back(
            {{settings.file.get(), where},
             std::move(message),
             "a settings file in what is judged cannot loosen its judge: say it on the command "
             "line, or in a file kept elsewhere that --config names"});
    }
};

/// What becomes of a key.
using Take = Fault (*)(Reading& reading, const TomlEntry& entry);

/// A key of a table. `judge_only`: what it would loosen; empty if anybody may say it.
struct Key {
    std::string_view name;
    Take take = nullptr;  // null: nobody may say it to lint
    std::string_view judge_only{};
};

Wrong of_type(const TomlValue& value, std::string_view type) {
    return {value.span, fmt::format("it takes {}", type)};
}

Fault take_keys(Reading& reading, const TomlValue& table, std::span<const Key> keys) {
    const auto* const entries = std::get_if<TomlValue::Table>(&table.of);
    if (entries == nullptr) return of_type(table, "a table");
    for (const TomlEntry& entry : *entries) {
        const auto known = std::ranges::find(keys, entry.key, &Key::name);
        if (known == keys.end()) {
            std::vector<std::string_view> names;
            for (const Key& key : keys) {
                if (key.take != nullptr) names.push_back(key.name);
            }
            const auto nearest = nearest_names(entry.key, names, 1);
            return Wrong{
                entry.key_span,
                fmt::format("unknown key '{}'{}",
                            entry.key,
                            nearest.empty() ? fmt::format("; it may be {}", fmt::join(names, ", "))
                                            : fmt::format(". Did you mean {}?", nearest.front()))};
        }
        if (!known->judge_only.empty() && reading.is_judged()) {
            reading.loosens(entry.key_span,
                            fmt::format("'{}' is not obeyed: {}", entry.key, known->judge_only));
            continue;
        }
        if (known->take == nullptr) {
            return Wrong{entry.key_span,
                         fmt::format("'{}' is not for lint: {}", entry.key, known->judge_only)};
        }
        if (Fault fault = known->take(reading, entry)) return fault;
    }
    return std::nullopt;
}

Fault take_text(std::string& target, const TomlEntry& entry) {
    const auto* const text = std::get_if<std::string>(&entry.value.of);
    if (text == nullptr) return of_type(entry.value, "a string");
    target = *text;
    return std::nullopt;
}

/// The rules for the judge alone that a code speaks of.
std::vector<const Rule*> kept_of(std::string_view code) {
    std::vector<const Rule*> rules;
    for (const Rule* const rule : all_rules()) {
        if (is_for_the_judge_alone(*rule) && selects(code, *rule)) rules.push_back(rule);
    }
    return rules;
}

/// Takes a list of rules. Each code is shown to `look` with its place.
template <typename Look>
Fault take_codes(std::vector<std::string>& target, const TomlEntry& entry, Look look) {
    const auto* const list = std::get_if<TomlValue::Array>(&entry.value.of);
    if (list == nullptr) return of_type(entry.value, "a list of rules: [\"SEM001\", \"NET\"]");
    for (const TomlValue& value : *list) {
        const auto* const code = std::get_if<std::string>(&value.of);
        if (code == nullptr) return of_type(value, "rules in quotes: \"SEM001\"");
        if (!is_selector(*code)) return Wrong{value.span, fmt::format("no rule is '{}'", *code)};
        target.push_back(*code);
        look(*code, value.span);
    }
    return std::nullopt;
}

/// What is done about a list that leaves rules out.
auto guarding(Reading& reading) {
    return [&reading](const std::string& code, Span where) {
        if (!reading.is_judged() || kept_of(code).empty()) return;
        reading.loosens(where,
                        fmt::format("'{}' is not left out, as far as it is about security or "
                                    "policies",
                                    code));
    };
}

Fault take_profile(Reading& reading, const TomlEntry& entry) {
    std::string name;
    if (Fault fault = take_text(name, entry)) return fault;
    reading.settings.profile = find_profile(name);
    if (reading.settings.profile) return std::nullopt;
    return of_type(entry.value, "default, strict, shared-repo or personal");
}

Fault take_select(Reading& reading, const TomlEntry& entry) {
    RuleSelection& selection = reading.settings.selection;
    Fault fault = take_codes(selection.select, entry, [](const std::string&, Span) {});
    if (fault || !reading.is_judged()) return fault;
    const bool leaves_some_out = std::ranges::any_of(all_rules(), [&](const Rule* rule) {
        return is_for_the_judge_alone(*rule) && is_selected({}, *rule) &&
               !is_selected({.select = selection.select}, *rule);
    });
    if (leaves_some_out) {
        reading.loosens(entry.key_span, "rules on security are not left out by 'select'");
    }
    return std::nullopt;
}

Fault take_extend(Reading& reading, const TomlEntry& entry) {
    return take_codes(reading.settings.selection.extend, entry, [](const std::string&, Span) {});
}

Fault take_ignore(Reading& reading, const TomlEntry& entry) {
    return take_codes(reading.settings.selection.ignore, entry, guarding(reading));
}

Fault take_fail_on(Reading& reading, const TomlEntry& entry) {
    std::string name;
    if (Fault fault = take_text(name, entry)) return fault;
    const std::optional<Severity> from = find_severity(name);
    if (!from && name != "never") {
        return of_type(entry.value, "error, warning, info, hint or never");
    }
    const bool is_weaker = !from || *from < Severity::warning;
    if (reading.is_judged() && is_weaker) {
        reading.loosens(entry.value.span, "'fail-on' is not raised above warning");
        return std::nullopt;
    }
    reading.settings.fail_on = from;
    return std::nullopt;
}

Fault take_severities(Reading& reading, const TomlEntry& entry) {
    const auto* const table = std::get_if<TomlValue::Table>(&entry.value.of);
    if (table == nullptr) return of_type(entry.value, "a table of rules");
    for (const TomlEntry& one : *table) {
        if (!is_selector(one.key))
            return Wrong{one.key_span, fmt::format("no rule is '{}'", one.key)};
        std::string name;
        if (Fault fault = take_text(name, one)) return fault;
        const std::optional<Severity> severity = find_severity(name);
        if (!severity) return of_type(one.value, "error, warning, info or hint");
        reading.settings.severities.push_back({one.key, *severity, reading.settings.by});
        const bool is_lower = std::ranges::any_of(
            kept_of(one.key), [&](const Rule* rule) { return rule->severity < *severity; });
        if (reading.is_judged() && is_lower) {
            reading.loosens(
                one.key_span,
                fmt::format(
                    "'{}' is not lowered to {}, as far as it is about security", one.key, name));
        }
    }
    return std::nullopt;
}

Fault take_file_ignores(Reading& reading, const TomlEntry& entry) {
    const auto* const table = std::get_if<TomlValue::Table>(&entry.value.of);
    if (table == nullptr) return of_type(entry.value, "a table of patterns for paths");
    for (const TomlEntry& one : *table) {
        FileIgnore ignore{.pattern = one.key, .by = reading.settings.by};
        if (Fault fault = take_codes(ignore.codes, one, guarding(reading))) return fault;
        reading.settings.file_ignores.push_back(std::move(ignore));
    }
    return std::nullopt;
}

template <std::string LintSettings::* member>
Fault take_version(Reading& reading, const TomlEntry& entry) {
    if (Fault fault = take_text(reading.settings.*member, entry)) return fault;
    const auto found = find_dialect(reading.settings.*member);
    if (const auto* const unknown = std::get_if<UnknownDialect>(&found)) {
        return Wrong{entry.value.span, unknown->message};
    }
    return std::nullopt;
}

constexpr std::array openssh_keys{Key{"min", take_version<&LintSettings::min_openssh>},
                                  Key{"max",
                                      take_version<&LintSettings::max_openssh>,
                                      "newer releases may read the files otherwise"}};

Fault take_openssh(Reading& reading, const TomlEntry& entry) {
    return take_keys(reading, entry.value, openssh_keys);
}

/// A path as it is meant: below the folder of the file.
std::string below(const LintSettings& settings, const std::string& path) {
    return path.starts_with('/') ? path : fmt::format("{}/{}", settings.folder, path);
}

template <std::optional<std::string> LintSettings::* member>
Fault take_path(Reading& reading, const TomlEntry& entry) {
    std::string path;
    if (Fault fault = take_text(path, entry)) return fault;
    reading.settings.*member = below(reading.settings, path);
    return std::nullopt;
}

Fault take_worlds(Reading& reading, const TomlEntry& entry) {
    const auto* const table = std::get_if<TomlValue::Table>(&entry.value.of);
    if (table == nullptr) return of_type(entry.value, "a table of files");
    for (const TomlEntry& one : *table) {
        std::string path;
        if (Fault fault = take_text(path, one)) return fault;
        reading.settings.worlds[one.key] = below(reading.settings, path);
    }
    return std::nullopt;
}

Fault take_trust(Reading& reading, const TomlEntry& entry) {
    const auto* const trusts = std::get_if<bool>(&entry.value.of);
    if (trusts == nullptr) return of_type(entry.value, "true or false");
    reading.settings.trusts_comments = *trusts;
    return std::nullopt;
}

constexpr std::string_view no_commands = "lint runs no command and asks no network";

// In the order of the documentation.
constexpr std::array keys{
    Key{"profile", take_profile},
    Key{"select", take_select},
    Key{"extend-select", take_extend},
    Key{"ignore", take_ignore},
    Key{"severity", take_severities},
    Key{"per-file-ignores", take_file_ignores},
    Key{"openssh", take_openssh},
    Key{"fail-on", take_fail_on},
    Key{"worlds", take_worlds, "a world leaves outcomes out of sight"},
    Key{"trust-comments", take_trust, "comments would silence findings on security"},
    Key{"baseline", take_path<&LintSettings::baseline>, "it sets findings aside"},
    Key{"root", take_path<&LintSettings::root>, "it widens what is read"},
    Key{"policy", nullptr, "a policy is named by --policy alone"},
    Key{"exec", nullptr, no_commands},
    Key{"allow-exec", nullptr, no_commands},
    Key{"dns", nullptr, no_commands},
    Key{"shell", nullptr, "the words of the shell decide what a recipe does"},
    Key{"assume", nullptr, "an answer that is assumed leaves outcomes out of sight"},
    Key{"show-env", nullptr, "nothing of the environment is shown"},
};

}  // namespace

std::variant<LintSettings, Complaint> read_lint_settings(std::shared_ptr<const SourceFile> file,
                                                         std::string folder,
                                                         Authority by) {
    auto read = read_toml(*file);
    if (auto* const complaint = std::get_if<Complaint>(&read)) return std::move(*complaint);
    Reading reading{std::move(file), std::move(folder), by};
    if (Fault fault = take_keys(reading, std::get<TomlValue>(read), keys)) {
        return Complaint{.text = std::move(fault->text),
                         .where = {reading.settings.file.get(), fault->where}};
    }
    return std::move(reading.settings);
}

}  // namespace sshplan::cli
