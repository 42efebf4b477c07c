#include "tools/sshplan/commands/hosts_options.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "planner/resolve/spelling.hpp"

namespace sshplan::cli {

namespace {

constexpr std::string_view verb = "hosts";

/// What is wrong with a value; nothing if it was stored.
using Complaint = std::optional<std::string>;

/// An option that `hosts` alone takes.
struct HostsOption {
    std::string_view name;      // with its dashes
    std::string_view argument;  // as the help calls it; empty: a flag
    std::string_view summary;
    Complaint (*store)(HostsOptions& options, const std::string& value);
};

Complaint set_task(HostsOptions& options, HostsTask task) {
    const bool is_other = options.task != HostsTask::list && options.task != task;
    options.task = task;
    return is_other ? Complaint{"--diff and --fail-if-any exclude each other"} : std::nullopt;
}

Complaint compare(HostsOptions& options, const std::string& /*value*/) {
    return set_task(options, HostsTask::diff);
}

Complaint fail_if_any(HostsOptions& options, const std::string& /*value*/) {
    return set_task(options, HostsTask::fail_if_any);
}

Complaint only_direct(HostsOptions& options, const std::string& /*value*/) {
    options.selection.ways = HostSelection::Ways::direct;
    return std::nullopt;
}

template <std::optional<std::string> HostSelection::* member>
Complaint select(HostsOptions& options, const std::string& value) {
    options.selection.*member = value;
    return std::nullopt;
}

Complaint store_root(HostsOptions& options, const std::string& value) {
    options.root = value;
    return std::nullopt;
}

Complaint store_format(HostsOptions& options, const std::string& value) {
    constexpr std::array formats{std::pair{std::string_view{"text"}, HostsFormat::text},
                                 std::pair{std::string_view{"json"}, HostsFormat::json},
                                 std::pair{std::string_view{"names"}, HostsFormat::names},
                                 std::pair{std::string_view{"routes"}, HostsFormat::routes}};
    for (const auto& [name, format] : formats) {
        if (name != value) continue;
        options.format = format;
        return std::nullopt;
    }
    return fmt::format("--format takes text, json, names or routes, not '{}'", value);
}

// In the order of the help.
// clang-format off
constexpr std::array hosts_options{
    HostsOption{"--match",       "GLOB",        "only names that match: 'prod-*'",                     select<&HostSelection::match>},
    HostsOption{"--via",         "NAME",        "only hosts behind this hop, by its name or address",  select<&HostSelection::via>},
    HostsOption{"--direct",      "",            "only hosts that some outcome reaches without a hop",  only_direct},
    HostsOption{"--key-name",    "NAME",        "only hosts that known_hosts has by this name",        select<&HostSelection::key_name>},
    HostsOption{"--fail-if-any", "",            "exit with 1 if a host is listed",                     fail_if_any},
    HostsOption{"--diff",        "",            "compare two PATHs: which hosts go another way",       compare},
    HostsOption{"--root",        "DIR",         "with PATH: nothing outside is read (its folder)",     store_root},
    HostsOption{"--format",      "FORMAT",      "text, json, names or routes (text)",                  store_format},
};
// clang-format on

const HostsOption* find_own(std::string_view name) {
    const auto* const found = std::ranges::find(hosts_options, name, &HostsOption::name);
    return found == hosts_options.end() ? nullptr : found;
}

/// Goes through the words and sorts them.
class Reader {
public:
    explicit Reader(std::span<const std::string> words) : rest_(words) {}

    std::variant<HostsOptions, WrongOption> run() {
        while (!rest_.empty()) {
            if (Complaint complaint = take()) return WrongOption{*std::move(complaint)};
        }
        auto read = read_own_options(own_words_, verb);
        if (auto* const wrong = std::get_if<WrongOption>(&read)) return *wrong;
        options_.evaluation = std::get<EvaluationOptions>(std::move(read));
        if (Complaint complaint = fault()) return WrongOption{*std::move(complaint)};
        return std::move(options_);
    }

private:
    Complaint take() {
        const std::string& word = rest_.front();
        if (is_behind_dashes_ || word == "-" || !word.starts_with('-')) {
            options_.paths.push_back(word);
            rest_ = rest_.subspan(1);
            return std::nullopt;
        }
        if (word == "--") {
            is_behind_dashes_ = true;
            rest_ = rest_.subspan(1);
            return std::nullopt;
        }
        const std::string name = word.substr(0, word.find('='));
        if (const HostsOption* const own = find_own(name)) return take_option(*own);
        const std::size_t count = count_own_words(rest_, verb);
        if (count == 0) return unknown(name);
        own_words_.insert(
            own_words_.end(), rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(count));
        rest_ = rest_.subspan(count);
        return std::nullopt;
    }

    Complaint take_option(const HostsOption& own) {
        const std::string& word = rest_.front();
        const bool is_glued = word.size() > own.name.size();
        const bool takes_value = !own.argument.empty();
        if (is_glued && !takes_value) return fmt::format("{} takes no value", own.name);
        const std::size_t count = takes_value && !is_glued ? 2 : 1;
        const std::string value = is_glued                ? word.substr(own.name.size() + 1)
                                  : count <= rest_.size() ? rest_[count - 1]
                                                          : "";
        if (takes_value && (count > rest_.size() || value.empty())) {
            return fmt::format("{} needs a value: {}", own.name, own.argument);
        }
        rest_ = rest_.subspan(count);
        return own.store(options_, value);
    }

    static Complaint unknown(const std::string& name) {
        if (!name.starts_with("--")) {
            return fmt::format(
                "{} is no option of hosts, which asks for every destination. "
                "Try: sshplan help hosts",
                name);
        }
        std::vector<std::string_view> names = own_option_names(verb);
        std::ranges::transform(hosts_options, std::back_inserter(names), &HostsOption::name);
        const auto nearest = nearest_names(name, names, 1);
        return nearest.empty()
                   ? fmt::format("unknown option {}. Try: sshplan help hosts", name)
                   : fmt::format("unknown option {}. Did you mean {}?", name, nearest.front());
    }

    /// What does not go together.
    Complaint fault() {
        EvaluationOptions& evaluation = options_.evaluation;
        const bool is_diff = options_.task == HostsTask::diff;
        const std::size_t most = is_diff ? 2 : 1;
        if (evaluation.wants_help) return std::nullopt;
        if (options_.paths.size() > most || (is_diff && options_.paths.size() < most)) {
            return is_diff ? "--diff takes two PATHs: OLD NEW" : "hosts takes one PATH at most";
        }
        if (is_diff && options_.format == HostsFormat::routes) {
            return "--diff prints text, json or names";
        }
        if (!options_.paths.empty()) return fault_with_path();
        return options_.root ? Complaint{"--root goes with a PATH"} : std::nullopt;
    }

    [[nodiscard]] bool names_openssh() const {
        return std::ranges::any_of(own_words_, [](const std::string& word) {
            return word == "--openssh" || word.starts_with("--openssh=");
        });
    }

    Complaint fault_with_path() {
        EvaluationOptions& evaluation = options_.evaluation;
        using Kind = ConfigChoice::Kind;
        if (evaluation.user_config.kind != Kind::usual) {
            return "--user-config and PATH exclude each other";
        }
        if (evaluation.system_config.kind != Kind::usual) {
            return "--system-config and PATH exclude each other";
        }
        if (!names_openssh()) evaluation.openssh = "newest";
        return std::nullopt;
    }

    std::span<const std::string> rest_;
    bool is_behind_dashes_ = false;
    std::vector<std::string> own_words_;
    HostsOptions options_;
};

}  // namespace

std::variant<HostsOptions, WrongOption> read_hosts_options(std::span<const std::string> words) {
    return Reader{words}.run();
}

std::string hosts_options_help() {
    std::string help;
    for (const HostsOption& own : hosts_options) {
        const std::string left = fmt::format("{} {}", own.name, own.argument);
        help += fmt::format("  {:<30}{}\n", left, own.summary);
    }
    return help + own_options_help(verb);
}

}  // namespace sshplan::cli
